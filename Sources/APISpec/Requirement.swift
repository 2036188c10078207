/// When a conditional field must be given, as far as its words say it in terms of other fields.
///
/// The JSON form is one short string: `always`, `kind = 1 | 2` (when another field has one of these values) or
/// `or title, content` (itself or one of the others). Other fields are meant by their names: the closest one counts,
/// beside the field, around it, or in the query.
public enum Requirement: Hashable, Sendable {
  /// The words correct the table: the field is required.
  case always
  /// Where another field has one of these values.
  case when(field: String, values: [String])
  /// At least one of the field and the others.
  case unless([String])
}

extension Requirement: ShortForm {
  package static var noun: String { "requirement" }

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
      self = .unless(Self.words(of: text.dropFirst(3), between: ", "))
    } else {
      let sides = Self.words(of: text[...], between: " = ")
      guard sides.count == 2 else { return nil }
      self = .when(field: sides[0], values: Self.words(of: sides[1][...], between: " | "))
    }
  }

  private static func words(of text: Substring, between separator: String) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

extension Requirement {
  // The short form cannot tell a name with ` = ` in it from a name and a value.
  package func archive(to archive: inout ArchiveWriter) {
    switch self {
    case .always: archive.tag(0)
    case .when(let field, let values):
      archive.tag(1)
      archive.text(field)
      values.archive(to: &archive)
    case .unless(let others):
      archive.tag(2)
      others.archive(to: &archive)
    }
  }

  package init?(from archive: inout ArchiveReader) {
    let tag = archive.tag()
    let field = tag == 1 ? archive.text() : ""
    guard tag <= 2, let words = tag == 0 ? [] : [String](from: &archive) else { return nil }
    self = tag == 0 ? .always : tag == 1 ? .when(field: field, values: words) : .unless(words)
  }
}
