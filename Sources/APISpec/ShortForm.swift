/// A value of the IR whose JSON form is one short string, so that a change of it is one changed word in a diff.
public protocol ShortForm: Codable, CustomStringConvertible {
  /// What a text that is none should have been.
  static var noun: String { get }
  /// Reads the form; nil when the text is none.
  init?(description text: String)
}

extension ShortForm {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let text = try value.decode(String.self)
    guard let form = Self(description: text) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "'\(text)' is no \(Self.noun) of the IR")
    }
    self = form
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }
}
