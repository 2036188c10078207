/// What a column of a field or error table holds.
enum ColumnRole: Hashable {
  case name, type, required, description, example
  /// Where a parameter goes, on hand-written pages.
  case place
  case httpStatus, code, message, advice

  /// Header texts of field tables: `名称` name, `类型` type, `必填` required, `描述` description.
  private static let fieldHeaders: [(words: [String], role: ColumnRole)] = [
    (["名称", "参数", "字段", "属性名称", "参数名", "参数名称", "字段名", "字段名称", "Name", "Header", "header", "key", "Key"], .name),
    (["类型", "参数类型", "数据类型", "字段类型", "Type", "格式"], .type),
    (["必填", "必须", "是否必填", "是否必须", "必填/选填", "是否必选", "必选", "Required", "可选"], .required),
    (["描述", "说明", "参数说明", "字段说明", "含义", "备注", "Description"], .description),
    (["示例", "示例值", "样例", "Example"], .example),
    (["来源", "位置", "参数位置"], .place),
  ]

  /// Header texts of error tables: `错误码` code, `排查建议` advice.
  private static let errorHeaders: [(words: [String], role: ColumnRole)] = [
    (["HTTP状态码", "HTTP状态", "Http状态码", "状态码"], .httpStatus),
    (["错误码", "Code", "子错误码", "返回码"], .code),
    (["描述", "说明", "错误信息", "错误描述", "错误码描述", "Description", "msg", "错误提示"], .message),
    (["排查建议", "解决方案", "建议", "处理建议", "排查方法", "解决办法", "处理方式"], .advice),
  ]

  private static func table(_ rows: [(words: [String], role: ColumnRole)]) -> [String: ColumnRole] {
    var table: [String: ColumnRole] = [:]
    for (words, role) in rows {
      for word in words { table[word.lowercased()] = role }
    }
    return table
  }

  private static let fields = table(fieldHeaders)
  private static let errors = table(errorHeaders)

  private static func folded(_ cell: Cell) -> String {
    cell.plain.filter { $0 != " " && $0 != "*" }.lowercased()
  }

  /// The roles of a field table's columns; nil for a table of something else.
  ///
  /// Some pages head the type column `格式` and use `类型` for the place of a parameter.
  static func ofFieldTable(_ header: [Cell]) -> [ColumnRole?]? {
    let words = header.map(folded)
    var roles = words.map { fields[$0] }
    if words.contains("格式"), let index = words.firstIndex(of: "类型") { roles[index] = .place }
    guard roles.contains(.name), roles.contains(.type) || roles.contains(.description), roles.first != .some(nil) else {
      return nil
    }
    return withoutRepeats(roles)
  }

  /// The roles of an error table's columns; nil for a table of something else.
  static func ofErrorTable(_ header: [Cell]) -> [ColumnRole?]? {
    let roles = header.map { errors[folded($0)] }
    return roles.contains(.code) ? withoutRepeats(roles) : nil
  }

  /// Where each role stands.
  static func columns(of roles: [ColumnRole?]) -> [ColumnRole: Int] {
    var columns: [ColumnRole: Int] = [:]
    for (index, role) in roles.enumerated() {
      if let role { columns[role] = index }
    }
    return columns
  }

  private static func withoutRepeats(_ roles: [ColumnRole?]) -> [ColumnRole?] {
    var seen: Set<ColumnRole> = []
    return roles.map { role in
      guard let role, seen.insert(role).inserted else { return nil }
      return role
    }
  }
}
