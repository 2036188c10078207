import APISpec
import SwiftEmitter
import Workspace

/// What `generate --lint` tells about the pages before it writes anything.
struct GenerateFindings {
  private let findings: [Finding]
  /// Versions of services that the pages document and the settings do not ask for.
  private let unlisted: [String]

  init(_ reading: InputReading, _ settings: GenerateSettings) {
    findings = reading.diagnostics.map { Finding($0, in: reading) }
    let wanted = Selection(services: settings.services ?? [])
    let scopes =
      reading.spec.endpoints.filter { !wanted.includes($0) }.map(\.name.scope)
      + reading.spec.events.filter { !wanted.includes($0) }.map(\.scope)
    unlisted = Set(scopes).sorted()
  }

  var errors: Int { findings.count { $0.severity == .error } }

  /// Errors and warnings as a compiler writes them, and a line about what is left out.
  var text: String { TextReport(paint: Paint(isOn: false), isVerbose: false).text(of: findings) + note }

  /// With more names than these, a line is not read any more.
  private static let shown = 5

  private var note: String {
    guard !unlisted.isEmpty else { return "" }
    let names = unlisted.prefix(Self.shown).joined(separator: ", ") + (unlisted.count > Self.shown ? ", …" : "")
    return "\(Tool.name): note: The pages document \(Plural.count(unlisted.count, "version")) of services more than "
      + "\"services\" lists: \(names.printableLine).\n"
  }
}

extension SDKSettings {
  /// The versions of services that have to have a file of their own, and have none: what the pages document of them has
  /// no form in Swift.
  func lackingFiles(in sdk: EmittedSDK) -> [String] {
    guard layout == .files else { return [] }
    let paths = Set(sdk.files.map(\.path))
    return selection.services.filter { service in
      service.contains(".") && !service.contains("*") && !paths.contains(FlatFileName.of(service))
    }
  }
}
