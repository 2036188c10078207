/// What a heading announces.
enum SectionKind: Hashable {
  case request, requestHeaders, pathParameters, queryParameters, requestBody, requestExample
  /// Parameters whose place the heading does not tell.
  case parameters
  case response, responseHeaders, responseBody, responseExample
  case errors
  case event, eventBody, eventExample
  /// Names and kinds of nested fields, in dialect B.
  case typeNotes
  /// Code that calls the endpoint in other languages.
  case samples
  case other

  /// The headings of all dialects. `请求` request, `响应`/`返回` response, `参数` parameters, `示例` example,
  /// `错误码` error codes, `事件` event, `回调` callback, `体` body, `头` header.
  private static let headings: [(words: [String], kind: SectionKind)] = [
    (["请求"], .request),
    (["请求头", "请求 Header", "请求header"], .requestHeaders),
    (["路径参数"], .pathParameters),
    (["查询参数"], .queryParameters),
    (["请求体", "请求 Body", "请求body", "通用模板请求体", "自定义模板请求体"], .requestBody),
    (["请求参数"], .parameters),
    (["请求体示例", "请求示例", "cURL 请求示例", "cURL请求示例", "Body 示例"], .requestExample),
    (["响应"], .response),
    (["响应头"], .responseHeaders),
    (["响应体", "返回参数", "返回值", "响应参数"], .responseBody),
    (["响应体示例", "响应示例", "返回示例", "返回值示例"], .responseExample),
    (["错误码", "错误码说明"], .errors),
    (["事件", "回调"], .event),
    (["事件体", "回调结构体"], .eventBody),
    (["事件体示例", "回调示例", "回调结构体示例"], .eventExample),
    (["类型额外说明"], .typeNotes),
    (["事件订阅示例代码", "调用示例", "示例代码"], .samples),
  ]

  private static let byHeading: [[UInt8]: SectionKind] = {
    var table: [[UInt8]: SectionKind] = [:]
    for (words, kind) in headings {
      for word in words { table[folded(word.bytes[...])] = kind }
    }
    return table
  }()

  init(heading title: Text) {
    let key = Self.folded(title)
    if let kind = Self.byHeading[key] {
      self = kind
    } else if let paren = key.firstIndex(where: { $0 == 0xEF || $0 == Byte.openParen }), paren > 0,
      let kind = Self.byHeading[Array(key[..<paren])]
    {
      // 事件体（事件类型为 …）: a variant of the section.
      self = kind
    } else if key.count > 9, Text(key).hasSuffix(Self.errorWord) {
      // A table of sub-codes: `230099 子错误码`.
      self = .errors
    } else {
      self = .other
    }
  }

  private static let errorWord = "子错误码".bytes

  /// Without blanks, emphasis and closing colons, in lower case.
  private static func folded(_ title: Text) -> [UInt8] {
    var key = title.filter { !$0.isSpace && $0 != Byte.star && $0 != Byte.colon }.map(\.lowercased)
    let wideColon = "：".bytes
    if Text(key).hasSuffix(wideColon) { key.removeLast(wideColon.count) }
    return key
  }
}
