import Foundation
import LarkRuntime
import TestValues
import Testing

@testable import LarkExampleChecks

@Suite("A file of examples")
struct ExampleFileTests {
  private static let request = RequestExample("b") { ["n": 1] }
  private static let response = ResponseExample("a", JSONAny.self, .bare)

  @Test("is complete when each example has one check")
  func complete() {
    let file = ExampleFile(examples: ["a": "{}", "b": "{}"])
    #expect(file.gaps([Self.response], [Self.request]).isEmpty)
    #expect(file.gaps([Self.response], [Self.request]).description == "Test.json is as documented")
  }

  @Test("tells examples without a check, checks of one name, and disagreements about nothing")
  func gaps() {
    let file = ExampleFile(
      examples: ["a": "{}", "b": "{}", "c": "{}"], disagreements: ["d": ["$": "the page is empty"]])
    #expect(
      file.gaps([Self.response, Self.response], []).description == """
        Test.json is not as documented in 4 places:
          a: more than one check has this name
          b: no check uses this example
          c: no check uses this example
          d: the disagreements name this example, and there is none
        """)
  }

  @Test("has no say about a check whose example it does not hold")
  func missingExample() {
    let file = ExampleFile(examples: ["a": "{}"])
    #expect(file.differences(Self.request).description.hasSuffix("\n  $: no example of this name is in Test.json"))
  }

  @Test("excuses what disagrees with its own page, there and below, and nothing else")
  func disagreements() {
    func differences(_ places: [String: String]) -> [String] {
      let file = ExampleFile(
        examples: ["x": #"{"a":{"b":[1,2]},"ab":3}"#], disagreements: ["x": places])
      return file.differences(RequestExample("x") { [String: Int]() }).all.map(\.description)
    }
    let a = #"$.a: the document has {"b":[1,2]}, the request has nothing"#
    let ab = "$.ab: the document has 3, the request has nothing"
    #expect(differences([:]) == [a, ab])
    #expect(differences(["$.a": "r"]) == [ab])
    #expect(differences(["$": "r"]) == [])
    #expect(differences(["$.a": "r", "$.ab": "r"]) == [])
    #expect(differences(["$.ab.c": "r"]) == [a, ab, "$.ab.c: agrees, and is listed as a disagreement (r)"])
  }

  @Test("lists its disagreements")
  func listing() {
    #expect(CafeExamples.file.disagreements["cafe.v1.order.list response 1"]?.keys.sorted() == ["$[0].total"])
  }

  @Test("that is missing, no JSON or another JSON makes all checks fail and say why")
  func unusable() throws {
    let folder = try TemporaryFolder()
    func problem(_ name: String) -> String {
      let file = ExampleFile(URL(fileURLWithPath: folder(name)))
      let told = file.differences(Self.request).all.map(\.description)
      #expect(told == file.differences(Self.response).all.map(\.description))
      #expect(told == file.gaps([], []).all.map(\.description))
      #expect(file.disagreements.isEmpty)
      return told.first ?? ""
    }
    #expect(problem("None.json").hasPrefix("$: None.json cannot be read; generate it anew. "))
    try folder.write("{", to: "Torn.json")
    #expect(
      problem("Torn.json")
        == "$: Torn.json cannot be read; generate it anew. The document ends in the middle of a value (at byte 1).")
    try folder.write(#"{"examples":[]}"#, to: "Other.json")
    #expect(problem("Other.json").contains("$.examples"))
  }
}

@Suite("Numbers of JSON")
struct ExactNumberTests {
  @Test(
    "are equal by value, however they are written",
    arguments: [
      ("1", "1.0"), ("1", "10e-1"), ("1e2", "100"), ("1E+2", "100.00"), ("0", "-0.0e7"), ("-1.50", "-15E-1"),
      ("12345678901234567890", "12345678901234567890.0"),
    ])
  func equal(a: String, b: String) throws {
    let a = try #require(JSONNumber(a))
    let b = try #require(JSONNumber(b))
    #expect(ExactNumber(a) == ExactNumber(b))
    #expect(a.isKept(by: b) && b.isKept(by: a))
  }

  @Test(
    "are not equal when they differ by little",
    arguments: [
      ("1", "-1"), ("9007199254740993", "9007199254740992.0"), ("1e2", "1e3"), ("0.1", "0.10000000000000002"),
      ("1e99999999999999999999", "1e99999999999999999998"),
    ])
  func different(a: String, b: String) throws {
    #expect(try #require(JSONNumber(a)).isKept(by: #require(JSONNumber(b))) == false)
  }

  @Test("keep a fraction that no double holds when the double is the nearest one")
  func nearest() throws {
    let document = try #require(JSONNumber("3.14159265358979323846"))
    #expect(document.isKept(by: try #require(JSONNumber(Double.pi))))
    #expect(!document.isKept(by: try #require(JSONNumber(Double.pi.nextUp))))
  }
}
