/// When a conditional field must be given, as far as its words say it in terms of other fields.
///
/// The JSON form is one short string: `always`, `kind = 1 | 2` (when another field has one of these values) or
/// `or title, content` (itself or one of the others). Other fields are meant by their names: the closest one counts,
/// beside the field, around it, or in the query.
public enum Requirement: Hashable, Sendable {
  /// The words correct the table: the field is required.
  case always
  case when(field: String, values: [String])
  /// At least one of the field and the others.
  case unless([String])
}

extension Requirement: CustomStringConvertible {
  public var description: String {
    switch self {
    case .always: "always"
    case .when(let field, let values): "\(field) = \(values.joined(separator: " | "))"
    case .unless(let others): "or \(others.joined(separator: ", "))"
    }
  }

  /// Reads the string form; nil when it is none.
  public init?(description text: String) {
    if text == "always" {
      self = .always
    } else if text.hasPrefix("or ") {
      self = .unless(Self.words(text.dropFirst(3), between: ", "))
    } else {
      let sides = Self.words(text[...], between: " = ")
      guard sides.count == 2 else { return nil }
      self = .when(field: sides[0], values: Self.words(sides[1][...], between: " | "))
    }
  }

  /// The parts of a text; `split(separator:)` for strings is not in every version of the standard library.
  private static func words(_ text: Substring, between separator: String) -> [String] {
    let mark = Array(separator.utf8)
    var words: [[UInt8]] = [[]]
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: mark) {
        words.append([])
        rest = rest.dropFirst(mark.count)
      } else {
        words[words.count - 1].append(byte)
        rest = rest.dropFirst()
      }
    }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Requirement: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let text = try value.decode(String.self)
    guard let requirement = Requirement(description: text) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "'\(text)' is no requirement of the IR")
    }
    self = requirement
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }
}
