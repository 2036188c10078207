import APISpec

/// What a page's own request examples break: where a page contradicts itself, its rule binds nobody.
struct Waivers: Sendable {
  private let broken: Set<String>

  init(_ endpoint: Endpoint, shapes: [ShapeID: Shape]) {
    var check = ValueCheck(shapes: shapes)
    for example in endpoint.request.examples where example.mediaType.lowercased().contains("json") {
      guard endpoint.request.kind == .json, endpoint.request.whole == nil, let body = JSONValue(json: example.text),
        case .object = body
      else { continue }
      check.check(body, against: endpoint.request.fields)
    }
    broken = Set(check.violations.map(Self.key))
  }

  func covers(_ violation: Violation) -> Bool {
    broken.contains(Self.key(violation))
  }

  /// The rule and its place in lists of any length.
  private static func key(_ violation: Violation) -> String {
    var isIndex = false
    return String(
      violation.description.filter { character in
        if character == "[" { isIndex = true }
        if character == "]" { isIndex = false }
        return !isIndex || !character.isNumber
      })
  }
}
