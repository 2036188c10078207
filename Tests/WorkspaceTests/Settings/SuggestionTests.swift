import Testing
import Workspace

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "the distance counts added, removed, replaced and swapped letters",
    arguments: [("lint", "lint", 0), ("lnit", "lint", 1), ("lin", "lint", 1), ("", "lint", 4), ("abc", "xyz", 3)])
  func distance(a: String, b: String, expected: Int) {
    #expect(Suggestion.distance(Array(a.utf8), Array(b.utf8)) == expected)
    #expect(Suggestion.distance(Array(b.utf8), Array(a.utf8)) == expected)
  }

  @Test("something entirely different is no suggestion")
  func different() {
    #expect(Suggestion.nearest(to: "teapot", among: ["lint", "export"]) == [])
  }

  @Test("words in a row read as a sentence does")
  func choice() {
    #expect(Choice.text(of: ["a", "b", "c"]) == "a, b or c")
    #expect(Choice.text(of: ["a", "b"]) == "a or b")
    #expect(Choice.text(of: ["a"]) == "a")
  }
}
