import Testing

@testable import Workspace

@Suite("The journal of a run")
struct TreeJournalTests {
  private static let key = SecretKey(low: 1, high: 2)
  private static let tag = ContentTag(low: 0xA, high: 0xB)

  private let journal = TreeJournal(
    folders: ["a", "a/b"],
    moves: [
      .init(kind: .remove(ContentHash(of: [])), path: "c d"), .init(kind: .create(tag), path: "a/b/e"),
      .init(kind: .replace(tag), path: "generated.list"),
    ])

  private var bytes: [UInt8] { Array(journal.text(sealedWith: Self.key).utf8) }

  private func find(_ text: String) -> TreeJournal.Finding {
    TreeJournal.find(in: Array(text.utf8), sealedWith: Self.key)
  }

  @Test("it is read as it was written")
  func roundTrip() {
    let text = journal.text(sealedWith: Self.key)
    #expect(
      text.hasPrefix(
        """
        larkspur journal 2
        folder a
        folder a/b
        remove cbf29ce484222325 c d
        create 000000000000000b000000000000000a a/b/e
        replace 000000000000000b000000000000000a generated.list
        end \

        """))
    #expect(find(text) == .sealed(journal))
  }

  @Test("no start of it is taken for the whole")
  func torn() {
    for count in 0..<bytes.count {
      #expect(TreeJournal.find(in: Array(bytes[..<count]), sealedWith: Self.key) == .incomplete)
    }
  }

  @Test(
    "it leads nowhere out of the folder, even sealed", arguments: ["folder ..", "create TAG ../a", "replace TAG /a"])
  func foreignLines(line: String) {
    let lines = "larkspur journal 2\n\(line.replacing("TAG", with: Self.tag.text))\n"
    #expect(find("\(lines)end \(Self.key.tag(of: Array(lines.utf8)).text)\n") == .unsealed)
  }
}
