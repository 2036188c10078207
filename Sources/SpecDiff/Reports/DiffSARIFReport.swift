import APISpec

/// The report as SARIF 2.1.0, for code scanning services.
public struct DiffSARIFReport {
  /// How many places of one entry are listed: services refuse results with more than a thousand.
  private static let siteLimit = 100

  private let report: DiffReport
  private let tool: String
  private let version: String

  public init(_ report: DiffReport, tool: String, version: String) {
    self.report = report
    self.tool = tool
    self.version = version
  }

  public var text: String {
    var writer = JSONWriter(pretty: true)
    writer.write(value)
    return writer.text + "\n"
  }

  var value: JSONValue {
    [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver],
          "columnKind": "utf16CodeUnits",
          "results": .array(report.entries.map(result)),
        ]
      ],
    ]
  }

  private var rules: [ChangeRule] {
    let used = Set(report.entries.map(\.rule.id))
    return ChangeRule.all.filter { used.contains($0.id) }
  }

  private var driver: JSONValue {
    ["name": .string(tool), "version": .string(version), "rules": .array(rules.map(object))]
  }

  private func object(_ rule: ChangeRule) -> JSONValue {
    [
      "id": .string(rule.id),
      "shortDescription": message(rule.text[report.language]),
      "fullDescription": message(rule.explanation[report.language]),
      "help": message(rule.advice.text[report.language]),
      "defaultConfiguration": ["level": .string(Self.level(max(rule.wire, rule.swift)))],
    ]
  }

  private static func level(_ level: ChangeLevel) -> String {
    switch level {
    case .err: "error"
    case .warn: "warning"
    case .info, .doc: "note"
    case .none: "none"
    }
  }

  private func result(_ entry: DiffEntry) -> JSONValue {
    var members = [
      JSONMember("ruleId", .string(entry.rule.id)),
      JSONMember("level", .string(Self.level(report.level(of: entry)))),
      JSONMember("message", message(entry.text(in: report.language))),
      JSONMember("locations", .array(entry.sites.prefix(Self.siteLimit).map(location))),
      JSONMember("partialFingerprints", ["larkspur/v1": .string(entry.fingerprint)]),
      JSONMember(
        "properties",
        [
          "wire": .string(entry.wire.rawValue), "swift": .string(entry.swift.rawValue),
          "service": .string(entry.service), "places": .number(String(entry.sites.count)),
        ]),
    ]
    if let acceptance = entry.acceptance {
      members.append(
        JSONMember("suppressions", [["kind": "external", "justification": .string(acceptance.reason)]]))
    }
    return .object(members)
  }

  private func location(_ site: ChangeSite) -> JSONValue {
    var members: [JSONMember] = []
    if !site.page.isEmpty {
      members.append(
        JSONMember(
          "physicalLocation",
          [
            "artifactLocation": ["uri": .string(ArtifactURI.text(of: site.page))],
            "region": ["startLine": .number(String(site.line ?? 1))],
          ]))
    }
    let name = [site.subject, site.location].filter { !$0.isEmpty }.joined(separator: " ")
    if !name.isEmpty {
      members.append(JSONMember("logicalLocations", [["fullyQualifiedName": .string(name)]]))
    }
    return .object(members)
  }

  private func message(_ text: String) -> JSONValue { ["text": .string(SARIFText.escaped(text))] }
}
