import PlatformVocabulary
import Testing

@testable import APISpec

@Suite("Patterns of pages that were made to be expensive", .tags(.attack), .timeLimit(.minutes(2)))
struct PatternAttackTests {
  private static let hostile = ["^(a+)+$", "^([a-z0-9]+-?)+$", "^(a|aa)*$", "^((a*)*)*$"]
  private static let text = String(repeating: "a", count: 4_000) + "!"

  private func violations(_ field: Field, _ value: JSONValue) -> [Violation.Rule] {
    var check = ValueCheck(shapes: [:])
    check.check(.object([JSONMember("a", value)]), against: [field])
    return check.violations.map(\.rule)
  }

  @Test("are compared with values at once", arguments: hostile)
  func values(pattern: String) {
    let field = Field(name: "a", type: .string, constraints: Constraints(pattern: pattern))
    #expect(violations(field, .string(Self.text)) == [.pattern])
    #expect(violations(field, "aaa") == [])
  }

  @Test("are compared with the sample of their page at once", arguments: hostile)
  func samples(pattern: String) {
    var field = Field(name: "a", type: .string, constraints: Constraints(pattern: pattern))
    field.example = Self.text
    #expect(field.contradictsItself)
    #expect(violations(field, "!") == [])
  }

  @Test(
    "refuse nothing where they cannot be read or would need too much room, and say why",
    arguments: [
      String(repeating: "[", count: 5_000), "a{1,100000}", "(?!a)", "(a)\\1", String(repeating: "(", count: 900),
    ])
  func unreadable(pattern: String) {
    let constraints = Constraints(pattern: pattern)
    #expect(violations(Field(name: "a", type: .string, constraints: constraints), "!") == [])
    #expect(constraints.checkedPattern == nil)
    #expect(constraints.uncheckedPattern != nil)
  }

  @Test("cost one request no more than its allowance, however many texts it has")
  func allowance() {
    var checks = PatternChecks(PatternAllowance(steps: 100_000))
    let pattern = "(.{0,30}){30}x"
    let verdicts = (0..<40).map { _ in checks.refuse(String(repeating: "a", count: 50), pattern) }
    #expect(verdicts.first == true)
    #expect(verdicts.last == false)
  }

  @Test("are read once for all the texts of a request")
  func compiledOnce() {
    let field = Field(
      name: "a", type: .array(.string), constraints: Constraints(pattern: "^((a{1,30}){1,30}b{1,60}){2}$"))
    let items = [JSONValue](repeating: "c", count: 20_000)
    #expect(violations(field, .array(items)).count == 20_000)
  }
}
