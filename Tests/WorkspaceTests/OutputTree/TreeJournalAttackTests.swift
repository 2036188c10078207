import TestValues
import Testing

@testable import Workspace

@Suite("A journal that somebody else wrote")
struct TreeJournalAttackTests {
  private static let key = SecretKey(low: 1, high: 2)
  private static let tag = ContentTag(low: 0xA, high: 0xB)
  private static let journal = TreeJournal(
    folders: ["a"], moves: [.init(kind: .create(tag), path: "a/e"), .init(kind: .replace(tag), path: "b")])

  private static var bytes: [UInt8] { Array(journal.text(sealedWith: key).utf8) }

  @Test(
    "is complete, and not sealed: without a seal, with another one, and as earlier versions wrote it",
    arguments: [
      "larkspur journal 1\ncreate a/e\nend\n", "larkspur journal 2\nend \n",
      "larkspur journal 2\ncreate 000000000000000b000000000000000a a/e\nend 000000000000000b000000000000000a\n",
      TreeJournalAttackTests.journal.text(sealedWith: SecretKey(low: 2, high: 1)),
    ])
  func unsealed(text: String) {
    #expect(TreeJournal.find(in: Array(text.utf8), sealedWith: Self.key) == .unsealed)
  }

  @Test("the folder of a repository is no place for a file, however it is spelled")
  func repositoryFolder() {
    for name in [".git", ".GIT", ".g\u{200C}it", "git~1", ".git "] {
      let lines = "larkspur journal 2\ncreate \(Self.tag.text) \(name)/hooks/post-commit\n"
      let text = "\(lines)end \(Self.key.tag(of: Array(lines.utf8)).text)\n"
      #expect(TreeJournal.find(in: Array(text.utf8), sealedWith: Self.key) == .unsealed, "\(name)")
    }
  }

  @Test("a changed journal is never taken for a sealed one", arguments: 1...20)
  func mutated(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<500 {
      var bytes = Self.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = .random(in: 0 ... .max, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
        default: bytes.removeSubrange(place..<Int.random(in: place...bytes.count, using: &random))
        }
        if bytes.isEmpty { break }
      }
      guard bytes != Self.bytes else { continue }
      if case .sealed = TreeJournal.find(in: bytes, sealedWith: Self.key) {
        Issue.record("sealed: \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test("garbage is no journal", arguments: 1...20)
  func garbage(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in
        Bool.random(using: &random) ? UInt8.random(in: 0 ... .max, using: &random) : UInt8(ascii: "\n")
      }
      #expect(TreeJournal.find(in: bytes, sealedWith: Self.key) != .sealed(TreeJournal()))
    }
  }
}
