import APISpec

/// Changes within JSON values, by paths of keys.
extension JSONValue {
  /// The value at the end of a path of keys.
  func value(at path: some Sequence<String>) -> JSONValue? {
    path.reduce(Optional(self)) { value, key in value?[key] }
  }

  /// The value with another one at the end of a path; objects on the way are made where they are missing.
  func setting(_ value: JSONValue, at path: ArraySlice<String>) -> JSONValue {
    guard let key = path.first else { return value }
    var members: [JSONMember] = []
    if case .object(let present) = self { members = present }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = members[index].value.setting(value, at: path.dropFirst())
    } else {
      members.append(JSONMember(key, JSONValue.object([]).setting(value, at: path.dropFirst())))
    }
    return .object(members)
  }

  /// The whole number that a number or a text of digits holds.
  var integer: Int? {
    switch self {
    case .number(let literal), .string(let literal): Int(literal)
    case .null, .bool, .array, .object: nil
    }
  }

  /// A few words that stand for the value in a message.
  var summary: String {
    let text = self.text ?? description
    return text.count > 64 ? "\(text.prefix(64))…" : text
  }
}
