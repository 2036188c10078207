/// JSON that travels inside a string, such as the content of a message.
///
/// The text is kept as it is; the documented structure is one call away.
public struct JSONText<Content: Sendable>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text inside the string.
  public let text: String

  /// Takes a text as it is.
  public init(text: String) {
    self.text = text
  }

  public init(stringLiteral value: String) {
    text = value
  }

  public var description: String { text }
}

extension JSONText where Content: WireReadable {
  /// Reads the text as the documentation describes it.
  public func content(policy: DecodingPolicy = .lenient) throws -> Content {
    try Content(json: text, policy: policy)
  }
}

extension JSONText where Content: WireWritable {
  /// Writes a value as the text.
  public init(_ content: Content) throws {
    text = try content.jsonText()
  }
}

extension JSONText: WireReadable, WireWritable {
  /// Takes the string; in lenient mode also JSON that the server sent without wrapping it in a string.
  public static func read(_ value: JSONValueReader) throws -> JSONText? {
    let isBareContainer = value.kind == .object || value.kind == .array
    if isBareContainer, value.document.policy.mode == .lenient { return JSONText(text: value.source) }
    return try value.string().map(JSONText.init(text:))
  }

  public func write(into writer: inout JSONBodyWriter) {
    writer.append(text)
  }
}
