import APISpec

/// The arguments of a documented call: from the documented address, else the sample of the argument's own row, else
/// made up where the argument is required.
struct CallScript {
  /// Labels and values, in the order of the method; without the body.
  private(set) var arguments: [String] = []
  /// Whether the method takes a body.
  private(set) var takesBody = false
  /// Why there is no call.
  private(set) var problem: String?

  private let plan: SDKPlan
  private let synthesis: Synthesis
  private let address: ExampleAddress?
  /// The argument that holds the token of a page: a sample of it is nothing that a server knows.
  private let pageToken: String?

  init(_ method: MethodPlan, plan: SDKPlan, synthesis: Synthesis) {
    self.plan = plan
    self.synthesis = synthesis
    let endpoint = method.endpoint
    address = endpoint.request.examples.lazy.compactMap { ExampleAddress(in: $0.text, of: endpoint.path) }.first
    pageToken = endpoint.pagination?.tokenParameter
    for argument in method.signatures[0].arguments {
      if argument.place == .body {
        takesBody = true
      } else {
        add(argument)
      }
    }
  }

  private mutating func add(_ argument: ArgumentPlan) {
    if let text = value(of: argument).flatMap({ self.text($0, as: argument.type) }) {
      arguments.append("\(Identifier.label(argument.name)): \(text)")
    } else if argument.isRequired {
      problem = problem ?? "No value is known for '\(argument.wireName)'."
    }
  }

  private func value(of argument: ArgumentPlan) -> JSONValue? {
    let name = argument.wireName
    let field = argument.field ?? Field(name: name, type: .string)
    switch argument.place {
    case .path:
      let value = address?.pathValues[name].map { .string($0) } ?? synthesis.value(of: field)
      return value.isEmpty ? .string(name) : value
    case .query, .header:
      if argument.place == .query, name != pageToken, let texts = address?.query[name] {
        return texts.count == 1 ? .string(texts[0]) : .array(texts.map { .string($0) })
      }
      if argument.isRequired { return synthesis.value(of: field) }
      guard field.example != nil, name != pageToken else { return nil }
      return synthesis.value(of: field)
    case .body:
      return nil
    }
  }

  /// A value as Swift, whatever kind it was documented with; nil where it is none of the type.
  private func text(_ value: JSONValue, as type: SwiftType) -> String? {
    switch (type, value) {
    case (.array(let element), .array(let items)):
      let texts = items.compactMap { text($0, as: element) }
      return texts.count == items.count ? "[\(texts.joined(separator: ", "))]" : nil
    case (.array(let element), _): return text(value, as: element).map { "[\($0)]" }
    case (.string, _): return Literal.string(value.text ?? value.description)
    case (.int, _), (.int64, _): return Int64(value.literal).map(String.init)
    case (.double, _): return NumberLiteral.isNumber(value.literal) ? value.literal : nil
    case (.bool, _): return ["true", "false"].first { $0 == value.literal }
    case (.values(let id), _):
      guard plan.valueSets[id.index].isNumeric else { return Literal.string(value.literal) }
      return Int(value.literal).map(String.init)
    case (.any, _), (.file, _), (.model, _), (.map, _), (.jsonText, _): return nil
    }
  }
}

extension JSONValue {
  /// The value as it stands in an address.
  fileprivate var literal: String { text ?? description }

  fileprivate var isEmpty: Bool { self == .string("") }
}
