import APISpec

/// The report for programs. Its form is described by `Schemas/larkspur-diff.schema.json`.
public struct DiffJSONReport {
  /// Grows when a reader of an older form would misread it.
  public static let version = 1

  private let report: DiffReport

  public init(_ report: DiffReport) {
    self.report = report
  }

  public var text: String {
    var writer = JSONWriter(pretty: true)
    writer.write(value)
    return writer.text + "\n"
  }

  var value: JSONValue {
    [
      "version": .number(String(Self.version)),
      "old": .string(report.old),
      "new": .string(report.new),
      "summary": summary,
      "bump": .string(report.bump.rawValue),
      "entries": .array(report.entries.map(object)),
      "folded": ["words": number(report.folded.words), "noise": number(report.folded.noise)],
      "notes": .array(report.notes.map { .string($0.text(in: report.language)) }),
      "stale": .array(report.stale.map { .string($0.fingerprint) }),
    ]
  }

  private var summary: JSONValue {
    [
      "text": .string(Phrases(language: report.language).verdict(report)),
      "entries": number(report.entries.count),
      "sites": number(report.siteCount),
      "accepted": number(report.entries.count - report.open.count),
      "wire": levels(.wire),
      "swift": levels(.swift),
      "services": .array(report.services.map { .string($0) }),
    ]
  }

  private func levels(_ axis: ChangeAxis) -> JSONValue {
    .object(ChangeLevel.allCases.map { JSONMember($0.rawValue, number(report.count($0, on: axis))) })
  }

  private func object(_ entry: DiffEntry) -> JSONValue {
    [
      "fingerprint": .string(entry.fingerprint),
      "rule": .string(entry.rule.id),
      "wire": .string(entry.wire.rawValue),
      "swift": .string(entry.swift.rawValue),
      "service": .string(entry.service),
      "subject": .string(entry.subject),
      "owner": .string(entry.owner),
      "name": .string(entry.name),
      "old": text(entry.old),
      "new": text(entry.new),
      "text": .string(entry.text(in: report.language)),
      "accepted": entry.acceptance.map {
        ["reason": .string($0.reason), "by": .string($0.by), "until": text($0.until)]
      }
        ?? .null,
      "sites": .array(entry.sites.map(object)),
    ]
  }

  private func object(_ site: ChangeSite) -> JSONValue {
    [
      "endpoint": text(site.endpoint), "event": text(site.event), "docPath": .string(site.docPath),
      "page": .string(site.page), "line": number(site.line ?? 1), "location": .string(site.location),
      "old": text(site.old), "new": text(site.new),
    ]
  }

  private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private func number(_ number: Int) -> JSONValue { .number(String(number)) }
}
