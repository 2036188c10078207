import SpecDiff
import Testing

@testable import Releases

@Suite("Two states of api.txt")
struct InterfaceComparisonTests {
  private func compare(_ old: String..., to new: [String]) -> InterfaceComparison {
    InterfaceComparison(from: old.map { $0 + "\n" }.joined(), to: new.map { $0 + "\n" }.joined())
  }

  @Test("that are the same ask for nothing")
  func same() {
    let comparison = compare("A.b: Int?", "A.c()", to: ["A.b: Int?", "A.c()"])
    #expect(comparison.bump == .none)
    #expect(comparison.reasons.isEmpty)
  }

  @Test("what is gone breaks")
  func removed() {
    let comparison = compare("A.b: Int?", "A.c()", to: ["A.c()"])
    #expect(comparison.removed == ["A.b: Int?"])
    #expect(comparison.bump == .major)
  }

  @Test("what is another one breaks, and is told with both")
  func changed() {
    let comparison = compare("A.b: Int?", to: ["A.b: String?", "A.d: Int?"])
    #expect(comparison.changed == [.init(old: "A.b: Int?", new: "A.b: String?")])
    #expect(comparison.added == ["A.d: Int?"])
    #expect(comparison.reasons.map(\.description) == ["1 changed: A.b: Int? → A.b: String?", "1 added: A.d: Int?"])
  }

  @Test("what is new is a minor version, a deprecation too")
  func added() {
    #expect(compare("A.c()", to: ["A.b: Int?", "A.c()"]).bump == .minor)
    let deprecation = compare("A.c()", to: ["A.c() // deprecated"])
    #expect(deprecation.deprecated == ["A.c()"])
    #expect(deprecation.bump == .minor)
    #expect(compare("A.c() // deprecated", to: ["A.c()"]).restored == ["A.c()"])
    #expect(compare("A.c() // deprecated", to: []).bump == .major)
  }

  @Test("an overload beside an old signature is new")
  func overload() {
    let comparison = compare(
      "A.c(x: Int) -> B", to: ["A.c(x: Int) -> B // deprecated", "A.c(x: Int, y: String) -> B"])
    #expect(comparison.deprecated == ["A.c(x: Int) -> B"])
    #expect(comparison.added == ["A.c(x: Int, y: String) -> B"])
    #expect(comparison.bump == .minor)
  }

  @Test(
    "arguments that may be left out take all old calls; ones that may not any more do not",
    arguments: [
      ("A.c(body: B) -> R", "A.c(body: B?) -> R", VersionBump.minor),
      ("A.c(x: Int, body: B?)", "A.c(x: Int, body: B)", .major), ("A.c(x: Int)", "A.c(y: Int?)", .major),
      ("A.c(body: B) -> R", "A.c(body: B?) -> S", .major),
    ])
  func optional(old: String, new: String, bump: VersionBump) {
    #expect(compare(old, to: [new]).bump == bump)
  }

  @Test("a type that does more is usable in more ways; one that does less breaks")
  func uses() {
    #expect(compare("A.B (read)", to: ["A.B (read, write)"]).widened.count == 1)
    #expect(compare("A.B (read)", to: ["A.B (read, write)"]).bump == .minor)
    #expect(compare("A.B (read, write)", to: ["A.B (write)"]).bump == .major)
    #expect(compare("A.B (strings)", to: ["A.B (numbers)"]).bump == .major)
  }

  @Test("initializers and members are told by their names")
  func members() {
    #expect(compare("A.B.init(x:)", to: ["A.B.init(x:) // deprecated", "A.B.init(x:y:)"]).bump == .minor)
    #expect(compare("A.B.red = \"red\"", to: ["A.B.red = \"RED\""]).changed.count == 1)
    #expect(InterfaceLine("A.B.red = \"a (b) : c\"").name == "A.B.red")
  }
}
