import LarkRuntime

/// Turns a decoded model back into JSON by looking at its properties: emitted response types cannot write themselves,
/// and a writer would only tell what it thinks of the model, not what is in it.
struct ModelWalk {
  let types: TypeTable
  /// What the walk met that the table of types does not tell.
  private(set) var problems: [Difference] = []
  private var known: Set<String> = []

  init(types: TypeTable) {
    self.types = types
  }

  /// The value as JSON, or nil where there is none.
  mutating func json(of value: Any, at path: String) -> JSONAny? {
    if let part = value as? any ModelPart { return part.json(by: &self, at: path) }
    let type = String(reflecting: Swift.type(of: value))
    guard let wireNames = types.wireNames(of: type) else {
      note("the table of types has no line for \(type)", at: path)
      return nil
    }
    return .object(members(of: value, type, wireNames, at: path))
  }

  private mutating func members(
    of value: Any, _ type: String, _ wireNames: [String: String], at path: String
  ) -> [String: JSONAny] {
    var members: [String: JSONAny] = [:]
    var untold = wireNames
    for child in Mirror(reflecting: value).children {
      let property = TypeTable.property(child.label ?? "", among: wireNames)
      guard let name = untold.removeValue(forKey: property) else {
        note("\(type) has the property '\(property)', which its line in the table of types does not name", at: path)
        continue
      }
      members[name] = json(of: child.value, at: "\(path).\(name)")
    }
    for property in untold.keys.sorted() {
      note("the table of types gives \(type) a property '\(property)', which it does not have", at: path)
    }
    return members
  }

  /// Remembers a problem once, however many values have it.
  private mutating func note(_ text: String, at path: String) {
    if known.insert(text).inserted { problems.append(Difference(path, text)) }
  }
}
