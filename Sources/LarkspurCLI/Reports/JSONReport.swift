import APISpec
import DocReader

/// Lists findings as a JSON array, one object a finding.
enum JSONReport {
  static func text(of findings: [Finding]) -> String {
    JSONText.pretty(.array(findings.map(object)))
  }

  private static func object(_ finding: Finding) -> JSONValue {
    [
      "path": .string(finding.place.path), "line": .number(String(finding.place.line)),
      "column": .number(String(finding.place.column)), "severity": .string(finding.severity.rawValue),
      "code": .string(finding.code), "message": .string(finding.message), "hint": .string(finding.rule.hint),
      "related": finding.related.map(place) ?? .null,
    ]
  }

  private static func place(_ place: SourcePlace) -> JSONValue {
    [
      "path": .string(place.path), "line": .number(String(place.line)), "column": .number(String(place.column)),
    ]
  }
}

/// JSON as a command prints it.
enum JSONText {
  /// One member a line, with a line break at the end.
  static func pretty(_ value: JSONValue) -> String {
    var writer = JSONWriter(pretty: true)
    writer.write(value)
    return writer.text + "\n"
  }
}
