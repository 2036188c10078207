import APISpec

/// Members of a JSON object in the order in which they are set; what is absent or empty is left out.
struct JSONObject {
  private(set) var members: [JSONMember] = []

  var isEmpty: Bool { members.isEmpty }
  var value: JSONValue { .object(members) }

  mutating func set(_ key: String, _ value: JSONValue?) {
    guard let value else { return }
    members.append(JSONMember(key, value))
  }

  mutating func set(_ key: String, ifNotEmpty text: String) {
    guard !text.isEmpty else { return }
    members.append(JSONMember(key, .string(text)))
  }

  mutating func set(_ key: String, ifNotEmpty items: [JSONValue]) {
    guard !items.isEmpty else { return }
    members.append(JSONMember(key, .array(items)))
  }

  mutating func set(_ key: String, ifNotEmpty object: JSONObject) {
    guard !object.isEmpty else { return }
    members.append(JSONMember(key, object.value))
  }

  /// Sets the member to `true` where a statement holds: OpenAPI's flags are false unless written.
  mutating func set(_ key: String, if holds: Bool) {
    guard holds else { return }
    members.append(JSONMember(key, true))
  }

  mutating func append(_ more: JSONObject) {
    members += more.members
  }
}

extension JSONValue {
  /// A number as JSON spells it.
  static func integer(_ number: some BinaryInteger) -> JSONValue { .number(String(number)) }
}
