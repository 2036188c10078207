import DocReader

/// A page of dialect C about a tea house, with everything a test does not care about filled in.
///
/// Tables of fields are written one row a line, two blanks of indentation a level, ` | ` between the cells, `↵` for a
/// line break and `⏎` for an empty line inside one:
///
///     pot | pot | 是 | The pot
///       size | int | 否 | Cups⏎**示例值**：4
struct RawPage {
  var path = "tea-v1/pot/update.md"
  var frontMatter =
    "---\ntitle: \"Fill a pot\"\nfullPath: /tea/reference/tea-v1/pot/update\nupdateTime: 1700000000000\n---"
  var title = "Fill a pot"
  var introduction = "Fills a pot."
  /// The query of the explorer link; empty for a page without one.
  var explorer = "project=tea&version=v1&resource=pot&method=update"
  var method = "POST"
  var url = "https://open.feishu.cn/open-apis/tea/v1/pots"
  var rateLimit: String?
  var apps = "<md-app-support types=\"custom,isv\"></md-app-support>"
  var scopesLabel = "权限要求"
  var scopes = "<md-perm name=\"tea:pot\" desc=\"pots\" support_app_types=\"custom\" tags=\"\">pots</md-perm>"
  var fieldScopes: String?
  /// Further rows of basics: label and value.
  var moreBasics: [(String, String)] = []
  var headers =
    "Authorization | string | 是 | <md-tag mode=\"inline\" type=\"token-tenant\">tenant_access_token</md-tag>"
  var pathParameters = ""
  var query = ""
  var body = ""
  var bodyExample: String?
  var response = "code | int | 0 means done\nmsg | string | Text\ndata | \\- | \\-"
  /// The whole response section in place of a table.
  var responseText: String?
  var responseExample: String?
  /// Rows of the error table: status, code, message, advice.
  var errors = ""
  /// Anything that follows the sections of the format.
  var ending = ""

  var text: String {
    var parts = [frontMatter, "# \(title)", introduction + macro, "## 请求", basics]
    parts += ["### 请求头", Self.table("名称 | 类型 | 必填 | 描述", headers, hasLevels: false)]
    if !pathParameters.isEmpty { parts += ["### 路径参数", Self.table("名称 | 类型 | 描述", pathParameters)] }
    if !query.isEmpty { parts += ["### 查询参数", Self.table("名称 | 类型 | 必填 | 描述", query)] }
    if !body.isEmpty { parts += ["### 请求体", Self.table("名称 | 类型 | 必填 | 描述", body)] }
    if let bodyExample { parts += ["### 请求体示例", Self.code(bodyExample)] }
    parts.append("## 响应")
    if let responseText {
      parts.append(responseText)
    } else if !response.isEmpty {
      parts += ["### 响应体", Self.table("名称 | 类型 | 描述", response)]
    }
    if let responseExample { parts += ["### 响应体示例", Self.code(responseExample)] }
    if !errors.isEmpty {
      parts += ["### 错误码", Self.table("HTTP状态码 | 错误码 | 描述 | 排查建议", errors, hasLevels: false)]
    }
    if !ending.isEmpty { parts.append(ending) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The page with some of its parts replaced.
  func with(_ change: (inout RawPage) -> Void) -> RawPage {
    var page = self
    change(&page)
    return page
  }

  private var macro: String {
    explorer.isEmpty ? "" : "{尝试一下}(url=/api/tools/api_explore/api_explore_config?\(explorer))"
  }

  private var basics: String {
    var rows = [("HTTP URL", url), ("HTTP Method", method)]
    if let rateLimit { rows.append(("接口频率限制", rateLimit)) }
    rows += [("支持的应用类型", apps), (scopesLabel, scopes)]
    if let fieldScopes { rows.append(("字段权限要求", fieldScopes)) }
    return Self.basics(rows + moreBasics)
  }

  // MARK: Markup

  /// The table of basics: labels are header cells, as the portal has them.
  static func basics(_ rows: [(String, String)]) -> String {
    let lines = rows.map { "<md-tr>\n<md-th>\($0.0)</md-th>\n<md-td>\($0.1)</md-td>\n</md-tr>" }
    return """
      :::html
      <md-table>
      <md-thead><tr><md-th>基本</md-th><md-th></md-th></tr></md-thead>
      <md-tbody>
      \(lines.joined(separator: "\n"))
      </md-tbody>
      </md-table>
      :::
      """
  }

  /// An `md-dt-table` with levels, or a flat `md-table`.
  static func table(_ header: String, _ rows: String, hasLevels: Bool = true) -> String {
    let kind = hasLevels ? "md-dt" : "md"
    let head = cells(header).map { "<\(kind)-th>\($0)</\(kind)-th>" }.joined()
    let body = rows.split(separator: "\n").map { row($0, kind, hasLevels) }.joined(separator: "\n")
    return """
      :::html
      <\(kind)-table>
      <\(kind)-thead><\(kind)-tr>\(head)</\(kind)-tr></\(kind)-thead>
      <\(kind)-tbody>
      \(body)
      </\(kind)-tbody>
      </\(kind)-table>
      :::
      """
  }

  private static func row(_ line: Substring, _ kind: String, _ hasLevels: Bool) -> String {
    let level = line.prefix { $0 == " " }.count / 2
    let open = hasLevels ? "<\(kind)-tr level=\"\(level)\">" : "<\(kind)-tr>"
    let content = cells(String(line)).map { "<\(kind)-td>\n\($0)\n</\(kind)-td>" }.joined(separator: "\n")
    return "\(open)\n\(content)\n</\(kind)-tr>"
  }

  private static func cells(_ line: String) -> [String] {
    line.components(separatedBy: " | ").map { cell in
      let trimmed = String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      return trimmed.replacing("⏎", with: "\n\n").replacing("↵", with: "\n")
    }
  }

  static func code(_ text: String) -> String { ":::html\n<md-code-json>\n\(text)\n</md-code-json>\n:::" }

  static func values(_ pairs: KeyValuePairs<String, String>) -> String {
    "<md-enum>" + pairs.map { "<md-enum-item key=\"\($0.key)\">\($0.value)</md-enum-item>" }.joined() + "</md-enum>"
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
