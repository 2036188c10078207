import APISpec
import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("What a clone brings along, and the program")
struct ClonedProjectAttackTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(TeaSpec.spec), as: UTF8.self), to: "origin/tea.ir.json")
    try folder.write(
      #"{"inputs": ["tea.ir.json"], "output": "Generated", "pages": "specs", "portal": "http://127.0.0.1:9"}"#,
      to: "origin/larkspur.json")
    try folder.write("# Guide\n", to: "origin/specs/guide.md")
    try folder.git("init", "-q", "origin")
  }

  private func clone() throws {
    try folder.git("-C", "origin", "add", "-A", "-f")
    try folder.git("-C", "origin", "commit", "-qm", "x")
    try folder.git("clone", "-q", "origin", "repo")
  }

  private func run(_ arguments: String...) throws -> LarkspurProcess {
    try LarkspurProcess.run(arguments, in: folder, environment: ["HOME": folder("home")])
  }

  /// What a stopped run would have left that puts a program into a place.
  private func plantRun(in name: String, writing path: String) throws {
    try folder.write("#!/bin/sh\necho owned\n", to: "\(name)/.larkspur-staging/new/0")
    chmod(folder("\(name)/.larkspur-staging/new/0"), 0o755)
    try folder.write("", to: "\(name)/.larkspur-staging/old/keep")
    for line in ["create \(path)", "replace \(path)"] {
      try folder.write("larkspur journal 1\n\(line)\nend\n", to: "\(name)/.larkspur-staging/journal")
    }
  }

  /// Commands, and the folder in which each of them meets what was planted; `.` is the project.
  private static let commands = [
    (["generate", "--config", "repo/larkspur.json"], "Generated"),
    (["generate", "--config", "repo/larkspur.json"], "."),
    (["generate", "repo/tea.ir.json", "--output", "repo/Generated"], "Generated"),
    (["generate", "--config", "repo/larkspur.json", "--check"], "Generated"),
    (["refresh", "--offline", "--config", "repo/larkspur.json"], "Generated"),
    (["refresh", "--offline", "--config", "repo/larkspur.json"], "."),
    (["refresh", "--offline", "--check", "--config", "repo/larkspur.json"], "Generated"),
    (["refresh", "--offline", "--check", "--config", "repo/larkspur.json"], "."),
    (["refresh", "--config", "repo/larkspur.json"], "specs"), (["sync", "--config", "repo/larkspur.json"], "specs"),
    (["sync", "--config", "repo/larkspur.json"], "."), (["sync", "--output", "repo/Generated"], "Generated"),
  ]

  @Test("the journal of a stopped run writes no hook, whichever command meets it", arguments: commands)
  func hook(arguments: [String], place: String) throws {
    let name = place == "." ? "origin" : "origin/\(place)"
    try plantRun(in: name, writing: place == "." ? ".git/hooks/post-commit" : "link/hooks/post-commit")
    if place != "." { try folder.link("\(name)/link", to: "../.git") }
    try clone()
    try folder.makeFolder("repo/.git/hooks")
    let run = try LarkspurProcess.run(arguments, in: folder)
    #expect(run.status != 0)
    #expect(run.errors.contains("git tracks it") || run.errors.contains("was stopped"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder("repo/.git/hooks/post-commit")))
    #expect(!FileManager.default.fileExists(atPath: folder("repo/Generated/api.txt")))
  }

  @Test("the refusal names the folder and what to do")
  func message() throws {
    try plantRun(in: "origin/Generated", writing: "link/hooks/post-commit")
    try clone()
    let run = try run("generate", "repo/tea.ir.json", "--output", "repo/Generated")
    #expect(run.status == 4)
    #expect(run.errors.contains("In 'repo/Generated' lies a folder '.larkspur-staging'"), "\(run.errors)")
    #expect(run.errors.contains("git tracks it"))
    #expect(run.errors.contains("remove it"))
  }

  @Test("a linked output folder that leads to a home is not written to")
  func linkedOutput() throws {
    try folder.makeFolder("home")
    try folder.link("origin/Generated", to: "../home")
    try clone()
    let run = try run("generate", "--config", "repo/larkspur.json")
    #expect(run.status == 4)
    #expect(run.errors.contains("leads out of its repository"), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("home")) == [])
  }

  @Test("decisions and reports are not written through links either")
  func linkedFiles() throws {
    try folder.write(#"{"accepted": []}"#, to: "home/settings.json")
    try folder.link("origin/larkspur-accept.json", to: "../home/settings.json")
    try folder.link("origin/out.json", to: "../home/settings.json")
    try clone()
    let accept = try LarkspurProcess.shell("cd repo && $larkspur accept 0123456789ab --reason x", in: folder)
    #expect(accept.status != 0)
    let export = try run("export", "repo/tea.ir.json", "--format", "ir", "--output", "repo/out.json")
    #expect(export.status == 4, "\(export.errors)")
    #expect(try folder.read("home/settings.json") == #"{"accepted": []}"#)
  }

  @Test("a cache in which the emitted code was changed is not believed by a check, nor by a run that writes")
  func poisonedCache() throws {
    try clone()
    #expect(try run("generate", "--config", "repo/larkspur.json").status == 0)
    let whole = try folder.read("repo/Generated/api.txt")
    let services = folder("repo/.larkspur/cache/services")
    let entries = try FileManager.default.contentsOfDirectory(atPath: services)
    #expect(!entries.isEmpty)
    for name in entries {
      let file = URL(fileURLWithPath: "\(services)/\(name)")
      let text = Data("Fill a pot".utf8)
      var bytes = try Data(contentsOf: file)
      // As long as it was, so that all lengths are right.
      while let range = bytes.range(of: text) { bytes.replaceSubrange(range, with: Data("Evil a pot".utf8)) }
      try bytes.write(to: file)
    }
    let check = try run("generate", "--config", "repo/larkspur.json", "--check")
    #expect(check.status == 0, "\(check.output)")
    #expect(try run("generate", "--config", "repo/larkspur.json").status == 0)
    #expect(try folder.read("repo/Generated/api.txt") == whole)
    let grep = try ProgramRun(of: "/usr/bin/env", ["grep", "-rl", "Evil a pot", "repo/Generated"], in: folder.path)
    #expect(grep.output == "")
  }

  @Test("a cache that was committed is not used, and what is written does not depend on it")
  func committedCache() throws {
    #expect(try run("generate", "--config", "origin/larkspur.json").status == 0)
    try clone()
    #expect(FileManager.default.fileExists(atPath: folder("repo/.larkspur/cache/services")))
    let check = try run("generate", "--config", "repo/larkspur.json", "--check")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    try folder.git("-C", "repo", "diff", "--quiet")
  }
}
