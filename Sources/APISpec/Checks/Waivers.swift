/// What a page's own request examples break: where a page contradicts itself, its rule binds nobody.
public struct Waivers: Hashable, Sendable {
  /// A rule and its place, in lists of any length.
  private struct Key: Hashable {
    let rule: Violation.Rule
    let place: String
  }

  private let broken: Set<Key>

  /// What an endpoint's own examples break of its rules.
  public init(_ endpoint: Endpoint, shapes: [ShapeID: Shape]) {
    var check = ValueCheck(shapes: shapes)
    for example in endpoint.request.examples where example.mediaType.lowercased().contains("json") {
      guard endpoint.request.kind == .json, endpoint.request.whole == nil, let body = JSONValue(json: example.text),
        case .object = body
      else { continue }
      check.check(body, against: endpoint.request.fields)
    }
    broken = Set(check.violations.map { Key(rule: $0.rule, place: Self.place($0.field)) })
  }

  /// Whether the page's own example breaks the rule in the same way.
  public func covers(_ violation: Violation) -> Bool {
    covers(violation.rule, at: Self.place(violation.field))
  }

  /// Whether a rule does not bind at a place, such as `cups[].size`.
  public func covers(_ rule: Violation.Rule, at place: String) -> Bool {
    broken.contains(Key(rule: rule, place: place))
  }

  private static func place(_ path: String) -> String {
    var isIndex = false
    return String(
      path.filter { character in
        if character == "[" { isIndex = true }
        if character == "]" { isIndex = false }
        return !isIndex || !character.isNumber
      })
  }
}
