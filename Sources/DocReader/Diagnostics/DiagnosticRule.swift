/// A kind of finding: its stable code, how bad it is, what it means and what to do about it.
///
/// To add one, add a case here and its entry in `DiagnosticTable.swift`; `larkspur rules` prints the table.
public enum DiagnosticRule: String, Hashable, Sendable, CaseIterable {
  // Pages
  case notUTF8 = "DOC001"
  case emptyPage = "DOC002"
  case unclosedFence = "DOC003"
  case unclosedContainer = "DOC004"
  case lostText = "DOC005"
  case oddTag = "DOC006"
  case commentedMarkup = "DOC007"
  case unclosedTable = "DOC008"
  // Request basics
  case missingMethod = "DOC010"
  case unreadableURL = "DOC011"
  case unknownBasicsRow = "DOC012"
  case unknownRateLimit = "DOC013"
  case unknownAppType = "DOC014"
  case unknownToken = "DOC015"
  case namelessScope = "DOC016"
  case pathParameterMismatch = "DOC017"
  case derivedName = "DOC018"
  // Field tables
  case raggedRow = "DOC020"
  case unknownType = "DOC021"
  case unknownPresence = "DOC022"
  case unknownRule = "DOC023"
  case repeatedField = "DOC024"
  case repeatedValue = "DOC025"
  case unusableElement = "DOC026"
  case namelessRow = "DOC027"
  case unusedTable = "DOC028"
  case scalarWithChildren = "DOC030"
  case misplacedConstraint = "DOC031"
  case impliedEnvelope = "DOC032"
  // Nesting and inference
  case uncertainNesting = "DOC035"
  case unmatchedTypeNote = "DOC036"
  case inferredFields = "DOC037"
  // Examples
  case repairedExample = "DOC040"
  case refusedExample = "DOC041"
  case undocumentedKey = "DOC042"
  case exampleTypeMismatch = "DOC043"
  // Errors
  case unreadableErrorRow = "DOC050"
  case repeatedError = "DOC051"
  // Events
  case missingEventType = "DOC055"
  // Several pages
  case pagesDisagree = "DOC060"
  case endpointsCollide = "DOC061"
  case nameTaken = "DOC062"

  /// The stable code, for example `DOC001`.
  public var code: String { rawValue }
  public var severity: Severity { entry.severity }
  /// What the finding means, in one sentence.
  public var summary: String { entry.summary }
  /// What a person can do about it.
  public var hint: String { entry.hint }
  /// A piece of a page that shows it.
  public var example: String { entry.example }
}
