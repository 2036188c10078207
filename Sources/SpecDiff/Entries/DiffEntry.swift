/// One change with all its places.
public struct DiffEntry: Hashable, Sendable {
  public var rule: ChangeRule
  public var wire: ChangeLevel
  public var swift: ChangeLevel
  /// Which way the content goes, where the level depends on it; else `request`.
  public var direction: Direction
  /// The project that the change belongs to, for example `im`.
  public var service: String
  /// What the changed thing belongs to: a documented type, a table of parameters, an endpoint, an event.
  public var owner: String
  /// The changed thing: a field, a value, an error code, a scope. Empty where the owner itself changed.
  public var name: String
  public var old: String?
  public var new: String?
  /// Sorted; never empty.
  public var sites: [ChangeSite]
  /// Why somebody accepted the change; nil where nobody did.
  public var acceptance: Acceptance?

  init(_ change: Change, sites: [ChangeSite]) {
    rule = change.rule
    wire = change.rule.wire(in: change.direction)
    swift = change.rule.swift
    direction = change.rule.dependsOnDirection && change.direction != .request ? .response : .request
    service = change.service
    owner = change.owner
    name = change.name
    old = change.old
    new = change.new
    self.sites = sites
  }

  /// Twelve digits that stay the same as long as the change is the same, whatever the texts and levels of its rule are.
  public var fingerprint: String {
    let way = rule.dependsOnDirection ? direction == .request ? "request" : "response" : ""
    return Fingerprint.digits(of: [rule.id, way, service, owner, name, old ?? "\u{0}", new ?? "\u{0}"])
  }

  /// `owner.name`, or the one of them that there is.
  public var subject: String {
    if name.isEmpty { return owner }
    return owner.isEmpty || name == owner ? name : "\(owner).\(name)"
  }

  public func level(on axis: ChangeAxis) -> ChangeLevel {
    switch axis {
    case .wire: wire
    case .swift: swift
    }
  }

  /// The level that counts where one number must do.
  public var level: ChangeLevel { max(wire, swift) }

  /// What happened, in one line.
  public func text(in language: ReportLanguage) -> String {
    RuleText.fill(rule.text[language], with: arguments(in: language))
  }

  private func arguments(in language: ReportLanguage) -> [RuleArgument: String] {
    let nothing = language == .english ? "nothing" : "无"
    return [
      .name: name.isEmpty ? (language == .english ? "the whole" : "整体") : name, .owner: owner,
      .old: old.map { $0.isEmpty ? nothing : $0 } ?? nothing, .new: new.map { $0.isEmpty ? nothing : $0 } ?? nothing,
    ]
  }
}

/// Texts of rules with their arguments put in.
enum RuleText {
  /// Longer arguments are cut in the middle of a report's line; sites keep them whole.
  static let longestArgument = 120

  static func fill(_ template: String, with arguments: [RuleArgument: String]) -> String {
    var out = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      out += RuleArgument(rawValue: name).flatMap { arguments[$0] }.map(shortened) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// One line, and not too much of it.
  static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > longestArgument ? line.prefix(longestArgument - 1) + "…" : line
  }

  /// The places that a template names.
  static func arguments(of template: String) -> Set<String> {
    var names: Set<String> = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.insert(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
