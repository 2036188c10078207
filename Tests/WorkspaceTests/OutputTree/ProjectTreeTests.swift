import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Changing several files of a project at once")
struct ProjectTreeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("old", to: "a/changed.md")
    try folder.write("gone", to: "a/deep/gone.md")
    try folder.write("moved", to: "b/moved.md")
    try folder.write("mine", to: "own.md")
  }

  private static func write(_ text: String, to path: String) -> FileChange {
    FileChange(.write(Array(text.utf8)), path)
  }

  private static let changes = [
    write("new", to: "a/changed.md"), FileChange(.remove, "a/deep/gone.md"),
    FileChange(.move(to: ".removed/b/moved.md"), "b/moved.md"), write("fresh", to: "c/fresh.md"),
  ]

  private static let changed: [String: String] = [
    "a": "(folder)", "a/changed.md": "new", ".removed": "(folder)", ".removed/b": "(folder)",
    ".removed/b/moved.md": "moved", "c": "(folder)", "c/fresh.md": "fresh", "own.md": "mine",
  ]

  @Test("files are written, removed and moved; nothing else is touched")
  func whole() throws {
    #expect(try ProjectTree(folder.path).apply(Self.changes))
    #expect(try FolderContents(of: folder).entries == Self.changed)
  }

  @Test("what is as wanted already is no change")
  func nothingToDo() throws {
    let tree = try ProjectTree(folder("new"))
    #expect(try !tree.apply([FileChange(.remove, "nothing.md")]))
    #expect(try !folder.names.contains("new"))
    #expect(try !ProjectTree(folder.path).apply([Self.write("mine", to: "own.md")]))
  }

  @Test("a folder that is not there is made, and goes again where nothing could be written")
  func newFolder() throws {
    try ProjectTree(folder("new/inner")).apply([Self.write("tea", to: "tea.md")])
    #expect(try folder.read("new/inner/tea.md") == "tea")
    let full = TreeTools(disk: DiskChanges { _ in SystemFailure(code: ENOSPC) })
    #expect(throws: WorkspaceError.self) {
      try ProjectTree(folder("other"), tools: full).apply([Self.write("tea", to: "tea.md")])
    }
    #expect(try !folder.names.contains("other"))
  }

  @Test(
    "paths that lead elsewhere, or are named twice, are refused before anything happens",
    arguments: [
      [write("x", to: "../x.md")], [FileChange(.move(to: "/x.md"), "own.md")],
      [write("x", to: "x.md"), FileChange(.remove, "x.md")], [write("x", to: ".larkspur-staging/x")],
      [FileChange(.move(to: "x.md"), "own.md"), write("x", to: "x.md")],
    ])
  func refused(changes: [FileChange]) throws {
    let before = try FolderContents(of: folder)
    #expect(throws: WorkspaceError.self) { try ProjectTree(folder.path).apply(Self.changes + changes) }
    #expect(try FolderContents(of: folder) == before)
  }

  @Test("a folder or a link at the path of a file stops everything")
  func inTheWay() throws {
    try folder.link("link", to: "a")
    let before = try FolderContents(of: folder)
    #expect(throws: WorkspaceError.inTheWay(folder.path, ["a", "link"])) {
      try ProjectTree(folder.path).apply([Self.write("x", to: "a"), Self.write("x", to: "link/x.md")])
    }
    #expect(try FolderContents(of: folder) == before)
  }

  @Test("where any change of the disk fails, all is as before; after a kill the next run finds old or new")
  func stopped() throws {
    let whole = try count(failing: Int.max..<Int.max).changes
    #expect(whole > 10)
    for change in 0..<whole {
      let (failed, _, isDone) = try count(failing: change..<(change + 1))
      #expect(try Self.visible(failed) == (isDone ? Self.changed : Self.visible(folder)), "at change \(change)")
      let (killed, _, _) = try count(failing: change..<Int.max)
      _ = try ProjectTree(killed.path)
      let found = try Self.visible(killed)
      #expect(try found == Self.changed || found == Self.visible(folder), "killed at change \(change)")
    }
  }

  /// Makes the changes in a copy of the folder, on a disk some of whose changes fail.
  private func count(failing: Range<Int>) throws -> (folder: TemporaryFolder, changes: Int, isDone: Bool) {
    let copy = try TemporaryFolder()
    for (path, text) in try FolderContents(of: folder).entries where text != "(folder)" {
      try copy.write(text, to: path)
    }
    var count = 0
    let disk = DiskChanges(failure: { _ in
      defer { count += 1 }
      return failing.contains(count) ? SystemFailure(code: ENOSPC) : nil
    })
    let isDone = (try? ProjectTree(copy.path, tools: TreeTools(disk: disk)).apply(Self.changes)) != nil
    return (copy, count, isDone)
  }

  private static func visible(_ folder: TemporaryFolder) throws -> [String: String] {
    let entries = try FolderContents(of: folder).entries
    // What is done is not undone where only clearing away fails: the next run does that.
    let outside = entries.filter { !$0.key.hasPrefix(".larkspur-staging") }
    let files = outside.filter { $0.value != "(folder)" }
    // An empty folder that could not be removed does no harm.
    return outside.filter { entry in
      entry.value != "(folder)" || files.keys.contains { $0.hasPrefix(entry.key + "/") }
    }
  }

  @Test("a generated folder can change together with other files")
  func withOutput() throws {
    _ = try OutputTree(folder("out")).write([SourceFile](["Old.swift": "old", "Same.swift": "same"]))
    let output = try OutputTree(folder("out"))
    let planned = try output.plannedWrite(of: [SourceFile](["New.swift": "new", "Same.swift": "same"]))
    #expect(planned.summary.written == ["New.swift"])
    let tree = try ProjectTree(folder.path)
    try tree.apply(planned.files.map { $0.below("out") } + [Self.write("log", to: "CHANGELOG.md")])
    #expect(try folder.names == ["CHANGELOG.md", "a", "b", "out", "own.md"])
    let again = try output.plannedWrite(of: [SourceFile](["New.swift": "new", "Same.swift": "same"]))
    #expect(again.files.isEmpty)
    #expect(again.summary.unchanged == 2)
  }

  @Test("who only looks keeps writers away")
  func view() throws {
    let view = try ProjectView(folder.path)
    #expect(try view.bytes(of: "own.md") == Array("mine".utf8))
    #expect(try view.bytes(of: "nothing.md") == nil)
    #expect(throws: WorkspaceError.outputBusy(folder.path)) { try ProjectTree(folder.path) }
    #expect(try ProjectView(folder("new")).bytes(of: "x.md") == nil)
    withExtendedLifetime(view) {}
  }

  @Test("the project may be the generated folder itself")
  func projectIsOutput() throws {
    let tree = try ProjectTree(folder.path)
    let planned = try tree.output("").plannedWrite(of: [SourceFile](["Tea.swift": "tea"]))
    try tree.apply(planned.files + [Self.write("log", to: "CHANGELOG.md")])
    #expect(try folder.names == ["CHANGELOG.md", "Tea.swift", "a", "b", "generated.list", "own.md"])
    let inner = try tree.output("a")
    #expect(throws: WorkspaceError.outputBusy(folder("a"))) { try OutputTree(folder("a")) }
    withExtendedLifetime(inner) {}
  }

  @Test("what a killed run of the project left is finished by who opens a folder inside, and told to who only looks")
  func killedAround() throws {
    let whole = try count(failing: Int.max..<Int.max).changes
    var finished = 0
    for change in 0..<whole {
      let (killed, _, _) = try count(failing: change..<Int.max)
      guard FileKind.of(killed(".larkspur-staging/journal"), followingLinks: false) == .file else { continue }
      #expect(throws: WorkspaceError.unfinishedRun(killed.path)) { try OutputCheck(killed("a")) }
      #expect(throws: WorkspaceError.unfinishedRun(killed.path)) { try ProjectView(killed("a")) }
      _ = try ProjectTree(killed("a"))
      #expect(try Self.visible(killed) == Self.changed, "killed at change \(change)")
      finished += 1
    }
    #expect(finished > 5)
  }
}
