import APISpec

/// `names.lock` as text: one fact a line, cells separated by tabs, sorted, so that a git diff shows what a release adds.
extension NameLock {
  /// Where an output folder keeps it.
  public static let fileName = "names.lock"

  private static let head = """
    # The public names and signatures of this SDK, once published. Written by the generator; keep it beside the output.
    # With it, later changes of the documentation rename and reorder nothing; delete a line to let a name go.

    """

  /// The file.
  var text: String {
    var lines: [String] = []
    for (project, service) in services.sorted(by: { $0.key < $1.key }) {
      lines.append(Self.line("service", project, service.names.accessor, service.names.type, service.module))
    }
    for (scope, names) in versions.sorted(by: { $0.key < $1.key }) {
      lines.append(Self.line("version", scope, names.accessor, names.type))
    }
    for (id, names) in resources.sorted(by: { $0.key < $1.key }) {
      lines.append(Self.line("resource", id, names.accessor, names.type))
    }
    for method in methods.sorted(by: { ($0.resource, $0.name, $0.call) < ($1.resource, $1.name, $1.call) }) {
      lines += method.lines
    }
    for (event, type) in events.sorted(by: { $0.key < $1.key }) {
      lines.append(Self.line("event", event, type.scope, type.name))
    }
    for (type, model) in models.sorted(by: { $0.key < $1.key }) { lines += model.lines(of: type) }
    for (type, set) in valueSets.sorted(by: { $0.key < $1.key }) { lines += set.lines(of: type) }
    return Self.head + lines.map { $0 + "\n" }.joined()
  }

  static func line(_ cells: String...) -> String { line(cells) }

  fileprivate static func line(_ cells: [String]) -> String { cells.map(escaped).joined(separator: "\t") }

  /// A cell without separators, line breaks and invisible characters.
  private static func escaped(_ cell: String) -> String {
    cell.withDoubledBackslashes.replacingInvisibles { scalar in
      switch scalar {
      case "\t": "\\t"
      case "\n": "\\n"
      case "\r": "\\r"
      default: "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
  }

  fileprivate static func unescaped(_ cell: Substring.UnicodeScalarView) -> String {
    var text = ""
    var rest = cell
    while let character = rest.popFirst() {
      guard character == "\\", let mark = rest.popFirst() else {
        text.unicodeScalars.append(character)
        continue
      }
      switch mark {
      case "t": text += "\t"
      case "n": text += "\n"
      case "r": text += "\r"
      case "u" where rest.first == "{":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        text.unicodeScalars.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        rest = rest[digits.endIndex...].dropFirst()
      default: text.unicodeScalars.append(mark)
      }
    }
    return text
  }
}

extension LockedMethod {
  fileprivate var lines: [String] {
    var lines = [NameLock.line("method", call, endpoint, resource, name)]
    if let body { lines.append(NameLock.line("  body", body)) }
    if !result.isEmpty { lines.append(NameLock.line("  result", result)) }
    if let all { lines.append(NameLock.line("  all", all)) }
    if isRetired { lines.append("  retired") }
    for signature in signatures {
      lines.append("  signature")
      lines += signature.map {
        NameLock.line(
          "    \($0.place.rawValue)", $0.wireName, $0.name, $0.type, $0.isRequired ? "required" : "optional")
      }
    }
    return lines
  }
}

extension LockedModel {
  fileprivate func lines(of type: LockedType) -> [String] {
    let uses = Direction.allCases.filter(directions.contains).map(\.rawValue).joined(separator: " ")
    return [NameLock.line("model", type.scope, type.name, uses)]
      + initializers.map { NameLock.line(["  init"] + $0) }
      + properties.map { NameLock.line("  \($0.isPatch ? "patch" : "property")", $0.wireName, $0.name, $0.type) }
  }
}

extension LockedValueSet {
  fileprivate func lines(of type: LockedType) -> [String] {
    [NameLock.line("values", type.scope, type.name, isNumeric ? "number" : "string")]
      + members.map { NameLock.line("  value", $0.value, $0.name) }
  }
}

// MARK: Reading

/// Why a `names.lock` cannot be used.
public struct NameLockError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong with it, in a sentence.
  public var reason: String

  public var description: String {
    "\(NameLock.fileName):\(line): \(reason)"
  }
}

extension NameLock {
  /// Reads the file.
  public init(text: String) throws(NameLockError) {
    var reading = NameLockReading()
    var number = 0
    // By scalars: to Swift, a carriage return and a line feed are one character, and so is a tab with an accent.
    let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    for line in scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == "\r" ? line.dropLast() : line
      guard let first = line.first, first != "#" else { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.unescaped)
      let isKnown: Bool
      do throws(LockCellError) {
        isKnown = try reading.take(cells)
      } catch {
        throw NameLockError(line: number, reason: error.reason)
      }
      guard isKnown else {
        throw NameLockError(line: number, reason: "This line is none of the kinds that the generator writes.")
      }
    }
    reading.finish()
    self = reading.lock
  }
}
