import APISpec
import DocReader
import Foundation
import OpenAPIEmitter
import Workspace

/// `larkspur export`: writes everything the inputs say as one document.
struct ExportCommand {
  private let invocation: Invocation
  private let console: Console

  /// What is written.
  enum Format: String, CaseIterable {
    case ir, openapi
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let reading = try await InputReading.read(invocation, console)
    guard reading.problems.isEmpty else { throw InputFailure.incomplete(problems: reading.problems.count) }
    if console.isVerbose {
      let findings = reading.diagnostics.map { Finding($0, in: reading) }
      console.list(TextReport(paint: Paint(isOn: false), isVerbose: true).text(of: findings))
    }
    reading.warnedOfIR(console)
    try console.write(document(reading.spec), to: invocation[.output])
    if reading.counts != nil {
      console.say(reading.summary + (reading.diagnostics.isEmpty ? "." : "; '\(Tool.name) lint' lists them."))
    }
    return .success
  }

  private func document(_ spec: APISpec) -> [UInt8] {
    switch invocation.choice(.format, as: Format.self) ?? .ir {
    case .ir: CanonicalJSON.encode(spec)
    case .openapi:
      OpenAPIDocument(spec, title: Self.title, version: Self.version(of: spec), hosts: invocation.hosts).bytes
    }
  }

  private static let title = "Feishu Open Platform"

  /// The documentation has no version of its own: the day of its newest page stands in, so that equal pages give equal
  /// documents.
  static func version(of spec: APISpec) -> String {
    let links = spec.endpoints.map(\.documentation) + spec.events.map(\.documentation)
    let days = links.compactMap(\.updatedAt).compactMap { DayText.date(secondsSince1970: Double($0) / 1000) }
    guard let newest = days.max() else { return "0" }
    // The portal's days are those of China.
    let style = Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt).year().month().day()
    return newest.formatted(style)
  }
}
