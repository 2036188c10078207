import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Files that were made to look unchanged")
struct DriftAttackTests {
  /// After these bytes a hash is zero, and zeros leave it there: two contents with one hash.
  private static let start: [UInt8] = [0xD5, 0x6B, 0xB9, 0x53, 0x42, 0x87, 0x08, 0x36]

  @Test("two contents with one hash are told apart")
  func drift() throws {
    let (wanted, evil) = (Self.start, Self.start + [0, 0])
    try #require(ContentHash(of: wanted) == ContentHash(of: evil))
    let folder = try TemporaryFolder()
    let files = [SourceFile(path: "Tea.swift", bytes: wanted)]
    _ = try OutputTree(folder.path).write([SourceFile(path: "Tea.swift", bytes: evil)])
    #expect(try OutputCheck(folder.path).drifts(from: files) == [TreeDrift(.stale, "Tea.swift")])
    #expect(try OutputTree(folder.path).write(files).written == ["Tea.swift"])
    #expect(try ProjectTree(folder.path).apply([FileChange(.write(evil), "Tea.swift")]))
    #expect(try ProjectTree(folder.path).bytes(of: "Tea.swift") == evil)
  }
}
