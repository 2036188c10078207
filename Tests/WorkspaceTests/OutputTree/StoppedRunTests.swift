import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Runs that are stopped in the middle")
struct StoppedRunTests {
  /// One file of each fate: it goes, it comes, it changes, it stays.
  private static let old = [SourceFile]([
    "gone/deep/Old.swift": "old", "a/Changed.swift": "1", "Same.swift": "same", "names.lock": "1",
  ])
  private static let new = [SourceFile]([
    "a/Changed.swift": "2", "fresh/deep/New.swift": "new", "Same.swift": "same", "names.lock": "2",
  ])

  /// A disk that fails at some of its changes.
  private final class UnkindDisk {
    private var count = 0
    private let failing: RangeSet<Int>

    init(failing: RangeSet<Int>) {
      self.failing = failing
    }

    /// How many changes were asked for.
    var changes: Int { count }

    var tools: TreeTools {
      TreeTools(
        disk: DiskChanges(failure: { [self] _ in
          defer { count += 1 }
          return failing.contains(count) ? SystemFailure(code: ENOSPC) : nil
        }))
    }
  }

  private static func oldFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try OutputTree(folder.path).write(old)
    try folder.write("mine", to: "Mine.swift")
    return folder
  }

  private static func contents(after files: [SourceFile]) throws -> FolderContents {
    let folder = try oldFolder()
    _ = try OutputTree(folder.path).write(files)
    return try FolderContents(of: folder)
  }

  /// How many changes of the disk the run needs that makes the new files out of the old ones.
  private static func changesOfWholeRun() throws -> Int {
    let disk = UnkindDisk(failing: RangeSet())
    _ = try OutputTree(try oldFolder().path, tools: disk.tools).write(new)
    return disk.changes
  }

  /// Runs on a disk some of whose changes fail; true where the run says that it succeeded.
  private static func run(on folder: TemporaryFolder, failing ranges: Range<Int>...) throws -> Bool {
    do {
      _ = try OutputTree(folder.path, tools: UnkindDisk(failing: RangeSet(ranges)).tools).write(new)
      return true
    } catch {
      return false
    }
  }

  /// After a kill no change happens any more: from one change on, all fail.
  private static func kill(on folder: TemporaryFolder, after changes: Int) throws {
    _ = try run(on: folder, failing: changes..<Int.max)
  }

  @Test("after a kill at any point the next run finds all old or all new, and can write")
  func killed() throws {
    let (old, new) = (try Self.contents(after: Self.old), try Self.contents(after: Self.new))
    var states: Set<FolderContents> = []
    for changes in 0..<(try Self.changesOfWholeRun()) {
      let folder = try Self.oldFolder()
      try Self.kill(on: folder, after: changes)
      _ = try OutputTree(folder.path)
      let found = try FolderContents(of: folder)
      #expect(found == old || found == new, "after \(changes) changes")
      states.insert(found)
      _ = try OutputTree(folder.path).write(Self.new)
      #expect(try FolderContents(of: folder) == new, "after \(changes) changes")
    }
    #expect(states == [old, new])
  }

  @Test("a kill while a killed run is finished changes nothing of that")
  func killedTwice() throws {
    let (old, new) = (try Self.contents(after: Self.old), try Self.contents(after: Self.new))
    let count = try Self.changesOfWholeRun()
    for first in 0..<count {
      for second in 0..<(count - first) {
        let folder = try Self.oldFolder()
        try Self.kill(on: folder, after: first)
        // Before there is a journal, there is nothing to finish.
        guard FileKind.of(folder(".larkspur-staging/journal"), followingLinks: false) == .file else { break }
        try Self.kill(on: folder, after: second)
        _ = try OutputTree(folder.path)
        let found = try FolderContents(of: folder)
        #expect(found == old || found == new, "after \(first) and \(second) changes")
      }
    }
  }

  @Test("a run that fails at any change leaves the old output whole, at once")
  func failed() throws {
    let (old, new) = (try Self.contents(after: Self.old), try Self.contents(after: Self.new))
    for change in 0..<(try Self.changesOfWholeRun()) {
      let folder = try Self.oldFolder()
      let succeeded = try Self.run(on: folder, failing: change..<(change + 1))
      let found = try FolderContents(of: folder)
      #expect(found.isWhole(succeeded ? new : old), "at change \(change)")
    }
  }

  @Test("where taking back fails as well, the next run finds all old or all new")
  func failedTwice() throws {
    let (old, new) = (try Self.contents(after: Self.old), try Self.contents(after: Self.new))
    for change in 0..<(try Self.changesOfWholeRun()) {
      for length in [2, 3, 6] {
        let folder = try Self.oldFolder()
        _ = try Self.run(on: folder, failing: change..<(change + length))
        _ = try OutputTree(folder.path)
        let found = try FolderContents(of: folder)
        #expect(found.isWhole(old) || found.isWhole(new), "at \(length) changes from \(change)")
      }
    }
  }

  @Test("a kill while a failed run is taken back, or cleared away, changes nothing of that")
  func failedAndKilled() throws {
    let (old, new) = (try Self.contents(after: Self.old), try Self.contents(after: Self.new))
    let count = try Self.changesOfWholeRun()
    // Taking back needs no more changes than going forward.
    for change in 0..<count {
      for kill in (change + 1)...(2 * count) {
        let folder = try Self.oldFolder()
        _ = try Self.run(on: folder, failing: change..<(change + 1), kill..<Int.max)
        guard Self.hasRemains(folder) else { break }
        _ = try OutputTree(folder.path)
        let found = try FolderContents(of: folder)
        #expect(found.isWhole(old) || found.isWhole(new), "at change \(change), killed after \(kill)")
      }
    }
  }

  /// Whether a run ended before it had cleared everything away.
  private static func hasRemains(_ folder: TemporaryFolder) -> Bool {
    FileKind.of(folder(TreeStaging.folderName), followingLinks: false) != .missing
  }

  @Test("what a killed run had left to do is told, and a check does not do it")
  func told() throws {
    let (folder, changes) = try Self.halfDone()
    let before = try FolderContents(of: folder)
    #expect(throws: WorkspaceError.unfinishedRun(folder.path)) { try OutputCheck(folder.path) }
    #expect(try FolderContents(of: folder) == before, "after \(changes) changes")
    #expect(try OutputTree(folder.path).hasFinishedEarlierRun)
    #expect(try !OutputTree(folder.path).hasFinishedEarlierRun)
  }

  @Test("a file that somebody put in the place of a new one meanwhile is not overwritten")
  func foreignFileMeanwhile() throws {
    let (folder, _) = try Self.halfDone()
    unlink(folder("fresh/deep/New.swift"))
    let isPending = FileKind.of(folder(".larkspur-staging/new/2"), followingLinks: false) == .file
    try #require(isPending)
    try folder.write("mine", to: "fresh/deep/New.swift")
    #expect(throws: WorkspaceError.inTheWay(folder.path, ["fresh/deep/New.swift"])) { try OutputTree(folder.path) }
    #expect(try folder.read("fresh/deep/New.swift") == "mine")
    #expect(try folder.read("a/Changed.swift") == "1")
  }

  @Test("half a staging folder is thrown away, whatever is in it", arguments: ["", "larkspur journal 2\nremove"])
  func halfStaging(journal: String) throws {
    let folder = try Self.oldFolder()
    let old = try FolderContents(of: folder)
    try folder.write("half", to: ".larkspur-staging/new/0")
    try folder.write(journal, to: ".larkspur-staging/journal")
    _ = try OutputTree(folder.path)
    #expect(try FolderContents(of: folder) == old)
  }

  @Test("something else of the staging folder's name is left alone")
  func foreignStaging() throws {
    let folder = try Self.oldFolder()
    try folder.link(".larkspur-staging", to: "a")
    #expect(throws: WorkspaceError.inTheWay(folder.path, [".larkspur-staging"])) { try OutputTree(folder.path) }
    #expect(try folder.read("a/Changed.swift") == "1")
  }

  /// A folder in which the first changed file is in its place and the first new one is not.
  private static func halfDone() throws -> (TemporaryFolder, changes: Int) {
    for changes in 0..<(try changesOfWholeRun()) {
      let folder = try oldFolder()
      try kill(on: folder, after: changes)
      if try folder.read("a/Changed.swift") == "2" { return (folder, changes) }
    }
    throw NeverHalfDone()
  }

  private struct NeverHalfDone: Error {}
}

extension FolderContents {
  /// Whether these are the files of the other contents. What does no harm may remain: a folder that is empty, and a
  /// staging folder without a journal, which the next run throws away.
  fileprivate func isWhole(_ whole: FolderContents) -> Bool {
    files == whole.files
  }

  private var files: [String: String] {
    let staging = TreeStaging.folderName
    let isHarmless = entries["\(staging)/journal"] == nil
    return entries.filter { $0.value != "(folder)" && !(isHarmless && $0.key.hasPrefix(staging)) }
  }
}
