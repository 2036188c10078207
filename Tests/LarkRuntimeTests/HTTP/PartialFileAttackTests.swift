import Foundation
import Testing

@testable import LarkRuntime

@Suite("A partial file in a folder where others put things")
struct PartialFileAttackTests {
  private let folder: URL
  private var target: URL { folder.appendingPathComponent("file") }
  private var part: URL { folder.appendingPathComponent(".file.part") }
  private var versionFile: URL { folder.appendingPathComponent(".file.part.version") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func withFolder(_ body: () throws -> Void) rethrows {
    defer { try? FileManager.default.removeItem(at: folder) }
    try body()
  }

  private func write(_ text: String, to url: URL) throws { try Data(text.utf8).write(to: url) }

  private func text(of url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  @Test("a link in its place is refused, and what it leads to stays as it is")
  func link() throws {
    try withFolder {
      let mine = folder.appendingPathComponent("mine")
      try write("mine", to: mine)
      try FileManager.default.createSymbolicLink(at: part, withDestinationURL: mine)
      #expect(throws: PartialFile.Foreign(path: part.path)) { try PartialFile(of: target) }
      #expect(try text(of: mine) == "mine")
    }
  }

  @Test("a link in the place of what is noted beside it is replaced, and what it leads to stays as it is")
  func linkedVersion() throws {
    try withFolder {
      let mine = folder.appendingPathComponent("mine")
      try write(#"{"validator":"\"v1\"","total":4}"#, to: mine)
      try write("part", to: part)
      try FileManager.default.createSymbolicLink(at: versionFile, withDestinationURL: mine)
      let file = try PartialFile(of: target)
      #expect(file.version == nil && file.count == 0)
      try file.begin(.init(validator: #""v2""#, total: 3))
      #expect(try text(of: mine).contains("v1"))
      #expect(try text(of: versionFile).contains("v2"))
    }
  }

  @Test("a pipe in its place is refused without waiting for a writer")
  func pipe() {
    withFolder {
      mkfifo(part.path, 0o600)
      #expect(throws: PartialFile.Foreign(path: part.path)) { try PartialFile(of: target) }
    }
  }

  @Test("what another user wrote is not the start of a download", .enabled(if: geteuid() == 0))
  func otherUser() throws {
    try withFolder {
      try write("evil", to: part)
      try write(#"{"validator":"\"v1\"","total":9}"#, to: versionFile)
      chown(part.path, 12_345, 12_345)
      let file = try PartialFile(of: target)
      #expect(file.count == 0)
    }
  }

  @Test("a download that ends while another one opens its file is not emptied by that one")
  func race() throws {
    try withFolder {
      let first = try PartialFile(of: target)
      try first.append(Data("whole".utf8))
      var ends = 0
      let second = try PartialFile(of: target) {
        // Its name is gone, and its file can be held, after it was opened and before it is held.
        if ends == 0 { try? first.complete() }
        ends += 1
      }
      #expect(ends == 2)
      #expect(try text(of: target) == "whole")
      #expect(second.count == 0)
      try second.append(Data("newer".utf8))
      try second.complete()
      #expect(try text(of: target) == "newer")
    }
  }

  @Test("a download whose file was removed does not put another one's bytes in the place of the target")
  func removed() throws {
    try withFolder {
      let first = try PartialFile(of: target)
      try first.append(Data("whole".utf8))
      unlink(part.path)
      let second = try PartialFile(of: target)
      try second.append(Data("half".utf8))
      #expect(throws: POSIXError.self) { try first.complete() }
      #expect(!FileManager.default.fileExists(atPath: target.path))
      try second.complete()
      #expect(try text(of: target) == "half")
    }
  }
}
