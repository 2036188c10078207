import Foundation
import TestValues
import Testing

@Suite("A checkout that a stranger wrote", .tags(.attack))
struct CheckoutAttackTests {
  private let repository: SDKRepository
  private let gitHub: StubbedGitHub
  private let script: ScriptRunner

  init() throws {
    repository = try SDKRepository()
    gitHub = try StubbedGitHub()
    script = try ScriptRunner(repository, gitHub)
  }

  /// A pull request that brings along what the script or the program would have written themselves.
  private func pullRequest(_ change: (TemporaryFolder) throws -> Void) throws -> Checkout {
    try repository.openPullRequest {
      try? FileManager.default.removeItem(atPath: repository.folder("author/.larkspur"))
      try change(repository.folder)
      try repository.inAuthor("add", "--all", "--force", ".")
    }
  }

  @Test("cannot bring its own program along", arguments: ["key", "prepare", "verify", "review", "nightly"])
  func program(command: String) throws {
    script.environment["LARKSPUR"] = ""
    let event = try pullRequest { folder in
      try folder.write("#!/bin/sh\ntouch \"\(folder("owned"))\"\n", to: "author/.larkspur/bin/larkspur")
      try folder.setExecutable("author/.larkspur/bin/larkspur")
    }
    let result = try script.run(command, event)
    #expect(result.status == 3)
    #expect(result.log.contains("git tracks files below .larkspur"), "\(result.log)")
    #expect(!FileManager.default.fileExists(atPath: repository.folder("owned")))
  }

  @Test(
    "cannot lead the script's own folder elsewhere",
    arguments: [".larkspur", ".Larkspur", ".larkspur/.gitignore", ".larkspur/review"])
  func home(link: String) throws {
    let event = try pullRequest { folder in
      try folder.makeFolder("author/\((link as NSString).deletingLastPathComponent)")
      try folder.link("author/" + link, to: "../target")
    }
    let result = try script.run("review", event)
    #expect(result.status == 3)
    #expect(result.log.contains("git tracks files below .larkspur"), "\(result.log)")
  }

  @Test("has its caches left alone")
  func caches() throws {
    let program = try HostileProgram()
    script.environment["LARKSPUR"] = program.path
    let event = try pullRequest { try $0.write("Hello.\n", to: "author/README.md") }
    for command in ["verify", "review", "nightly"] { _ = try script.run(command, event) }
    let calls = try program.calls
    #expect(calls.map { $0.prefix { $0 != " " } } == ["lint", "generate", "refresh", "diff", "refresh"])
    for call in calls {
      // What stands in a folder of its own, somewhere else, is gone when the script ends.
      let place = call.firstMatch(of: #/--cache (\S+)/#).map { String($0.output.1) }
      #expect(call.contains("--no-cache") || place?.hasPrefix("/") == true, "\(call)")
      #expect(place.map { $0.contains(".larkspur") || FileManager.default.fileExists(atPath: $0) } != true)
    }
  }

  @Test("shows no file of the machine through a link among its pages", arguments: ["verify", "review"])
  func links(command: String) throws {
    let places = [("specs/tea-v1/secret.md", "/etc/hostname"), ("specs/other", "/etc"), ("specs/up.md", "../../x.md")]
    for (link, target) in places {
      let event = try pullRequest { try $0.link("author/\(link)", to: target) }
      let result = try script.run(command, event)
      #expect(result.status == 3)
      #expect(result.log.contains("the link \(link) leads out of the checkout"), "\(result.log)")
    }
    let hidden = try pullRequest { folder in
      try folder.link("author/specs/folder", to: "../pages")
      try folder.makeFolder("author/pages")
      try folder.link("author/pages/secret.md", to: "/etc/hostname")
    }
    #expect(try script.run(command, hidden).log.contains("specs/folder/secret.md leads out of the checkout"))
  }

  @Test("may have links among its pages that stay in it")
  func innerLinks() throws {
    let event = try pullRequest { try $0.link("author/specs/again.md", to: "tea-v1/pot/fill.md") }
    let result = try script.run("verify", event)
    #expect(result.status == 0, "\(result.log)")
  }

  @Test("is not taken for larkspur because it has such a folder")
  func source() throws {
    script.environment.merge(["LARKSPUR": "", "LARKSPUR_SOURCE": ""]) { $1 }
    let event = try pullRequest { folder in
      try folder.write("", to: "author/Sources/LarkspurCLI/main.swift")
      try folder.write("#!/bin/sh\ntouch \"\(folder("owned"))\"\n", to: "author/.ci/bootstrap")
      try folder.setExecutable("author/.ci/bootstrap")
    }
    let result = try script.run("prepare", event)
    #expect(result.status == 2)
    #expect(result.log.contains("LARKSPUR_SOURCE"))
    #expect(!FileManager.default.fileExists(atPath: repository.folder("owned")))
  }

  @Test("cannot pass an option for a commit", arguments: ["--output=owned", "-h", "HEAD --all", ""])
  func base(name: String) throws {
    let event = try pullRequest { try $0.write("Hello.\n", to: "author/README.md") }
    script.environment["BASE"] = name
    let result = try script.run("review", event)
    #expect(result.status == (name.isEmpty ? 2 : 3), "\(result.log)")
    script.environment["BASE"] = nil
  }
}

@Suite("A page that tries to speak to GitHub", .tags(.attack))
struct RunnerCommandAttackTests {
  private let repository: SDKRepository
  private let gitHub: StubbedGitHub
  private let script: ScriptRunner
  private let program: HostileProgram

  init() throws {
    repository = try SDKRepository()
    gitHub = try StubbedGitHub()
    script = try ScriptRunner(repository, gitHub)
    program = try HostileProgram()
    script.environment["LARKSPUR"] = program.path
  }

  @Test("gives no commands: of what the program prints, its annotations alone are obeyed")
  func commands() throws {
    let warning = "::warning file=specs/a.md,line=1::Strange"
    let event = try repository.openPullRequest { try repository.write("Hello.\n", to: "README.md") }
    #expect(RunnerLog(try script.run("verify", event).log).commands == [warning])
    #expect(RunnerLog(try script.run("review", event).log).commands == [warning])
    #expect(RunnerLog(try script.run("nightly").log).commands == [])
    script.environment["DRY_RUN"] = "yes"
    #expect(RunnerLog(try script.run("review", event).log).commands == [warning])
    #expect(RunnerLog(try script.run("nightly").log).commands == [])
  }

  @Test("does not choose what is uploaded, nor a name or value that the script does not know")
  func outputs() throws {
    let event = try repository.openPullRequest { try repository.write("Hello.\n", to: "README.md") }
    let review = try script.run("review", event)
    #expect(
      review.outputs == [
        "bump": "minor", "entries": "1", "open": "", "wire": "", "swift": "", "verdict": "",
        "sarif": ".larkspur/review/diff.sarif",
      ])
    let nightly = try script.run("nightly")
    #expect(
      nightly.outputs == ["version": "1.0", "bump": "minor", "changed": "", "pull_request": "40"], "\(nightly.log)")
  }

  @Test("is read by a program that has no token")
  func tokens() throws {
    script.environment["GITHUB_TOKEN"] = "token-of-the-run"
    let event = try repository.openPullRequest { try repository.write("Hello.\n", to: "README.md") }
    for command in ["verify", "review"] { _ = try script.run(command, event) }
    _ = try script.run("nightly")
    #expect(try program.calls.count == 5)
    #expect(try program.tokens == [])
  }
}
