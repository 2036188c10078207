import APISpec

/// As much of JSON Schema as the schemas of this repository use: a keyword that is not known here fails the check.
struct JSONSchema {
  private let root: JSONValue

  init(_ root: JSONValue) {
    self.root = root
  }

  /// What is wrong with a value, each with its place.
  func problems(of value: JSONValue) -> [String] { check(value, root, "$") }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): no schema"] }
    return keywords.flatMap { keyword in problems(value, keyword.key, keyword.value, schema, place) }
  }

  private func problems(
    _ value: JSONValue, _ keyword: String, _ wanted: JSONValue, _ schema: JSONValue, _ place: String
  ) -> [String] {
    switch keyword {
    case "$schema", "title", "description", "$defs": return []
    case "$ref": return check(value, definition(wanted), place)
    case "const": return value == wanted ? [] : ["\(place): not \(wanted)"]
    case "enum": return items(wanted).contains(value) ? [] : ["\(place): \(value) is not one of \(wanted)"]
    case "type":
      let names = items(wanted).isEmpty ? [wanted] : items(wanted)
      return names.contains { isOf($0, value) } ? [] : ["\(place): \(value) is no \(wanted)"]
    case "required":
      guard case .object = value else { return [] }
      return items(wanted).compactMap { name in
        guard case .string(let key) = name, value[key] == nil else { return nil }
        return "\(place): lacks \(key)"
      }
    case "properties":
      return members(value).flatMap { member in
        wanted[member.key].map { check(member.value, $0, "\(place).\(member.key)") } ?? []
      }
    case "additionalProperties":
      let others = members(value).filter { schema["properties"]?[$0.key] == nil }
      if wanted == false { return others.map { "\(place): unknown \($0.key)" } }
      return others.flatMap { check($0.value, wanted, "\(place).\($0.key)") }
    case "items":
      return items(value).enumerated().flatMap { check($1, wanted, "\(place)[\($0)]") }
    case "minItems":
      guard case .array(let list) = value, case .number(let least) = wanted else { return [] }
      return list.count >= Int(least) ?? 0 ? [] : ["\(place): too few items"]
    case "minimum":
      guard case .number(let number) = value, case .number(let least) = wanted else { return [] }
      return NumberLiteral.isAtMost(least, number) ? [] : ["\(place): \(number) is too small"]
    case "pattern":
      guard case .string(let text) = value, case .string(let pattern) = wanted else { return [] }
      guard let expression = try? Regex(pattern) else { return ["\(place): bad pattern \(pattern)"] }
      return text.contains(expression) ? [] : ["\(place): \(text) does not fit \(pattern)"]
    default: return ["\(place): this check does not know the keyword \(keyword)"]
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue {
    guard case .string(let path) = reference, path.hasPrefix("#/$defs/"),
      let found = root["$defs"]?[String(path.dropFirst(8))]
    else { return .null }
    return found
  }

  private func isOf(_ type: JSONValue, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool), ("null", .null),
      ("number", .number):
      true
    case ("integer", .number(let literal)): NumberLiteral.isInteger(literal)
    default: false
    }
  }

  private func items(_ value: JSONValue) -> [JSONValue] {
    if case .array(let items) = value { items } else { [] }
  }

  private func members(_ value: JSONValue) -> [JSONMember] {
    if case .object(let members) = value { members } else { [] }
  }
}
