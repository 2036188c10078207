import TestPrograms
import Testing

@Suite("Words that Swift keeps for itself", .timeLimit(.minutes(5)))
struct TortureTests {
  @Test("make names that the compiler takes, without a warning")
  func compilation() throws {
    let emission = Torture.emission
    let sources = emission.paths.filter { $0.hasSuffix(".swift") }.map { ($0, emission[$0]) }
    let run = try Toolchain.check(Dictionary(uniqueKeysWithValues: sources))
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test("have the names that were published")
  func names() throws {
    try expectGolden(Torture.emission, "Torture") { !$0.hasSuffix(".swift") }
  }

  @Test("keep their spelling on the wire")
  func wire() {
    let response = Torture.emission.declaration("public struct PostResponse")
    for (property, name) in [
      ("`class`", "class"), ("selfValue", "Self"), ("initValue", "init"), ("field2fa", "2fa"), ("茶壶", "茶壶"),
      ("self.object", "object"),
    ] {
      #expect(response.contains("    \(property) = try object.string(\"\(name)\")"), "\(name)")
    }
  }
}
