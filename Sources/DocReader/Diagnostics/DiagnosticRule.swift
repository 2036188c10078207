/// A kind of finding: its stable code, how bad it is, what it means and what to do about it.
///
/// To add one, add a case and its entry below; `larkspur rules` prints the table.
public enum DiagnosticRule: String, Hashable, Sendable, CaseIterable {
  case notUTF8 = "DOC001"
  case emptyPage = "DOC002"

  /// The stable code, for example `DOC001`.
  public var code: String { rawValue }
  public var severity: Severity { entry.severity }
  /// What the finding means, in one sentence.
  public var summary: String { entry.summary }
  /// What a person can do about it.
  public var hint: String { entry.hint }
  /// A piece of a page that shows it.
  public var example: String { entry.example }

  struct Entry {
    var severity: Severity
    var summary: String
    var hint: String
    var example: String
  }

  var entry: Entry {
    switch self {
    case .notUTF8:
      Entry(
        severity: .error, summary: "The page is not UTF-8 text.",
        hint: "Convert the file to UTF-8, or remove it from the input folder if it is no page.",
        example: "a PNG image named page.md")
    case .emptyPage:
      Entry(
        severity: .warning, summary: "The page is empty.",
        hint: "Fetch the page again; an empty answer of the portal was probably stored.", example: "(nothing)")
    }
  }
}
