import APISpec

/// Something that a page says and the reader could not use, or had to guess about.
public struct Diagnostic: Hashable, Sendable {
  /// What kind of finding it is.
  public var rule: DiagnosticRule
  /// Where it was met.
  public var place: SourcePlace
  /// What was met here, in one sentence that names it.
  public var message: String
  /// The other place, where two pages or lines disagree.
  public var related: SourcePlace?

  /// A finding with a sentence about it.
  public init(_ rule: DiagnosticRule, at place: SourcePlace, _ message: String, related: SourcePlace? = nil) {
    self.rule = rule
    self.place = place
    self.message = message
    self.related = related
  }
}

extension Diagnostic: ArchivedRecord {
  package static var blank: Diagnostic { Diagnostic(.emptyPage, at: SourcePlace(path: ""), "") }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("rule", &rule)
    members("place", &place)
    members("message", &message)
    members("related", &related)
  }
}

/// A position in a page. Lines and columns count from 1, columns in bytes.
public struct SourcePlace: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The page.
  public var path: String
  /// The line, counted from 1.
  public var line: Int
  /// The column, which counts bytes from 1.
  public var column: Int

  /// A place of a page; its beginning where nothing more is said.
  public init(path: String, line: Int = 1, column: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// `file:line:column`, on one line whatever the file is called.
  public var description: String { "\(path.printableLine):\(line):\(column)" }

  public static func < (a: SourcePlace, b: SourcePlace) -> Bool {
    (a.path, a.line, a.column) < (b.path, b.line, b.column)
  }
}

extension SourcePlace: ArchivedRecord {
  package static var blank: SourcePlace { SourcePlace(path: "") }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("path", &path)
    members("line", &line)
    members("column", &column)
  }
}

extension Diagnostic: Comparable {
  /// By place, then by code, then by text: the order in which reports list them.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.place != b.place { return a.place < b.place }
    if a.rule != b.rule { return a.rule.code < b.rule.code }
    return a.message < b.message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: severity: message [code]`, as a compiler prints it.
  public var description: String {
    "\(place): \(rule.severity.rawValue): \(message.printableLine) [\(rule.code)]"
  }
}

/// How bad a finding is.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  /// Nothing is lost or wrong; a person may want to know.
  case note
  /// Something was repaired, guessed or left out.
  case warning
  /// The page or endpoint could not be used.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
