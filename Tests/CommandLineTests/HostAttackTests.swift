import APISpec
import Foundation
import TestValues
import Testing

@testable import larkspur

@Suite("Calls to other hosts, as they are typed", .tags(.attack))
struct HostAttackTests {
  let folder: TemporaryFolder

  /// A page and an IR file that document one call elsewhere, each beside one that is fine.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.page("evil", "http://attacker.example:8080"), to: "pages/evil.md")
    try folder.write(Self.page("tea", "https://open.feishu.cn"), to: "pages/tea.md")
    var spec = TeaSpec.spec
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: "old.json")
    spec.endpoints[0].server = "https://attacker.example"
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: "evil.json")
    spec.endpoints[0].server = "https://tea.feishu.cn"
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: "moved.json")
  }

  private static func page(_ project: String, _ server: String) -> String {
    """
    # Pot

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | \(server)/open-apis/\(project)/v1/pots/:pot_id |
    | HTTP Method | GET |

    """
  }

  private func run(_ arguments: String...) throws -> LarkspurProcess {
    try LarkspurProcess.run(arguments, in: folder)
  }

  private func emitted(_ output: String) throws -> String {
    let names = FileManager.default.enumerator(atPath: folder(output))?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.map { try folder.read("\(output)/\($0)") }.joined()
  }

  @Test("lint finds them")
  func lint() throws {
    let lint = try run("lint", "pages")
    #expect(lint.status == 1)
    #expect(lint.output.contains("pages/evil.md:7:"))
    #expect(lint.output.contains("error: 'http://attacker.example:8080' is not an https address"))
    #expect(lint.output.contains("[DOC019]"))
  }

  @Test("generate leaves them out and says so, or writes nothing with --lint", arguments: ["pages", "evil.json"])
  func generate(input: String) throws {
    let strict = try run("generate", input, "--output", "out", "--lint")
    #expect(strict.status == 1)
    #expect(try !folder.names.contains("out"))
    let run = try run("generate", input, "--output", "out", "--quiet")
    #expect(run.status == 0)
    #expect(run.errors.contains(input == "pages" ? "The pages hold 1 error" : "'attacker.example' is not a host"))
    let sources = try emitted("out")
    #expect(sources.contains("Resource"))
    #expect(!sources.contains("attacker"))
  }

  @Test("export leaves them out", arguments: ["ir", "openapi"])
  func export(format: String) throws {
    for input in ["pages", "evil.json"] {
      let export = try run("export", input, "--format", format)
      #expect(export.status == 0)
      #expect(!export.output.contains("attacker"))
      #expect(export.output.contains("/open-apis/tea/v1/pots/"))
    }
    #expect(try run("export", "evil.json", "--format", format).errors.contains("'attacker.example' is not a host"))
  }

  @Test("diff does not compare them, and names the host, also where it is to be quiet")
  func refusedDiff() throws {
    let diff = try run("diff", "old.json", "evil.json", "--quiet")
    #expect(diff.status == 3)
    #expect(diff.errors.contains("'attacker.example' is not a host"))
  }

  @Test("diff shows another host of the platform, and one that was allowed, as an error")
  func diff() throws {
    let moved = try run("diff", "old.json", "moved.json", "--fail-on", "err", "--rule", "request.*")
    #expect(moved.status == 1)
    #expect(moved.output.contains("https://tea.feishu.cn"))
    let allowed = try run("diff", "old.json", "evil.json", "--fail-on", "err", "--allow-host", "attacker.example")
    #expect(allowed.status == 1)
    #expect(allowed.output.contains("https://attacker.example"))
  }

  @Test("generate emits them where the command line or the settings allow the host, and records that")
  func allowed() throws {
    let typed = try run("generate", "evil.json", "--output", "typed", "--allow-host", "attacker.example")
    #expect(typed.status == 0, "\(typed.errors)")
    try folder.write(
      #"{"inputs": ["evil.json"], "output": "written", "hosts": ["attacker.example"]}"#, to: "larkspur.json")
    let written = try run("generate", "--config", "larkspur.json")
    #expect(written.status == 0, "\(written.errors)")
    for output in ["typed", "written"] {
      #expect(try emitted(output).contains(#"host: "https://attacker.example""#))
      #expect(try folder.read("\(output)/sdk.json").contains("attacker.example"))
    }
    #expect(try run("generate", "--config", "larkspur.json", "--check").status == 0)
  }

  @Test("what is no host is no value", arguments: ["https://tea.example.com", "", "*.example.com", "a/b"])
  func values(host: String) throws {
    let run = try run("lint", "pages", "--allow-host", host)
    #expect(run.status == 2)
    #expect(run.errors.contains("--allow-host"))
  }
}
