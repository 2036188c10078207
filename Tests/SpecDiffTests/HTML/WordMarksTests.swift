import Testing

@testable import SpecDiff

@Suite("Marked words")
struct WordMarksTests {
  /// `kept [marked] kept`
  private func text(_ pieces: [WordMarks.Piece]) -> String {
    pieces.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
  }

  @Test(
    "what differs is marked on both sides",
    arguments: [
      ("at most 50 cups", "at most 100 cups", "at most [50] cups", "at most [100] cups"),
      ("最大值为 50 杯", "最大值为 100 杯", "最大值为 [50] 杯", "最大值为 [100] 杯"),
      ("历史茶壶列表", "茶壶的列表", "[历史]茶壶列表", "茶壶[的]列表"),
      ("the pot", "the pot is hot", "the pot", "the pot[ is hot]"),
      ("same", "same", "same", "same"),
      ("", "tea", "", "[tea]"),
      ("int32", "int64", "[int32]", "[int64]"),
    ])
  func marks(_ old: String, _ new: String, _ markedOld: String, _ markedNew: String) {
    let marks = WordMarks(old, new)
    #expect(text(marks.old) == markedOld)
    #expect(text(marks.new) == markedNew)
  }

  @Test("a blank between two changes is no island")
  func crumbs() {
    let marks = WordMarks("fill the pot with cold water slowly", "fill the pot with hot milk slowly")
    #expect(text(marks.old) == "fill the pot with [cold water] slowly")
    #expect(text(marks.new) == "fill the pot with [hot milk] slowly")
  }

  @Test("two different sentences are marked as a whole")
  func different() {
    let marks = WordMarks("历史错误码，不再使用", "The name of the shift is used already")
    #expect(marks.old == [WordMarks.Piece("历史错误码，不再使用", isMarked: true)])
    #expect(marks.new == [WordMarks.Piece("The name of the shift is used already", isMarked: true)])
  }

  @Test("the pieces of a side are its text", arguments: ["", "a  b", "é\u{301}👩‍👩‍👧茶\r\n“x”", " \u{301}", "שלום 茶a茶"])
  func whole(_ old: String) {
    for new in ["", "tea", "茶 é b", old + "!"] {
      let marks = WordMarks(old, new)
      #expect(marks.old.map(\.text).joined() == old)
      #expect(marks.new.map(\.text).joined() == new)
    }
  }

  @Test("words, blanks, marks and Chinese characters stand alone; accents stay with their letters")
  func words() {
    #expect(Words.split("page_size≤50，茶e\u{301}t  x") == ["page_size≤50", "，", "茶", "e\u{301}t", "  ", "x"])
  }
}
