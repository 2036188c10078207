import APISpec

/// A kind of finding: its stable code, how bad it is, what it means and what to do about it.
///
/// To add one, add a case here and its entry in `DiagnosticTable.swift`; `larkspur rules` prints the table.
public enum DiagnosticRule: String, Word, Hashable, Sendable, CaseIterable {
  // Pages
  /// The page is not UTF-8 text.
  case notUTF8 = "DOC001"
  /// The page is empty.
  case emptyPage = "DOC002"
  /// A code block is never closed.
  case unclosedFence = "DOC003"
  /// A ':::html' container is never closed.
  case unclosedContainer = "DOC004"
  /// Text of an HTML block stands where no table cell is.
  case lostText = "DOC005"
  /// A tag is written with a stray quote or angle bracket.
  case oddTag = "DOC006"
  /// An HTML comment encloses rows of a table.
  case commentedMarkup = "DOC007"
  /// A table is never closed.
  case unclosedTable = "DOC008"
  // Request basics
  /// The page states a URL but no HTTP method that exists.
  case missingMethod = "DOC010"
  /// The HTTP URL is no absolute address.
  case unreadableURL = "DOC011"
  /// A row of the table of request basics is not known.
  case unknownBasicsRow = "DOC012"
  /// A rate limit is in no known form.
  case unknownRateLimit = "DOC013"
  /// The supported app types name none that is known.
  case unknownAppType = "DOC014"
  /// The Authorization header names no known kind of token.
  case unknownToken = "DOC015"
  /// A scope is documented by its label alone.
  case namelessScope = "DOC016"
  /// The path parameters of the URL and those of the table differ.
  case pathParameterMismatch = "DOC017"
  /// The page has no explorer link; the endpoint's name was derived from its URL and path.
  case derivedName = "DOC018"
  /// The HTTP URL points to a host that must not receive tokens.
  case foreignHost = "DOC019"
  // Field tables
  /// A row has more or fewer cells than its table has columns.
  case raggedRow = "DOC020"
  /// A type is spelled in a way that is not known.
  case unknownType = "DOC021"
  /// The required column holds something other than yes or no.
  case unknownPresence = "DOC022"
  /// A validation rule is in no known form.
  case unknownRule = "DOC023"
  /// An object documents a field twice.
  case repeatedField = "DOC024"
  /// A list of values holds a key twice.
  case repeatedValue = "DOC025"
  /// A value without a key or a scope without a name stands in a description.
  case unusableElement = "DOC026"
  /// A row of a field table has no name.
  case namelessRow = "DOC027"
  /// A table in a request or response section documents no fields that are known there.
  case unusedTable = "DOC028"
  /// A field of a plain type has fields below it.
  case scalarWithChildren = "DOC030"
  /// A limit does not fit the type of its field.
  case misplacedConstraint = "DOC031"
  /// The table documents only the inside of 'data'; the example shows the envelope.
  case impliedEnvelope = "DOC032"
  /// A regular expression holds what cannot be checked in linear time.
  case uncheckedPattern = "DOC033"
  // Nesting and inference
  /// The nesting of a table was lost in this dialect and could be rebuilt only with doubt.
  case uncertainNesting = "DOC035"
  /// A note on a structure belongs to no field of the body.
  case unmatchedTypeNote = "DOC036"
  /// Fields were inferred from an example, because no table documents them.
  case inferredFields = "DOC037"
  // Examples
  /// An example is no JSON, but it is clear what is meant.
  case repairedExample = "DOC040"
  /// An example is no JSON and not clear enough to be repaired.
  case refusedExample = "DOC041"
  /// An example shows a key that the table does not document.
  case undocumentedKey = "DOC042"
  /// An example shows a value of another kind than the table documents.
  case exampleTypeMismatch = "DOC043"
  // Errors
  /// A row of an error table has no numeric code.
  case unreadableErrorRow = "DOC050"
  /// An error table lists a code twice under one HTTP status.
  case repeatedError = "DOC051"
  // Events
  /// An event page states no event type.
  case missingEventType = "DOC055"
  // Several pages
  /// Two pages of one endpoint say different things.
  case pagesDisagree = "DOC060"
  /// Two different endpoints share method and path.
  case endpointsCollide = "DOC061"
  /// Two endpoints have the same name.
  case nameTaken = "DOC062"
  // Names
  /// The explorer link contains an invalid name.
  case unusableName = "DOC063"
  /// No valid name can be derived for the endpoint.
  case namelessEndpoint = "DOC064"

  /// The stable code, for example `DOC001`.
  public var code: String { rawValue }
  /// How bad it is.
  public var severity: Severity { entry.severity }
  /// What the finding means, in one sentence.
  public var summary: String { entry.summary }
  /// What a person can do about it.
  public var hint: String { entry.hint }
  /// A piece of a page that shows it.
  public var example: String { entry.example }
}
