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

  fileprivate static func line(_ cells: String...) -> String { line(cells) }

  fileprivate static func line(_ cells: [String]) -> String { cells.map(escaped).joined(separator: "\t") }

  private static func escaped(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 || $0 == 92 }) else { return cell }
    var text = ""
    for character in cell.unicodeScalars {
      switch character {
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\\": text += "\\\\"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  fileprivate static func unescaped(_ cell: Substring.UnicodeScalarView) -> String {
    var text = ""
    var isEscaped = false
    for character in cell {
      switch (isEscaped, character) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "t"): text += "\t"
      case (true, "n"): text += "\n"
      case (true, "r"): text += "\r"
      default: text.unicodeScalars.append(character)
      }
      isEscaped = false
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
    var reading = Reading()
    var number = 0
    // By scalars: to Swift, a carriage return and a line feed are one character, and so is a tab with an accent.
    let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    for line in scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == "\r" ? line.dropLast() : line
      guard let first = line.first, first != "#" else { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.unescaped)
      guard reading.take(cells) else {
        throw NameLockError(line: number, reason: "This line is none of the kinds that the generator writes.")
      }
    }
    reading.finish()
    self = reading.lock
  }

  /// Puts lines together: those that are indented belong to the last one that is not.
  private struct Reading {
    var lock = NameLock()
    private var method: LockedMethod?
    private var model: (type: LockedType, value: LockedModel)?
    private var values: (type: LockedType, value: LockedValueSet)?

    /// Whether the line is one of ours.
    mutating func take(_ cells: [String]) -> Bool {
      if cells[0].hasPrefix(" ") { return takePart(cells) }
      finish()
      switch (cells[0], cells.count) {
      case ("service", 5):
        lock.services[cells[1]] = LockedService(
          names: LockedNames(accessor: cells[2], type: cells[3]), module: cells[4])
      case ("version", 4): lock.versions[cells[1]] = LockedNames(accessor: cells[2], type: cells[3])
      case ("resource", 4): lock.resources[cells[1]] = LockedNames(accessor: cells[2], type: cells[3])
      case ("method", 5):
        method = LockedMethod(
          call: cells[1], endpoint: cells[2], resource: cells[3], name: cells[4], result: "", signatures: [])
      case ("event", 4): lock.events[cells[1]] = LockedType(scope: cells[2], name: cells[3])
      case ("model", 4):
        let directions = cells[3].split(separator: " ").map { Direction(rawValue: String($0)) }
        guard !directions.contains(nil) else { return false }
        model = (
          LockedType(scope: cells[1], name: cells[2]), LockedModel(directions: Set(directions.compactMap { $0 }))
        )
      case ("values", 4):
        guard ["number", "string"].contains(cells[3]) else { return false }
        values = (LockedType(scope: cells[1], name: cells[2]), LockedValueSet(isNumeric: cells[3] == "number"))
      default: return false
      }
      return true
    }

    private mutating func takePart(_ cells: [String]) -> Bool {
      if method != nil { return takePartOfMethod(cells) }
      if model != nil { return takePartOfModel(cells) }
      guard values != nil, cells.count == 3, cells[0] == "  value" else { return false }
      values?.value.members.append(LockedValue(value: cells[1], name: cells[2]))
      return true
    }

    private mutating func takePartOfMethod(_ cells: [String]) -> Bool {
      switch (cells[0], cells.count) {
      case ("  body", 2): method?.body = cells[1]
      case ("  result", 2): method?.result = cells[1]
      case ("  all", 2): method?.all = cells[1]
      case ("  retired", 1): method?.isRetired = true
      case ("  signature", 1): method?.signatures.append([])
      case (_, 5):
        guard cells[0].hasPrefix("    "), let place = LockedArgument.Place(rawValue: String(cells[0].dropFirst(4))),
          let last = method?.signatures.indices.last, ["required", "optional"].contains(cells[4])
        else { return false }
        method?.signatures[last].append(
          LockedArgument(
            place: place, wireName: cells[1], name: cells[2], type: cells[3], isRequired: cells[4] == "required"))
      default: return false
      }
      return true
    }

    private mutating func takePartOfModel(_ cells: [String]) -> Bool {
      switch (cells[0], cells.count) {
      case ("  init", _): model?.value.initializers.append(Array(cells.dropFirst()))
      case ("  property", 4), ("  patch", 4):
        model?.value.properties.append(
          LockedProperty(wireName: cells[1], name: cells[2], type: cells[3], isPatch: cells[0] == "  patch"))
      default: return false
      }
      return true
    }

    mutating func finish() {
      if let method { lock.methods.append(method) }
      if let model { lock.models[model.type] = model.value }
      if let values { lock.valueSets[values.type] = values.value }
      (method, model, values) = (nil, nil, nil)
    }
  }
}
