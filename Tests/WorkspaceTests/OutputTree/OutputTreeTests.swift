import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Writing a tree of generated files")
struct OutputTreeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @discardableResult
  private func write(_ files: KeyValuePairs<String, String>, to name: String = "") throws -> TreeChanges {
    try OutputTree(folder(name)).write([SourceFile](files))
  }

  private func status(of name: String) -> stat {
    var status = stat()
    lstat(folder(name), &status)
    return status
  }

  private func error(_ files: KeyValuePairs<String, String>) throws -> WorkspaceError {
    try #require(throws: WorkspaceError.self) { try write(files) }
  }

  @Test("a first run makes folders, files and their list, and nothing else remains")
  func firstRun() throws {
    let changes = try write(["api.txt": "tea", "Sources/Tea/Pot.swift": "pot"], to: "new/out")
    #expect(changes.written == ["Sources/Tea/Pot.swift", "api.txt"])
    let list = try folder.read("new/out/generated.list")
    let lines = list.split(separator: "\n")
    #expect(
      lines.map { $0.drop { $0 != " " } } == [lines[0].drop { $0 != " " }, "  Sources/Tea/Pot.swift", "  api.txt"])
    #expect(
      try FolderContents(of: folder).entries == [
        "new": "(folder)", "new/out": "(folder)", "new/out/Sources": "(folder)", "new/out/Sources/Tea": "(folder)",
        "new/out/Sources/Tea/Pot.swift": "pot", "new/out/api.txt": "tea", "new/out/generated.list": list,
      ])
  }

  @Test("a second run with equal files touches nothing")
  func unchanged() throws {
    try write(["Tea.swift": "tea", "Pot.swift": "pot"])
    let names = ["Tea.swift", "Pot.swift", "generated.list"]
    let before = names.map { status(of: $0) }
    let changes = try write(["Tea.swift": "tea", "Pot.swift": "pot"])
    #expect(changes.written.isEmpty)
    #expect(changes.unchanged == 2)
    for (name, old) in zip(names, before) {
      let new = status(of: name)
      #expect(new.st_ino == old.st_ino && new.modificationTime == old.modificationTime)
    }
  }

  @Test("only what changed is written, and what is wanted no more goes with the folders that it leaves empty")
  func changes() throws {
    try write(["a/b/Old.swift": "old", "a/Stays.swift": "1", "Same.swift": "same"])
    let same = status(of: "Same.swift").st_ino
    let changes = try write(["a/Stays.swift": "2", "New.swift": "new", "Same.swift": "same"])
    #expect(changes.written == ["New.swift", "a/Stays.swift"])
    #expect(changes.removed == ["a/b/Old.swift"])
    #expect(changes.unchanged == 1)
    #expect(status(of: "Same.swift").st_ino == same)
    #expect(try folder.names == ["New.swift", "Same.swift", "a", "generated.list"])
    #expect(try folder.read("a/Stays.swift") == "2")
    #expect(FileKind.of(folder("a/b"), followingLinks: false) == .missing)
  }

  @Test("a name that changes nothing but its case is written anew")
  func otherCase() throws {
    try write(["teaPot.swift": "pot"])
    #expect(try write(["TeaPot.swift": "pot"]).removed == ["teaPot.swift"])
    #expect(try folder.names == ["TeaPot.swift", "generated.list"])
  }

  @Test("a replaced file keeps its permissions")
  func permissions() throws {
    try write(["Tea.swift": "1"])
    chmod(folder("Tea.swift"), 0o640)
    try write(["Tea.swift": "2"])
    #expect(try folder.read("Tea.swift") == "2")
    #expect(status(of: "Tea.swift").st_mode & 0o777 == 0o640)
  }

  @Test("files of others are left alone, and folders that hold them stay")
  func foreignFiles() throws {
    try write(["a/Tea.swift": "tea"])
    try folder.write("mine", to: "a/Mine.swift")
    try folder.write("mine", to: "README.md")
    try write(["b/Tea.swift": "tea"])
    #expect(try folder.read("a/Mine.swift") == "mine")
    #expect(try folder.read("README.md") == "mine")
    #expect(try folder.names == ["README.md", "a", "b", "generated.list"])
  }

  @Test("a wanted file that was edited is written again, and told")
  func edited() throws {
    try write(["Tea.swift": "tea", "Pot.swift": "pot"])
    try folder.write("my tea", to: "Tea.swift")
    let changes = try write(["Tea.swift": "tea", "Pot.swift": "pot"])
    #expect(changes.written == ["Tea.swift"])
    #expect(changes.overwritten == ["Tea.swift"])
    #expect(try folder.read("Tea.swift") == "tea")
  }

  @Test("an edited file that is not wanted any more stays, and belongs to its editor from then on")
  func keptFile() throws {
    try write(["Tea.swift": "tea", "Pot.swift": "pot"])
    try folder.write("my tea", to: "Tea.swift")
    #expect(try write(["Pot.swift": "pot"]).kept == ["Tea.swift"])
    #expect(try write(["Pot.swift": "pot"]).kept == [])
    #expect(try folder.read("Tea.swift") == "my tea")
    #expect(try error(["Tea.swift": "tea", "Pot.swift": "pot"]) == .inTheWay(folder.path, ["Tea.swift"]))
  }

  @Test("all that is in the way is named, and nothing is written")
  func inTheWay() throws {
    try write(["Old.swift": "old"])
    try folder.write("mine", to: "Mine.swift")
    try folder.makeFolder("Folder.swift")
    try folder.makeFolder("elsewhere")
    try folder.link("Link.swift", to: "Mine.swift")
    try folder.link("linked", to: "elsewhere")
    try folder.write("mine", to: "file")
    let before = try FolderContents(of: folder)
    let error = try error([
      "Folder.swift": "f", "Link.swift": "mine", "Mine.swift": "m", "New.swift": "n", "file/In.swift": "i",
      "linked/Out.swift": "o",
    ])
    #expect(error == .inTheWay(folder.path, ["Folder.swift", "Link.swift", "Mine.swift", "file", "linked"]))
    #expect(try FolderContents(of: folder) == before)
  }

  @Test("a file that happens to be as wanted is taken over")
  func adopted() throws {
    try folder.write("tea", to: "Tea.swift")
    let inode = status(of: "Tea.swift").st_ino
    #expect(try write(["Tea.swift": "tea"]).unchanged == 1)
    #expect(status(of: "Tea.swift").st_ino == inode)
    #expect(try write([:]).removed == ["Tea.swift"])
  }

  @Test("what a link in place of a folder leads to is not touched")
  func linkedFolder() throws {
    let outside = try TemporaryFolder()
    try outside.write("tea", to: "Tea.swift")
    try write(["a/Tea.swift": "tea"])
    unlink(folder("a/Tea.swift"))
    rmdir(folder("a"))
    try folder.link("a", to: outside.path)
    #expect(try write([:]).kept == ["a/Tea.swift"])
    #expect(try outside.read("Tea.swift") == "tea")
  }

  @Test("a damaged list is refused with its line, and nothing is changed")
  func damagedList() throws {
    try write(["Tea.swift": "tea"])
    let list = try folder.read("generated.list")
    try folder.write(list + "<<<<<<< ours\n", to: "generated.list")
    let before = try FolderContents(of: folder)
    guard case .badGeneratedList(folder("generated.list"), line: 3, _) = try error(["Tea.swift": "new"]) else {
      Issue.record("the list was not refused")
      return
    }
    #expect(try FolderContents(of: folder) == before)
  }

  @Test("a list that leads out of the folder removes nothing there")
  func listLeadsOut() throws {
    try folder.write("secret", to: "secret.txt")
    try write(["Tea.swift": "tea"], to: "out")
    let hash = ContentHash(of: Array("secret".utf8)).text
    try folder.write(try folder.read("out/generated.list") + "\(hash)  ../secret.txt\n", to: "out/generated.list")
    #expect(throws: WorkspaceError.self) { try write([:], to: "out") }
    #expect(try folder.read("secret.txt") == "secret")
  }

  @Test(
    "paths that no emitted file may have are refused before anything is written",
    arguments: [
      "../Out.swift", "/Out.swift", "a//b", "a/./b", "", "a/", "generated.list", ".larkspur-staging/x", "a\nb",
    ])
  func badPaths(path: String) throws {
    let bad = try error(["Good.swift": "x", path: "x"])
    guard case .badOutputPath(path, _) = bad else {
      Issue.record("\(bad)")
      return
    }
    #expect(try folder.names == [])
  }

  @Test("the same path twice is refused")
  func doublePath() throws {
    #expect(try error(["a": "1", "a": "2"]) == .badOutputPath("a", reason: "two files have this path"))
  }

  @Test("a file is no output folder, and neither is a link to nothing")
  func notFolders() throws {
    try folder.write("x", to: "file")
    try folder.link("link", to: "nothing")
    #expect(throws: WorkspaceError.outputIsFile(folder("file"))) { try write([:], to: "file") }
    #expect(throws: WorkspaceError.brokenLink(folder("link"))) { try write([:], to: "link") }
  }

  @Test("a folder may be reached through a link, and be named with a slash")
  func reachedThroughLink() throws {
    try folder.makeFolder("real")
    try folder.link("link", to: "real")
    try write(["Tea.swift": "tea"], to: "link/")
    #expect(try folder.read("real/Tea.swift") == "tea")
  }

  @Test("files that are there can be read before writing")
  func text() throws {
    try write(["names.lock": "tea"])
    let tree = try OutputTree(folder.path)
    #expect(try tree.text(of: "names.lock") == "tea")
    #expect(try tree.text(of: "api.txt") == nil)
  }

  @Test("while one run holds the folder another one is refused, and nothing reminds of it afterwards")
  func twoRuns() throws {
    do {
      let first = try OutputTree(folder.path)
      #expect(throws: WorkspaceError.outputBusy(folder.path)) { try write(["Tea.swift": "tea"]) }
      #expect(throws: WorkspaceError.outputBusy(folder.path)) { try OutputCheck(folder.path) }
      withExtendedLifetime(first) {}
    }
    #expect(try folder.names == [])
    try write(["Tea.swift": "tea"])
    #expect(try folder.names == ["Tea.swift", "generated.list"])
  }

  @Test("a folder that may not be written to stays as it was", .enabled(if: getuid() != 0))
  func unwritableFolder() throws {
    try write(["a/Tea.swift": "1", "b/Tea.swift": "1"])
    let before = try FolderContents(of: folder)
    chmod(folder("b"), 0o500)
    defer { chmod(folder("b"), 0o700) }
    #expect(throws: WorkspaceError.unwritable(folder("b/Tea.swift"), reason: "Permission denied")) {
      try write(["a/Tea.swift": "2", "b/Tea.swift": "2", "b/New.swift": "2"])
    }
    #expect(try FolderContents(of: folder) == before)
  }
}

extension stat {
  /// The time of the last change, to the nanosecond.
  fileprivate var modificationTime: [Int] {
    #if canImport(Darwin)
      [st_mtimespec.tv_sec, st_mtimespec.tv_nsec]
    #else
      [st_mtim.tv_sec, st_mtim.tv_nsec]
    #endif
  }
}
