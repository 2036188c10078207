import SwiftEmitter
import TestPrograms
import TestValues
import Testing

@Suite("Files that a build declares")
struct OutputNamesTests {
  /// What the plugin's own source says; a plugin cannot be imported.
  private func declared(for services: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let main = try folder.write(
      "for name in OutputNames.all(for: Array(CommandLine.arguments.dropFirst())) { print(name) }", to: "main.swift")
    let names = "\(ExamplePackage.root)/Plugins/LarkspurGenerate/OutputNames.swift"
    let compiled = try ProgramRun(of: "/usr/bin/env", ["swiftc", "-o", folder("names"), main, names], in: folder.path)
    #expect(compiled.status == 0, "\(compiled.errors)")
    return try ProgramRun(of: folder("names"), services, in: folder.path).output.split(separator: "\n").map(String.init)
  }

  @Test("are those that the emitter writes")
  func names() throws {
    let services = ["im.v1", "security_and_compliance.v2", "IM.V4", "a-b.v2-beta", "corehr.v2", "corehr.v1"]
    let projects = services.map { String($0.prefix { $0 != "." }) }
    #expect(try declared(for: services) == Set((services + projects).map(FlatFileName.of)).sorted())
  }
}
