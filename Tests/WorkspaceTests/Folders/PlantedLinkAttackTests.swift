import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Links that a clone brings along")
struct PlantedLinkAttackTests {
  let folder: TemporaryFolder
  let outside: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    outside = try TemporaryFolder()
    try folder.git("init", "-q")
  }

  private func commit() throws { try folder.git("add", "-A") }

  private func writeTree(_ name: String) throws {
    _ = try OutputTree(folder(name)).write([SourceFile](["Tea.swift": "tea"]))
  }

  private func expectRefusal(_ link: String, _ work: () throws -> Void) {
    let error = #expect(throws: WorkspaceError.self, performing: work)
    guard case .plantedLink(_, folder(link), _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("an output folder behind one that leads out of the checkout is refused, and nothing is made there")
  func outputFolder() throws {
    try folder.link("Generated", to: outside.path)
    try writeTree("Generated")
    #expect(try outside.names == ["Tea.swift", "generated.list"])
    try commit()
    expectRefusal("Generated") { try writeTree("Generated") }
    expectRefusal("Generated") { try writeTree("Generated/deeper/still") }
    expectRefusal("Generated") { _ = try ProjectTree(folder("Generated")) }
    #expect(try outside.names == ["Tea.swift", "generated.list"])
  }

  @Test("a file behind one is refused: reports, decisions, exports")
  func outputFile() throws {
    try outside.write("mine", to: "file")
    try folder.link("report.md", to: outside("file"))
    try commit()
    expectRefusal("report.md") { try OutputFile.write([1], to: folder("report.md")) }
    #expect(try outside.read("file") == "mine")
  }

  @Test("one that leads into the repository's own folder is refused, also through another link")
  func repositoryFolder() throws {
    try folder.link("hooks", to: ".git/hooks")
    try folder.link("Generated", to: "hooks")
    try commit()
    expectRefusal("Generated") { try writeTree("Generated") }
    try FileManager.default.removeItem(atPath: folder("Generated"))
    try folder.git("rm", "-q", "--cached", "Generated")
    // A link of the user's own leads to one of the clone's.
    try folder.link("Generated", to: "hooks")
    expectRefusal("hooks") { try writeTree("Generated") }
  }

  @Test("a folder of a repository is no output, without any link")
  func noLink() throws {
    for name in [".git/Generated", ".git/hooks"] {
      #expect(throws: WorkspaceError.outputInRepositoryFolder(folder(name))) { try writeTree(name) }
    }
    #expect(!FileManager.default.fileExists(atPath: folder(".git/Generated")))
  }

  @Test("one that stays in the checkout may be written through")
  func inside() throws {
    try folder.makeFolder("sdk/real")
    try folder.link("sdk/Generated", to: "real")
    try folder.link("Generated", to: "sdk/Generated")
    try commit()
    try writeTree("Generated")
    #expect(try folder.read("sdk/real/Tea.swift") == "tea")
  }

  @Test("a repository's folder is known in all spellings, and nothing else is taken for one")
  func names() {
    for name in [
      ".git", ".GIT", ".Git", ".gi\u{200D}t", "\u{FEFF}.git", "git~1", "GIT~2", ".git.", ".git  ", ".git::x",
    ] {
      #expect(GitFolderName.matches(name), "\(name)")
    }
    for name in ["git", ".github", ".gitignore", "git~", "git~a", "x.git", ".git~1", "", ".", "..", "got~1"] {
      #expect(!GitFolderName.matches(name), "\(name)")
    }
  }
}

@Suite("A folder that was made to look like a repository")
struct PlantedRepositoryAttackTests {
  @Test("its settings name no program that is run")
  func settings() throws {
    let folder = try TemporaryFolder()
    try folder.git("init", "-q")
    // What a clone can hold: the files of a repository without a checkout.
    try folder.write("ref: refs/heads/main\n", to: "sub/HEAD")
    try folder.makeFolder("sub/objects")
    try folder.makeFolder("sub/refs")
    let script = try folder.write("#!/bin/sh\ntouch '\(folder("owned"))'\n", to: "run.sh")
    chmod(script, 0o755)
    try folder.write(
      "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = \(script)\n",
      to: "sub/config")
    #expect(!Git(folder: folder("sub")).tracks("."))
    _ = try? Revision.last(around: folder("sub"))
    #expect(!FileManager.default.fileExists(atPath: folder("owned")))
  }
}
