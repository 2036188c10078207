internal import PlatformVocabulary

/// Compares a call with the rules of its endpoint.
struct RequestCheck {
  private(set) var violations: [RequestViolation] = []

  init(_ call: EndpointCall) {
    let rules = call.endpoint.requestRules
    guard !rules.isEmpty else { return }
    let query = Self.content(of: .query, in: call) ?? .object([:])
    var roots: [RequestPlace.Part: JSONAny] = [.query: query]
    for part in Set(rules.map(\.place.part)) where part != .query { roots[part] = Self.content(of: part, in: call) }
    var allowance = PatternAllowance()
    for (place, rules) in rules {
      guard let root = roots[place.part] else { continue }
      var walk = RequestWalk(rules: rules, around: place.part == .body ? [query] : [], allowance: allowance)
      walk.check(root, place.steps[...], at: "\(place.part)")
      violations += walk.violations
      allowance = walk.allowance
    }
  }

  /// What a part of the request holds, by name; nil for a body that is no JSON.
  private static func content(of part: RequestPlace.Part, in call: EndpointCall) -> JSONAny? {
    switch part {
    case .path: .object(grouped(call.pathValues))
    case .query: .object(grouped(call.queryItems))
    case .header: .object(grouped(call.headers.map { ($0.name, $0.value) }))
    case .body: content(of: call.body)
    }
  }

  /// Values by name; a name that comes several times has a list.
  private static func grouped(_ items: [(name: String, value: String)]) -> [String: JSONAny] {
    var members: [String: JSONAny] = [:]
    for item in items {
      switch members[item.name] {
      case nil: members[item.name] = .string(item.value)
      case .array(let values)?: members[item.name] = .array(values + [.string(item.value)])
      case .some(let value): members[item.name] = .array([value, .string(item.value)])
      }
    }
    return members
  }

  private static func content(of body: EndpointCall.Body) -> JSONAny? {
    switch body {
    case .none: .object([:])
    case .json(let bytes): try? JSONAny(json: bytes)
    case .form(let items): .object(grouped(items))
    case .multipart(let form): .object(grouped(form.names))
    }
  }
}

/// Goes to one place of a request and checks everything that is there.
private struct RequestWalk {
  let rules: [RequestRule]
  /// The objects around the value, the outermost first.
  private var around: [JSONAny]
  private(set) var violations: [RequestViolation] = []
  /// What comparisons with patterns may still cost.
  private(set) var allowance: PatternAllowance

  init(rules: [RequestRule], around: [JSONAny], allowance: PatternAllowance) {
    self.rules = rules
    self.around = around
    self.allowance = allowance
  }

  mutating func check(_ value: JSONAny, _ steps: ArraySlice<RequestPlace.Step>, at path: String) {
    switch (steps.first, value) {
    case (nil, .null): return
    case (nil, _):
      for rule in rules {
        if rule.refuses(value, within: &allowance) { note(rule, value, path) }
      }
    case (.items?, .array(let items)):
      for (index, item) in items.enumerated() { check(item, steps.dropFirst(), at: "\(path)[\(index)]") }
    case (.items?, .string):
      // A list of one in a query.
      check(value, steps.dropFirst(), at: path)
    case (.values?, .object(let members)):
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        check(member, steps.dropFirst(), at: "\(path).\(name)")
      }
    case (.member(let name)?, .object(let members)):
      around.append(value)
      defer { around.removeLast() }
      let place = path.contains(" ") ? "\(path).\(name)" : "\(path) \(name)"
      if let member = members[name], member != .null { return check(member, steps.dropFirst(), at: place) }
      guard steps.count == 1 else { return }
      for rule in rules where rule.demandsValue(in: around) { note(rule, nil, place) }
    case (.items?, _), (.values?, _), (.member?, _):
      return
    }
  }

  private mutating func note(_ rule: RequestRule, _ value: JSONAny?, _ path: String) {
    violations.append(RequestViolation(path: path, rule: rule, value: value))
  }
}

extension RequestRule {
  /// Whether a value breaks the rule. Values of other kinds than the rule speaks of break nothing.
  fileprivate func refuses(_ value: JSONAny, within allowance: inout PatternAllowance) -> Bool {
    switch (self, value) {
    case (.length(let bounds, let unit), .string(let text)): !bounds.allow(unit.length(of: text))
    case (.count(let bounds), .array(let items)): !bounds.allow(items.count)
    case (.range(let bounds), .number(let number)): !bounds.allow(number.literal)
    case (.range(let bounds), .string(let text)): !bounds.allow(text)
    case (.pattern(let pattern), .string(let text)):
      RulePatterns.pattern(pattern)?.refuses(text, within: &allowance) ?? false
    default: false
    }
  }

  /// Whether a missing value breaks the rule.
  fileprivate func demandsValue(in around: [JSONAny]) -> Bool {
    switch self {
    case .length, .count, .range, .pattern: false
    case .required: true
    case .requiredWhen(let field, let values): Self.closest(field, around).map { values.contains($0.word) } ?? false
    case .requiredUnless(let others): others.allSatisfy { Self.closest($0, around) == nil }
    }
  }

  /// The value of a field in the innermost object that has it.
  private static func closest(_ name: String, _ around: [JSONAny]) -> JSONAny? {
    for object in around.reversed() {
      if let value = object[name], value != .null { return value }
    }
    return nil
  }
}

extension RequestRule.Bounds {
  fileprivate func allow(_ count: Int) -> Bool {
    allow(String(count))
  }

  /// What is no number is not refused: that is the decoder's business, and the server's.
  fileprivate func allow(_ number: String) -> Bool {
    !(least.map { Self.isBelow(number, $0) } ?? false) && !(most.map { Self.isBelow($0, number) } ?? false)
  }

  private static func isBelow(_ a: String, _ b: String) -> Bool {
    if let a = Int64(a), let b = Int64(b) { return a < b }
    guard let a = Double(a), let b = Double(b) else { return false }
    return a < b
  }
}

extension JSONAny {
  /// A scalar as documentation writes it in a list of values.
  fileprivate var word: String {
    switch self {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: ""
    }
  }
}
