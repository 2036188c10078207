import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Paths whose slashes look like something else")
struct PathNamesAttackTests {
  /// A slash and this are one character.
  private static let accent = "\u{301}"

  @Test("a slash parts names, whatever follows it")
  func names() {
    #expect(PathNames.of("a/\(Self.accent)b//c/") == ["a", "\(Self.accent)b", "c"])
    #expect(PathNames.all(of: "/\(Self.accent)a") == ["", "\(Self.accent)a"])
    #expect(PathNames.isAbsolute("/\(Self.accent)a"))
    #expect(!PathNames.isAbsolute("a"))
  }

  @Test(
    "paths that lead out are refused",
    arguments: [
      "../\u{301}x", "a/../../\u{301}x", "/\u{301}x", "a/\u{301}/../../x", ".git/\u{301}x", "a/\u{200C}.git/\u{301}x",
    ])
  func refused(path: String) throws {
    #expect(TreePath.objection(to: path) != nil)
    let folder = try TemporaryFolder()
    try folder.makeFolder("out")
    #expect(throws: WorkspaceError.self) {
      try OutputTree(folder("out")).write([SourceFile(path: path, text: "x")])
    }
    #expect(throws: WorkspaceError.self) { try ProjectTree(folder("out")).apply([FileChange(.write([1]), path)]) }
    #expect(throws: WorkspaceError.self) {
      try GeneratedList(Array("# Files written by larkspur\n0123456789abcdef  \(path)\n".utf8), location: "list")
    }
    #expect(try folder.names == ["out"])
    guard case .obstacle? = try? OpenFolder(folder("out")).place(of: "../\(Self.accent)x") else {
      Issue.record("a way up")
      return
    }
  }

  @Test("a stopped run with such names is finished")
  func stopped() {
    let key = SecretKey(low: 1, high: 2)
    let tag = ContentTag(low: 3, high: 4)
    let journal = TreeJournal(
      folders: ["\(Self.accent)a"],
      moves: [
        .init(kind: .create(tag), path: "\(Self.accent)a/\(Self.accent)b"), .init(kind: .replace(tag), path: "\u{308}"),
      ])
    #expect(TreeJournal.find(in: Array(journal.text(sealedWith: key).utf8), sealedWith: key) == .sealed(journal))
  }
}
