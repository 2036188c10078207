import APISpec

/// Where a documented example disagrees with the types that were emitted from the tables of its page.
struct ExampleAgreement {
  /// Who reads the example.
  enum Side: Hashable, Sendable {
    /// A model that decodes it: `null` is the same as absence.
    case response
    /// Code that builds it: `null` is sent only where the type has a place for it.
    case request
  }

  let plan: SDKPlan
  let side: Side
  /// Reasons by path.
  private(set) var disagreements: [String: String] = [:]

  init(_ plan: SDKPlan, side: Side) {
    self.plan = plan
    self.side = side
  }

  /// Notes every disagreement below a value.
  mutating func compare(_ value: JSONValue, with type: SwiftType, at path: String) {
    if case .null = value, side == .response { return }
    switch (type, value) {
    case (.any, _), (.string, .string), (.bool, .bool), (.double, .number), (.jsonText, .string), (.file, _): return
    case (.int, .number(let literal)), (.int64, .number(let literal)):
      if Int64(literal) == nil { note(value, type, at: path) }
    case (.values(let id), .number(let literal)):
      if !plan.valueSets[id.index].isNumeric || Int(literal) == nil { note(value, type, at: path) }
    case (.values(let id), .string):
      if plan.valueSets[id.index].isNumeric { note(value, type, at: path) }
    case (.array(let element), .array(let items)): compare(items, with: element, at: path)
    case (.map(let inner), .object(let members)):
      for member in members { compare(member.value, with: inner, at: "\(path).\(member.key)") }
    case (.model(let id), .object(let members)): compare(members, with: plan.models[id.index], at: path)
    case (.string, _), (.int, _), (.int64, _), (.double, _), (.bool, _), (.values, _), (.array, _),
      (.map, _), (.model, _), (.jsonText, _):
      note(value, type, at: path)
    }
  }

  private mutating func compare(_ members: [JSONMember], with model: ModelPlan, at path: String) {
    for member in members {
      let place = "\(path).\(member.key)"
      switch (model.property(member.key), member.value) {
      case (nil, .null) where side == .response: continue
      case (nil, _): disagreements[place] = "the table has no such field"
      case (let property?, .null) where side == .request:
        if !property.isPatch { disagreements[place] = "the example has null, which the table does not mention" }
      case (let property?, _): compare(member.value, with: property.type, at: place)
      }
    }
  }

  /// An item of another kind than documented is left out by a model, so that those after it move up: the whole array
  /// disagrees.
  private mutating func compare(_ items: [JSONValue], with element: SwiftType, at path: String) {
    var inner = ExampleAgreement(plan, side: side)
    for (index, item) in items.enumerated() {
      let place = "\(path)[\(index)]"
      inner.compare(item, with: element, at: place)
      if let reason = inner.disagreements[place] {
        disagreements[path] = "its items disagree: \(reason)"
        return
      }
    }
    disagreements.merge(inner.disagreements) { first, _ in first }
  }

  private mutating func note(_ value: JSONValue, _ type: SwiftType, at path: String) {
    disagreements[path] = "the example has \(Self.kind(of: value)), the table says \(kind(of: type))"
  }

  private static func kind(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "a boolean"
    case .number(let literal): literal.utf8.contains(UInt8(ascii: ".")) ? "a fraction" : "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  private func kind(of type: SwiftType) -> String {
    switch type {
    case .string, .jsonText, .file: "string"
    case .int, .int64: "integer"
    case .double: "number"
    case .bool: "boolean"
    case .any: "anything"
    case .values(let id): plan.valueSets[id.index].isNumeric ? "integer" : "string"
    case .array: "array"
    case .map, .model: "object"
    }
  }
}
