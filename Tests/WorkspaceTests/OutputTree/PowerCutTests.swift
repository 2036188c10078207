import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("What is on the disk when the power fails")
struct PowerCutTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try OutputTree(folder.path).write([SourceFile](["gone/deep/Old.swift": "old", "a/Changed.swift": "1"]))
  }

  /// The changes of a run in their order, with paths below the folder.
  private func changes() throws -> [DiskChanges.Change] {
    let log = Log()
    let disk = DiskChanges(failure: { change in
      log.changes.append(change)
      return nil
    })
    _ = try OutputTree(folder.path, tools: TreeTools(disk: disk)).write([
      SourceFile(path: "a/Changed.swift", text: "2"), SourceFile(path: "fresh/deep/New.swift", text: "new"),
    ])
    return log.changes.map { change in
      DiskChanges.Change(kind: change.kind, path: shown(change.path), target: change.target.map(shown))
    }
  }

  private final class Log {
    var changes: [DiskChanges.Change] = []
  }

  private func shown(_ path: String) -> String {
    path == folder.path ? "." : String(path.dropFirst(folder.path.count + 1))
  }

  private static func outer(_ path: String) -> String { TreePath.folders(of: path).last ?? "." }

  @Test("the new files and the journal are there before the first change outside of the staging folder")
  func before() throws {
    let changes = try changes()
    let first = try #require(changes.firstIndex { $0.kind != .sync && !$0.path.hasPrefix(".larkspur-staging") })
    let start = changes[..<first]
    let journal = try #require(start.firstIndex { $0.kind == .write && $0.path == ".larkspur-staging/journal" })
    let files = start.indices.filter { start[$0].kind == .write && start[$0].path.hasPrefix(".larkspur-staging/new/") }
    #expect(files.count == 3)
    #expect(files.allSatisfy { $0 < journal })
    func synced(_ path: String) -> Int? { start.lastIndex { $0.kind == .sync && $0.path == path } }
    // Each file is written down by itself; then the folders that name them.
    #expect(try #require(synced(".larkspur-staging/new")) > files.max() ?? .max)
    #expect(try #require(synced(".larkspur-staging/new")) < journal)
    #expect(try #require(synced(".larkspur-staging")) > journal)
    #expect(try #require(synced(".")) > journal)
  }

  @Test("every folder in which a name comes or goes is there before the journal is gone")
  func after() throws {
    let changes = try changes()
    let end = try #require(changes.firstIndex { $0.kind == .remove && $0.path == ".larkspur-staging/journal" })
    let staging = ".larkspur-staging"
    var touched: [String: Int] = [:]
    for (index, change) in changes[..<end].enumerated() {
      switch change.kind {
      case .makeFolder: touched[Self.outer(change.path)] = index
      case .move:
        touched[Self.outer(change.path)] = index
        touched[Self.outer(change.target ?? "")] = index
      case .sync, .write, .link, .remove, .removeFolder, .removeTree: break
      }
    }
    let folders = touched.filter { !$0.key.hasPrefix(staging) }
    #expect(Set(folders.keys) == [".", "a", "fresh", "fresh/deep", "gone/deep"])
    for (path, last) in folders {
      let isSynced = changes[last..<end].contains { $0.kind == .sync && $0.path == path }
      #expect(isSynced, "\(path)")
    }
    #expect(changes[end...].contains { $0.kind == .sync && $0.path == staging })
  }
}
