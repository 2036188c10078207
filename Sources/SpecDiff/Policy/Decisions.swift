import APISpec

/// What `larkspur-accept.json` holds: levels of this project, and changes that were accepted.
public struct Decisions: Hashable, Sendable {
  /// Levels that replace those of a rule; nil where the rule's own one stays.
  public struct Levels: Hashable, Sendable {
    public var wire: ChangeLevel?
    public var swift: ChangeLevel?

    public init(wire: ChangeLevel? = nil, swift: ChangeLevel? = nil) {
      self.wire = wire
      self.swift = swift
    }
  }

  public var levels: [String: Levels]
  public var accepted: [Acceptance]

  public init(levels: [String: Levels] = [:], accepted: [Acceptance] = []) {
    self.levels = levels
    self.accepted = accepted
  }

  /// Adds acceptances; one of the same fingerprint is replaced.
  public mutating func accept(_ acceptances: [Acceptance]) {
    let fingerprints = Set(acceptances.map(\.fingerprint))
    accepted.removeAll { fingerprints.contains($0.fingerprint) }
    accepted = (accepted + acceptances).sorted { ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint) }
  }
}

/// Why a file of decisions cannot be used.
public enum DecisionsError: Error, Hashable, CustomStringConvertible {
  case notJSON(line: Int, column: Int)
  case unknownVersion
  case unknownMember(String)
  case badMember(String, wants: String)
  case unknownRule(String)

  public var description: String {
    switch self {
    case .notJSON(let line, let column): "it is no JSON at line \(line), column \(column); mend it there"
    case .unknownVersion: "its \"version\" is not 1, which is all that this build understands"
    case .unknownMember(let name): "it has an unknown member \"\(name)\"; remove it or mend its spelling"
    case .badMember(let name, let wants): "\"\(name)\" must be \(wants)"
    case .unknownRule(let id): "there is no rule \"\(id)\"; `larkspur rules` lists them"
    }
  }
}

extension Decisions {
  /// Reads the JSON form.
  public init(json text: String) throws(DecisionsError) {
    self.init()
    let root: JSONValue
    do {
      root = try JSONValue.read(text)
    } catch {
      throw .notJSON(line: error.line, column: error.column)
    }
    guard case .object(let members) = root else { throw .badMember("the file", wants: "a JSON object") }
    guard root["version"] == 1 else { throw .unknownVersion }
    for member in members {
      switch member.key {
      case "version": break
      case "severity": levels = try Self.levels(member.value)
      case "accepted": accepted = try Self.acceptances(member.value)
      default: throw .unknownMember(member.key)
      }
    }
  }

  private static func levels(_ value: JSONValue) throws(DecisionsError) -> [String: Levels] {
    guard case .object(let members) = value else { throw .badMember("severity", wants: "an object of rules") }
    var levels: [String: Levels] = [:]
    for member in members {
      guard ChangeRule.named(member.key) != nil else { throw .unknownRule(member.key) }
      guard case .object(let axes) = member.value else {
        throw .badMember("severity.\(member.key)", wants: "an object of \"wire\" and \"swift\"")
      }
      var found = Levels()
      for axis in axes {
        let path = "severity.\(member.key).\(axis.key)"
        guard case .string(let word) = axis.value, let level = ChangeLevel(rawValue: word) else {
          throw .badMember(path, wants: "none, doc, info, warn or err")
        }
        switch ChangeAxis(rawValue: axis.key) {
        case .wire: found.wire = level
        case .swift: found.swift = level
        case nil: throw .unknownMember(path)
        }
      }
      levels[member.key] = found
    }
    return levels
  }

  private static func acceptances(_ value: JSONValue) throws(DecisionsError) -> [Acceptance] {
    guard case .array(let items) = value else { throw .badMember("accepted", wants: "a list") }
    var found: [Acceptance] = []
    for (index, item) in items.enumerated() {
      guard case .object(let members) = item else { throw .badMember("accepted[\(index)]", wants: "an object") }
      var texts: [String: String] = [:]
      for member in members {
        let path = "accepted[\(index)].\(member.key)"
        guard ["fingerprint", "rule", "reason", "by", "until"].contains(member.key) else { throw .unknownMember(path) }
        guard case .string(let text) = member.value else { throw .badMember(path, wants: "a text") }
        texts[member.key] = text
      }
      guard let fingerprint = texts["fingerprint"], isFingerprint(fingerprint) else {
        throw .badMember("accepted[\(index)].fingerprint", wants: "twelve digits")
      }
      guard let reason = texts["reason"], !reason.isEmpty else {
        throw .badMember("accepted[\(index)].reason", wants: "a text that is not empty")
      }
      if let until = texts["until"], !isDay(until) {
        throw .badMember("accepted[\(index)].until", wants: "a day as 2030-12-31")
      }
      found.append(
        Acceptance(
          fingerprint: fingerprint, rule: texts["rule"] ?? "", reason: reason, by: texts["by"] ?? "",
          until: texts["until"]))
    }
    return found
  }

  public static func isFingerprint(_ text: String) -> Bool { text.utf8.count == 12 && text.utf8.allSatisfy(\.isDigit) }

  /// Whether a text is a day as `2030-12-31`; whether the month has it is not asked.
  public static func isDay(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return false }
    let numbers = parts.compactMap { Int(String($0) ?? "") }
    return numbers.count == 3 && (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }

  /// The JSON form, one acceptance a block, so that it merges well.
  public var json: String {
    var members = [JSONMember("version", 1)]
    if !levels.isEmpty {
      members.append(
        JSONMember(
          "severity",
          .object(
            levels.sorted { $0.key < $1.key }.map { rule, levels in
              let axes = [("wire", levels.wire), ("swift", levels.swift)]
              return JSONMember(
                rule, .object(axes.compactMap { axis, level in level.map { JSONMember(axis, .string($0.rawValue)) } }))
            })))
    }
    members.append(JSONMember("accepted", .array(accepted.map(Self.object))))
    var writer = JSONWriter(pretty: true)
    writer.write(.object(members))
    return writer.text + "\n"
  }

  private static func object(_ acceptance: Acceptance) -> JSONValue {
    let members: [(String, String?)] = [
      ("fingerprint", acceptance.fingerprint), ("rule", acceptance.rule.isEmpty ? nil : acceptance.rule),
      ("reason", acceptance.reason), ("by", acceptance.by.isEmpty ? nil : acceptance.by), ("until", acceptance.until),
    ]
    return .object(members.compactMap { name, text in text.map { JSONMember(name, .string($0)) } })
  }
}
