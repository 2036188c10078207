import APISpec

/// The doc comment of a property, parameter or constant.
struct FieldDoc {
  let level: SDKSettings.DocLevel

  func text(_ field: Field?) -> String {
    guard let field else { return "" }
    switch level {
    case .none: return ""
    case .summary: return DocText.telling(field.description)
    case .full: return ([field.description] + facts(field)).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
  }

  /// In summaries a constant that is named after a word speaks for itself, one that is named after a number does not.
  func text(_ value: ValuePlan) -> String {
    switch level {
    case .none: ""
    case .summary: Int(value.value) == nil ? "" : DocText.summary(value.text)
    case .full: value.text
    }
  }

  /// What the table says beside the description, one line each.
  private func facts(_ field: Field) -> [String] {
    var facts: [String] = []
    if !field.condition.isEmpty, !field.description.contains(field.condition) {
      facts.append("Required: \(field.condition)")
    }
    facts += field.constraints.map(limits) ?? []
    if let value = field.defaultValue { facts.append("Default: `\(value)`") }
    if let example = field.example, !example.isEmpty, !example.contains("\n") { facts.append("Example: `\(example)`") }
    let scopes = field.scopes.map { "`\($0.name)`" }
    if !scopes.isEmpty { facts.append("Needs the scope \(scopes.joined(separator: " or ")).") }
    return facts.isEmpty ? [] : [facts.map { "- \($0)" }.joined(separator: "\n")]
  }

  private func limits(_ limits: Constraints) -> [String] {
    var facts: [String] = []
    let unit =
      switch limits.lengthUnit {
      case nil: "characters"
      case .bytes: "bytes"
      case .utf16: "UTF-16 units"
      }
    if let range = Self.range(limits.minLength, limits.maxLength) { facts.append("Length: \(range) \(unit)") }
    if let range = Self.range(limits.minItems, limits.maxItems) { facts.append("Items: \(range)") }
    if let range = Self.range(limits.minimum, limits.maximum) { facts.append("Range: \(range)") }
    if let pattern = limits.pattern { facts.append("Pattern: `\(pattern)`") }
    return facts
  }

  private static func range<Bound: CustomStringConvertible>(_ low: Bound?, _ high: Bound?) -> String? {
    switch (low, high) {
    case (nil, nil): nil
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (let low?, let high?): "\(low) to \(high)"
    }
  }
}
