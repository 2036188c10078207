import APISpec

/// Finds the row of a page's error table that speaks of a refused field.
enum DocumentedError {
  /// Words of messages that complain of any parameter. Compared in lower case.
  static let generalComplaints = [
    "field validation failed", "invalid param", "param is invalid", "param invalid", "params error", "param error",
    "parameter error", "parameter is invalid", "parameters are invalid", "wrong param", "invalid request param",
    "invalid request parameter", "参数错误", "参数不合法", "参数无效", "参数异常", "参数校验失败",
  ]

  /// Words that make a message about a field a complaint of its value.
  static let fieldComplaints = [
    "invalid", "illegal", "required", "missing", "empty", "exceed", "too long", "too many", "wrong", "not allowed",
    "should", "must", "无效", "不合法", "错误", "缺少", "为空", "超", "非法",
  ]

  /// The row for the first of some violations: the general code where the page lists it, a row that names the field,
  /// or a row that complains of parameters as such.
  static func row(for violations: [Violation], in rows: [ErrorCase]) -> ErrorCase? {
    guard let violation = violations.first else { return nil }
    let general = PlatformError.fieldValidation.row.code
    let candidates = rows.filter { $0.parentCode == nil && $0.code != 0 && isComplaint($0.httpStatus) }
    return candidates.first { $0.code == general } ?? candidates.first { names(violation.lastName, $0.message) }
      ?? candidates.first { isGeneral($0.message) }
  }

  /// Faults of the server, missing rights and the like are no complaints of a field.
  private static func isComplaint(_ status: Int?) -> Bool {
    switch status {
    case nil, 200?, 400?, 422?: true
    default: false
    }
  }

  private static func isGeneral(_ message: String) -> Bool {
    let message = message.lowercased()
    return generalComplaints.contains { message.contains($0) }
  }

  private static func names(_ field: String, _ message: String) -> Bool {
    let message = message.lowercased()
    guard field.count > 2, fieldComplaints.contains(where: { message.contains($0) }) else { return false }
    let words = message.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_") }
    return words.contains { $0 == field.lowercased() }
  }
}
