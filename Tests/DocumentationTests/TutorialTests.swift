import Foundation
import TestPrograms
import TestValues
import Testing

/// The tutorial as a reader follows it: files are saved under the names that the steps give them, scripts are run.
@Suite("The tutorial", .serialized)
struct TutorialTests {
  private static let catalog = "\(Toolchain.root)/Sources/LarkspurCLI/Larkspur.docc"

  /// A step that shows a file.
  private struct Step {
    var name: String
    var file: String

    var text: String {
      get throws {
        String(
          decoding: try Data(contentsOf: URL(fileURLWithPath: "\(TutorialTests.catalog)/Resources/\(file)")),
          as: UTF8.self)
      }
    }
  }

  /// The steps in their order: what stands in `@Code(name: "…", file: "…")`.
  private static func steps() throws -> [Step] {
    let tutorial = URL(fileURLWithPath: "\(catalog)/Tutorials/ReviewedChange.tutorial")
    let text = String(decoding: try Data(contentsOf: tutorial), as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard line.contains("@Code(name: "), words.count > 3 else { return nil }
      return Step(name: String(words[1]), file: String(words[3]))
    }
  }

  /// Follows the steps in an empty folder, and gives what each script wrote.
  private static func follow(in folder: TemporaryFolder) throws -> [String: String] {
    let larkspur = BuiltProgram("larkspur").url.deletingLastPathComponent().path
    var environment = ["PATH": "\(larkspur):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"]
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = "Tea"
      environment["GIT_\(role)_EMAIL"] = "tea@example.org"
    }
    var outputs: [String: String] = [:]
    for step in try steps() {
      guard step.name.hasSuffix(".sh") else {
        try folder.write(step.text, to: step.name)
        continue
      }
      let run = try ProgramRun(of: "/bin/bash", ["-euc", step.text], in: folder.path, environment)
      #expect(run.status == 0, "\(step.file)\n\(run.output)\(run.errors)")
      outputs[step.file] = run.output + run.errors
    }
    return outputs
  }

  @Test("can be followed step by step, and shows what it says")
  func commands() throws {
    let folder = try TemporaryFolder()
    let outputs = try Self.follow(in: folder)
    #expect(outputs.count == 7)
    #expect(outputs["first.sh"]?.contains("Generated/: 5 files, 5 written") == true)
    #expect(outputs["check.sh"]?.contains("stale LarkIM/V1+Chat.swift") == true)
    #expect(outputs["check.sh"]?.contains("status 1") == true)
    #expect(outputs["compare.sh"]?.contains("1 change breaks shipped clients; Swift source compiles.") == true)
    #expect(outputs["compare.sh"]?.hasSuffix("status 1\n") == true)
    #expect(outputs["again.sh"]?.contains("+IMService.V1.ListChat.name: String? // deprecated") == true)
    #expect(outputs["accept.sh"]?.contains("1 change accepted in larkspur-accept.json.") == true)
    #expect(outputs["commit.sh"]?.contains("Nothing breaks for certain.") == true)
    #expect(try folder.read(".larkspur/comment.md").contains("no longer has name (string)"))
  }

  @Test("has a program that compiles with the SDK, before the page changed and after that")
  func program() throws {
    let folder = try TemporaryFolder()
    _ = try Self.follow(in: folder)
    for revision in ["chat-owners~1", "chat-owners"] {
      let checkout = try ProgramRun(of: "/usr/bin/env", ["git", "checkout", "--quiet", revision], in: folder.path)
      #expect(checkout.status == 0, "\(checkout.errors)")
      try compile(in: folder)
    }
  }

  private func compile(in folder: TemporaryFolder) throws {
    let modules = Toolchain.imports
    let sources = try FileManager.default.contentsOfDirectory(atPath: folder("Generated/LarkIM"))
      .filter { $0.hasSuffix(".swift") }.sorted().map { folder("Generated/LarkIM/\($0)") }
    let sdk = try Toolchain.run(
      "swiftc",
      ["-emit-module", "-module-name", "LarkIM", "-emit-module-path", folder("modules/LarkIM.swiftmodule")] + modules
        + sources)
    #expect(sdk.status == 0, "\(sdk.errors)")
    let program = try Toolchain.run(
      "swiftc", ["-typecheck", "-I", folder("modules")] + modules + ["\(Self.catalog)/Resources/main.swift"])
    #expect(program.status == 0, "\(program.errors)")
  }
}
