import APISpec
import DocReader
import Workspace

/// `larkspur inspect`: lists endpoints and events, or shows some of them in full.
struct InspectCommand {
  private let invocation: Invocation
  private let console: Console

  /// How things are shown.
  enum Format: String, CaseIterable {
    case text, json
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let reading = try await InputReading.read(invocation, console)
    reading.warnedOfIR(console)
    let status: ExitStatus
    if let name = invocation[.endpoint] {
      status = try showEndpoint(name, reading)
    } else if let page = invocation[.page] {
      status = try showPage(page, reading)
    } else {
      status = try list(reading)
    }
    return reading.problems.isEmpty ? status : .unreadable
  }

  private var format: Format { invocation.choice(.format) ?? .text }

  private func list(_ reading: InputReading) throws -> ExitStatus {
    let calls = DocumentedCall.all(in: reading.spec)
    switch format {
    case .text:
      try console.write(CallList.text(of: calls, paint: console.paint))
      console.say(
        "\(Plural.count(reading.spec.endpoints.count, "endpoint")), "
          + "\(Plural.count(reading.spec.events.count, "event")); --endpoint NAME shows one.")
    case .json: try console.write(JSONText.pretty(CallList.json(of: calls)))
    }
    return .success
  }

  private func showEndpoint(_ name: String, _ reading: InputReading) throws -> ExitStatus {
    switch CallSearch(reading.spec).find(name) {
    case .found(let calls):
      let pages = Set(calls.flatMap(\.sources).map(\.path))
      try show(calls, findingsOf: pages, reading)
      return .success
    case .nothing(let nearest):
      console.complain("There is no endpoint or event '\(name)'" + Suggestion.text(nearest))
      return .findings
    }
  }

  private func showPage(_ page: String, _ reading: InputReading) throws -> ExitStatus {
    let known = Set(reading.pages + reading.spec.endpoints.flatMap(\.sources).map(\.path)).sorted()
    let paths = known.filter { isPage($0, named: page, reading) }
    guard !paths.isEmpty else {
      let nearest = Suggestion.nearest(to: page, among: known)
      console.complain("There is no page '\(page)' in the input" + Suggestion.text(nearest))
      return .findings
    }
    let calls = DocumentedCall.all(in: reading.spec).filter { $0.sources.contains { paths.contains($0.path) } }
    if calls.isEmpty { console.say("The page documents no endpoint and no event.") }
    try show(calls, findingsOf: Set(paths), reading)
    return .success
  }

  /// A page is named by its path below the input, by the way to it from here, or by the end of either.
  private func isPage(_ path: String, named name: String, _ reading: InputReading) -> Bool {
    [path, reading.location(of: path)].contains { $0 == name || $0.hasSuffix("/" + name) }
  }

  private func show(_ calls: [DocumentedCall], findingsOf pages: Set<String>, _ reading: InputReading) throws {
    switch format {
    case .json: try console.write(CanonicalJSON.encode(reading.spec.slice(calls)))
    case .text:
      let page = CallPage(reading.spec, paint: console.paint, isVerbose: console.isVerbose)
      var sections = calls.map(page.text)
      let findings = reading.diagnostics.filter { pages.contains($0.place.path) }.map { Finding($0, in: reading) }
      if !findings.isEmpty { sections.append(text(of: findings)) }
      try console.write(sections.joined(separator: "\n"))
    }
  }

  private func text(of findings: [Finding]) -> String {
    console.paint.paint("Findings", .bold) + "\n"
      + TextReport(paint: console.paint, isVerbose: console.isVerbose).text(of: findings)
  }
}
