import Testing

@testable import Workspace

@Suite("The list of generated files")
struct GeneratedListTests {
  private static let header = String(decoding: GeneratedList().bytes, as: UTF8.self)
  private static let hash = "00000000000000ff"

  private func list(_ text: String) throws -> GeneratedList {
    try GeneratedList(Array(text.utf8), location: "out/generated.list")
  }

  @Test("it holds a line a file, sorted by path, and is read as it was written")
  func roundTrip() throws {
    let list = GeneratedList(hashes: ["b c": ContentHash(of: []), "a/z": ContentHash(of: [97])])
    #expect(
      String(decoding: list.bytes, as: UTF8.self)
        == Self.header + "af63dc4c8601ec8c  a/z\ncbf29ce484222325  b c\n")
    #expect(try self.list(String(decoding: list.bytes, as: UTF8.self)) == list)
  }

  @Test(
    "damage is told with its line and reason",
    arguments: [
      ("", 1, "does not start with"), ("\(hash)  a\n", 1, "does not start with"),
      (header + "\(hash)  a", 2, "breaks off"),
      (header + "\(hash)  a\n\n", 3, "16 hexadecimal digits"),
      (header + "\(hash) a\n", 2, "16 hexadecimal digits"),
      (header + "0000000000000-ff  a\n", 2, "16 hexadecimal digits"),
      (header + "\(hash)  \n", 2, "names no file"),
      (header + "\(hash)  /etc/passwd\n", 2, "does not start in the output folder"),
      (header + "\(hash)  a\n\(hash)  b/../../c\n", 3, "leads out"),
      (header + "\(hash)  a/\n", 2, "not written plainly"),
      (header + "\(hash)  a\r\n", 2, "control character"),
      (header + "\(hash)  generated.list\n", 2, "taken"),
      (header + "\(hash)  a\n\(hash)  a\n", 3, "listed twice"),
    ])
  func damage(text: String, line: Int, reason: String) throws {
    let error = try #require(throws: WorkspaceError.self) { try list(text) }
    #expect(error.description.hasPrefix("'out/generated.list' is damaged in line \(line): "))
    #expect(error.description.contains(reason))
  }

  @Test("bytes that are no text are damage, too")
  func noText() {
    #expect(throws: WorkspaceError.badGeneratedList("x", line: 1, reason: "it is no UTF-8 text")) {
      try GeneratedList([0xFF], location: "x")
    }
  }
}
