import Foundation
import TestValues
import Testing

@Suite("Generated/ is what the program writes from specs/")
struct GeneratedTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("the modules, their tests and their names")
  func modules() throws {
    let folder = try TemporaryFolder()
    let settings = Self.root.appendingPathComponent(".larkspur.json").path
    let check = try LarkspurProcess.run(["generate", "--config", settings, "--check"], in: folder)
    #expect(check.status == 0, "Generated/ is stale; run `make generate` and read the diff.\n\(check.output)")
  }

  @Test("one file a format", arguments: [("ir", "larkspur.ir.json"), ("openapi", "openapi.json")])
  func current(format: String, name: String) throws {
    let folder = try TemporaryFolder()
    let specs = Self.root.appendingPathComponent("specs").path
    let export = try LarkspurProcess.run(
      ["export", specs, "--format", format, "--output", folder(name), "--jobs", "3"], in: folder)
    #expect(export.status == 0)
    let written = try folder.read(name)
    let recorded = Self.root.appendingPathComponent("Generated").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["LARKSPUR_RECORD"] == "1" {
      try Data(written.utf8).write(to: recorded)
      return
    }
    let same = try Data(contentsOf: recorded) == Data(written.utf8)
    #expect(same, "Generated/\(name) is stale; run `make generate` and read the diff.")
  }
}
