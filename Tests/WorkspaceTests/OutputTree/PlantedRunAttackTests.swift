import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("The remains of a run that a clone brought along, or that somebody changed")
struct PlantedRunAttackTests {
  let folder: TemporaryFolder
  private static let secret = SecretKey(low: 1, high: 2)

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func tools(
    _ secret: UserSecret.Outcome = .success(Self.secret), changes: Int = .max
  ) -> TreeTools {
    var count = 0
    let disk = DiskChanges(failure: { _ in
      defer { count += 1 }
      return count < changes ? nil : SystemFailure(code: ENOSPC)
    })
    return TreeTools(disk: disk, secret: secret)
  }

  private static let old = [SourceFile](["a/Changed.swift": "1"])
  private static let new = [SourceFile](["a/Changed.swift": "2", "fresh/deep/New.swift": "new"])

  /// A folder in which a run was killed when it had replaced one file and not yet put another one.
  private func stopRun(in name: String, _ secret: UserSecret.Outcome = .success(Self.secret)) throws {
    for changes in 0..<100 {
      try? FileManager.default.removeItem(atPath: folder(name))
      _ = try OutputTree(folder(name), tools: Self.tools(secret)).write(Self.old)
      _ = try? OutputTree(folder(name), tools: Self.tools(secret, changes: changes)).write(Self.new)
      if try folder.read("\(name)/a/Changed.swift") == "2" { return }
    }
    Issue.record("no run was half done")
  }

  /// That what is left in a folder is refused, and nothing changes.
  private func expectRefusal(
    _ name: String, _ tools: TreeTools = Self.tools(), reason: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try FolderContents(of: folder)
    let path = folder(name)
    let error = #expect(throws: WorkspaceError.self, sourceLocation: location) { try OutputTree(path, tools: tools) }
    guard case .foreignRun(path, let found)? = error else {
      Issue.record("\(String(describing: error))", sourceLocation: location)
      return
    }
    #expect(found.contains(reason), sourceLocation: location)
    #expect(try FolderContents(of: folder) == before, sourceLocation: location)
  }

  @Test("a journal in a clone that writes a hook through a link is refused, by those who write and who look")
  func clonedHook() throws {
    try folder.write("#!/bin/sh\n", to: "origin/Generated/.larkspur-staging/new/0")
    try folder.write("", to: "origin/Generated/.larkspur-staging/old/keep")
    try folder.write(
      "larkspur journal 1\ncreate link/hooks/post-commit\nend\n", to: "origin/Generated/.larkspur-staging/journal")
    try folder.link("origin/Generated/link", to: "../.git")
    try folder.git("init", "-q", "origin")
    try folder.git("-C", "origin", "add", "-A")
    try folder.git("-C", "origin", "commit", "-qm", "x")
    try folder.git("clone", "-q", "origin", "repo")
    try expectRefusal("repo/Generated", reason: "git tracks it")
    #expect(throws: WorkspaceError.self) { try OutputCheck(folder("repo/Generated")) }
    #expect(throws: WorkspaceError.self) { try ProjectTree(folder("repo/Generated/link/hooks")) }
    #expect(!FileManager.default.fileExists(atPath: folder("repo/.git/hooks/post-commit")))
  }

  @Test("half a staging folder that git tracks is not even cleared away")
  func trackedHalf() throws {
    try folder.write("x", to: "Generated/.Larkspur-Staging/new/0")
    try folder.write("x", to: "Generated/.larkspur-staging/new/0")
    try folder.git("init", "-q")
    try folder.git("add", "-A")
    try expectRefusal("Generated", reason: "git tracks it")
  }

  @Test("a run of this user is finished; one of another user, or of another folder, is refused")
  func otherUser() throws {
    try stopRun(in: "out")
    try expectRefusal("out", Self.tools(.success(SecretKey(low: 2, high: 1))), reason: "nothing shows that this user")
    try FileManager.default.copyItem(atPath: folder("out"), toPath: folder("copy"))
    try expectRefusal("copy", reason: "nothing shows that this user")
    #expect(try OutputTree(folder("out"), tools: Self.tools()).hasFinishedEarlierRun)
    #expect(try folder.read("out/fresh/deep/New.swift") == "new")
  }

  @Test("a file of a stopped run that was changed meanwhile is not put anywhere")
  func changedFile() throws {
    try stopRun(in: "out")
    let staged = try FileManager.default.contentsOfDirectory(atPath: folder("out/.larkspur-staging/new")).sorted()
    try folder.write("evil", to: "out/.larkspur-staging/new/\(try #require(staged.first))")
    try expectRefusal("out", reason: "its files are not those of its journal")
  }

  @Test("a link in the place of a folder is not followed when a stopped run is finished")
  func linkMeanwhile() throws {
    try stopRun(in: "out")
    let outside = try TemporaryFolder()
    try? FileManager.default.removeItem(atPath: folder("out/fresh"))
    try folder.link("out/fresh", to: outside.path)
    #expect(throws: WorkspaceError.self) { try OutputTree(folder("out"), tools: Self.tools()) }
    #expect(try outside.names == [])
  }

  @Test("links in the place of what a stopped run left are not followed", arguments: ["new", "old", "journal"])
  func linkedStaging(name: String) throws {
    try stopRun(in: "out")
    let outside = try TemporaryFolder()
    try outside.write("mine", to: "./0")
    try FileManager.default.removeItem(atPath: folder("out/.larkspur-staging/\(name)"))
    try folder.link("out/.larkspur-staging/\(name)", to: outside.path)
    _ = try? OutputTree(folder("out"), tools: Self.tools()).write(Self.new)
    #expect(try outside.names == ["0"])
    #expect(try outside.read("0") == "mine")
  }

  @Test("without a secret new runs work, and a stopped one is refused with the reason")
  func noSecret() throws {
    let none = UserSecret.Outcome.failure(.init(reason: "there is no home"))
    #expect(try OutputTree(folder("out"), tools: Self.tools(none)).write(Self.old).written == ["a/Changed.swift"])
    try stopRun(in: "out", none)
    try expectRefusal("out", Self.tools(none), reason: "there is no home")
    try expectRefusal("out", reason: "nothing shows that this user")
  }

  @Test("a stopped run whose folder git ignores is finished in a checkout, too, and cannot be committed by chance")
  func ownCheckout() throws {
    try folder.git("init", "-q")
    try stopRun(in: "out")
    try folder.git("add", "-A")
    #expect(try OutputTree(folder("out"), tools: Self.tools()).hasFinishedEarlierRun)
  }
}
