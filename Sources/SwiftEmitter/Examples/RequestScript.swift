import APISpec

/// The statements that build a documented request with the emitted types, one a property: the compiler checks those in
/// an eighth of the time that nested closures take.
struct RequestScript {
  private let spelling: Spelling
  private let plan: SDKPlan
  private let disagreements: Set<String>
  private(set) var statements: [String] = []
  /// Whether a statement can throw.
  private(set) var isThrowing = false
  /// Whether a statement uses what is deprecated.
  private(set) var isDeprecated = false
  private var count = 0

  /// - Parameter disagreements: The places of the example that no type can hold; they are left out.
  init(_ spelling: Spelling, without disagreements: Set<String>) {
    self.spelling = spelling
    plan = spelling.plan
    self.disagreements = disagreements
  }

  /// The expression for a value; nil where a required part of it is missing.
  mutating func expression(_ value: JSONValue, as type: SwiftType, at path: String) -> String? {
    switch (type, value) {
    case (.model(let id), .object(let members)): return object(members, as: id, at: path)
    case (.array(let element), .array(let items)):
      var parts: [String] = []
      for (index, item) in items.enumerated() {
        guard let part = expression(item, as: element, at: "\(path)[\(index)]") else { return nil }
        parts.append(part)
      }
      return "[\(parts.joined(separator: ", "))]"
    case (.map(let inner), .object(let members)):
      var parts: [String] = []
      for member in members where !disagreements.contains("\(path).\(member.key)") {
        guard let part = expression(member.value, as: inner, at: "\(path).\(member.key)") else { return nil }
        parts.append("\(Literal.string(member.key)): \(part)")
      }
      return parts.isEmpty ? "[:]" : "[\(parts.joined(separator: ", "))]"
    case (.file, _): return "UploadFile.example"
    case (.any, _):
      isThrowing = true
      let text = value.description
      let fence = Literal.fence(for: text)
      return "try JSONAny(json: \(fence)\"\(text)\"\(fence))"
    case (_, .string(let text)): return Literal.string(text)
    case (_, .number(let literal)): return literal
    case (_, .bool(let flag)): return flag ? "true" : "false"
    case (_, .null), (_, .array), (_, .object): return nil
    }
  }

  /// Builds an object in a variable of its own.
  private mutating func object(_ members: [JSONMember], as id: ModelID, at path: String) -> String? {
    let model = plan.models[id.index]
    var arguments: [String] = []
    for wireName in model.initializers.first ?? [] {
      guard let property = model.property(wireName), let member = members.first(where: { $0.key == wireName }),
        !disagreements.contains("\(path).\(wireName)"),
        let value = expression(member.value, as: property.type, at: "\(path).\(wireName)")
      else { return nil }
      arguments.append("\(Identifier.label(property.name)): \(value)")
    }
    count += 1
    let name = "part\(count)"
    let required = Set(model.initializers.first ?? [])
    var assignments: [String] = []
    for member in members where !required.contains(member.key) && !disagreements.contains("\(path).\(member.key)") {
      guard let property = model.property(member.key),
        let value = assigned(member.value, to: property, at: "\(path).\(member.key)")
      else { return nil }
      if property.deprecation != nil { isDeprecated = true }
      assignments.append("\(name).\(Identifier.declared(property.name)) = \(value)")
    }
    let keyword = assignments.isEmpty ? "let" : "var"
    statements.append("\(keyword) \(name) = \(spelling(.model(id)))(\(arguments.joined(separator: ", ")))")
    statements += assignments
    return name
  }

  private mutating func assigned(_ value: JSONValue, to property: PropertyPlan, at path: String) -> String? {
    if case .null = value { return property.isPatch ? ".null" : property.type == .any ? ".null" : nil }
    guard let expression = expression(value, as: property.type, at: path) else { return nil }
    return property.isPatch ? ".value(\(expression))" : expression
  }
}
