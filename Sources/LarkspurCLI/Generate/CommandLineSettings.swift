import APISpec
import SwiftEmitter
import Workspace

extension GenerateSettings {
  /// What the command line says, completed by the file that it names.
  init(_ invocation: Invocation) throws {
    self.init()
    inputs = invocation.operands.nilIfEmpty
    output = invocation[.output]
    package = invocation[.package]
    runtime = invocation[.runtime]
    services = invocation.all(.services).flatMap(\.commaSeparatedWords).nilIfEmpty
    endpoints = invocation.all(.endpoint).nilIfEmpty
    docs = invocation.choice(.docs)
    layout = invocation.choice(.layout)
    withTests = invocation.has(.withTests) ? true : nil
    hosts = invocation.all(.allowHost).nilIfEmpty
    if let file = try Self.file(of: invocation) { self = completed(by: file) }
  }

  /// What the file says that the command line names.
  static func file(of invocation: Invocation) throws -> GenerateSettings? {
    try invocation[.config].map(read)
  }

  private static func read(_ file: String) throws -> GenerateSettings {
    let settings: SettingsFile
    do {
      settings = try SettingsFile(file)
    } catch {
      throw InputFailure.file(error)
    }
    return try settings.settings()
  }

  /// What is wrong with a build that was planned for these services; nil where nothing is. SwiftPM plans anew when a
  /// file comes or goes or the manifest changes, and not when settings do.
  func objection(toPlan services: String?) -> String? {
    guard let services else { return nil }
    let planned = services.commaSeparatedWords
    guard Set(planned.map { $0.lowercased() }) != Set((self.services ?? []).map { $0.lowercased() }) else { return nil }
    let chosen = self.services.map { $0.joined(separator: ", ") } ?? "all services"
    return
      "The settings now choose \(chosen), and this build was planned for \(planned.joined(separator: ", ")): change "
      + "the date of the package's manifest ('touch Package.swift') and build again, so that it is planned anew."
  }

  var requiredInputs: [String] {
    get throws(UsageError) {
      guard let inputs else { throw .missingOperand(.generate) }
      return inputs
    }
  }

  var requiredOutput: String {
    get throws(UsageError) {
      guard let output else { throw .missingOption("--output DIR", of: .generate) }
      return output
    }
  }
}

extension SDKSettings {
  /// What the emitter has to know of the settings.
  init(_ settings: GenerateSettings, output: String) throws(UsageError) {
    if settings.layout == .files {
      if settings.package != nil { throw .needsModules("a package") }
      if settings.withTests == true { throw .needsModules("a test target") }
    }
    self.init(
      generator: "\(Tool.name) \(Tool.version)", docs: settings.docs ?? .summary, layout: settings.layout ?? .modules,
      package: try Self.package(settings, output: output), selection: settings.selection,
      withTests: settings.withTests ?? false, hosts: PlatformHosts(allowing: settings.hosts ?? []))
  }

  private static func package(_ settings: GenerateSettings, output: String) throws(UsageError) -> Package? {
    guard let name = settings.package else {
      if settings.runtime != nil { throw .runtimeWithoutPackage }
      return nil
    }
    do {
      return Package(
        name: name, runtime: try RuntimeSource.find(settings.runtime, for: output, version: Tool.version))
    } catch {
      throw .runtime(error)
    }
  }
}

extension Array {
  fileprivate var nilIfEmpty: [Element]? { isEmpty ? nil : self }
}
