import APISpec

/// What the words of a field mean for its form in Swift.
enum FieldFacts {
  /// The documented values that become constants: lists made for it, of strings or of whole numbers. Values that only
  /// the prose mentions do not, since prose is edited too often to name API after it.
  static func openValues(_ field: Field) -> [AllowedValue]? {
    guard let set = field.values, set.origin == .list, !set.values.isEmpty else { return nil }
    switch field.type.innermost {
    case .string: return field.content == nil ? set.values : nil
    case .int32, .int64: return set.values.allSatisfy { Int($0.value) != nil } ? set.values : nil
    case .double, .boolean, .any, .freeform, .file, .array, .map, .object: return nil
    }
  }

  /// Words by which pages say that an explicit null clears a field.
  static let clearingWords = ["null", "置空"]

  /// Whether a request may have to send `null` for the field, which is another request than leaving it out.
  static func isClearable(_ field: Field) -> Bool {
    guard field.presence != .required else { return false }
    if field.isNullable { return true }
    let text = field.description.lowercased()
    return clearingWords.contains { text.contains($0) }
  }

  /// Names of fields that make a repeated call harmless, where their words say so.
  static let idempotencyNames: Set<String> = [
    "client_token", "uuid", "request_id", "unique_id", "idempotency_key", "idempotent_id",
  ]

  /// Words by which pages describe such a field.
  static let idempotencyWords = ["幂等", "idempoten", "去重", "重复请求"]

  /// Whether the field holds a key that the caller invents so that a repeated call changes nothing more.
  static func isIdempotencyKey(_ field: Field) -> Bool {
    guard idempotencyNames.contains(field.name.lowercased()) else { return false }
    if field.name == "client_token" { return true }
    let text = field.description.lowercased()
    return idempotencyWords.contains { text.contains($0) }
  }
}
