import Testing

@testable import SwiftEmitter

/// The layout is that of `swift format`, which judges the golden files of the other tests, too.
@Suite("Layout of Swift text")
struct SourceWriterTests {
  private static func text(depth: Int = 0, _ write: (inout SourceWriter) -> Void) -> String {
    var writer = SourceWriter(depth: depth)
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func word(_ letter: Character, _ count: Int) -> String { String(repeating: letter, count: count) }

  @Test("blocks are indented, empty lines are not")
  func blocks() {
    let text = Self.text { writer in
      writer.block("struct Pot") { writer in
        writer.line("let lid: Lid")
        writer.line("")
        writer.block("struct Lid") { $0.line("let knob: Int") }
      }
    }
    expect(
      text,
      """
      struct Pot {
        let lid: Lid

        struct Lid {
          let knob: Int
        }
      }

      """)
  }

  @Test("an empty line separates, but begins nothing")
  func separation() {
    let text = Self.text { writer in
      writer.separate()
      writer.line("let pot = 1")
      writer.separate()
      writer.line("let cup = 2")
    }
    expect(text, "let pot = 1\n\nlet cup = 2\n")
  }

  @Test("a declaration stays in one line of 120 columns", arguments: [0, 1, 4])
  func declarationThatFits(depth: Int) {
    let name = Self.word("p", 120 - depth * 2 - "func pour(: Int) {".count)
    let text = Self.text(depth: depth) { $0.declaration("func pour", ["\(name): Int"], " {") }
    expect(text, Self.word(" ", depth * 2) + "func pour(\(name): Int) {\n")
  }

  @Test("a longer one has its parameters on lines of their own, as many a line as fit")
  func longDeclaration() {
    let parameters = ["pot: String", "\(Self.word("l", 60)): Int", "\(Self.word("m", 30)): Int", "cup: Int"]
    let text = Self.text(depth: 1) { $0.declaration("func pour", parameters, " async throws {") }
    expect(
      text,
      """
        func pour(
          pot: String, \(parameters[1]), \(parameters[2]),
          cup: Int
        ) async throws {

      """)
  }

  @Test("the bracket of a call closes behind its last argument")
  func longCall() {
    let arguments = ["\"\(Self.word("l", 100))\"", "tokens: [.tenant, .user]", "errors: errors"]
    expect(
      Self.text { $0.call("static let pourEndpoint = Endpoint", arguments) },
      """
      static let pourEndpoint = Endpoint(
        \(arguments[0]),
        tokens: [.tenant, .user], errors: errors)

      """)
  }

  @Test("a list before a comma takes one column more, as the formatter counts")
  func listBeforeComma() {
    let room = 120 - 2 - "\"\", tokens: [.tenant, .user],".count
    let (fits, isTooLong) = ("\"\(Self.word("l", room - 1))\"", "\"\(Self.word("l", room))\"")
    let others = ["tokens: [.tenant, .user]", "errors: errors"]
    expect(
      Self.text { $0.call("Endpoint", [fits] + others) },
      """
      Endpoint(
        \(fits), tokens: [.tenant, .user],
        errors: errors)

      """)
    expect(
      Self.text { $0.call("Endpoint", [isTooLong] + others) },
      """
      Endpoint(
        \(isTooLong),
        tokens: [.tenant, .user], errors: errors)

      """)
  }

  @Test("nothing is broken where there is nothing to break")
  func empty() {
    let head = Self.word("f", 130)
    expect(Self.text { $0.declaration(head, [], " {") }, "\(head)() {\n")
    expect(Self.text { $0.call(head, []) }, "\(head)()\n")
  }

  @Test("ideographs count once, as the formatter counts")
  func ideographs() {
    let words = Self.word("茶", 100)
    let text = Self.text { $0.call("pour", ["\"\(words)\""]) }
    expect(text, "pour(\"\(words)\")\n")
  }

  @Test("a statement breaks behind its equals sign")
  func statement() {
    expect(Self.text { $0.statement("let pot = 1") }, "let pot = 1\n")
    let value = Self.word("v", 112)
    expect(
      Self.text { $0.statement("let pot = \(value)") },
      """
      let pot =
        \(value)

      """)
  }

  @Test("the text of a deprecation is shortened until the line fits")
  func deprecation() {
    expect(
      Self.text(depth: 1) { $0.deprecation("Use the kettle.") },
      "  @available(*, deprecated, message: \"Use the kettle.\")\n")
    for message in [Self.word("a", 200), Self.word("茶", 200), Self.word("\"", 100), Self.word("\\", 100)] {
      let line = Self.text(depth: 1) { $0.deprecation(message) }
      #expect(line.dropLast().count <= 120, "\(line)")
      #expect(line.hasSuffix("…\")\n"))
    }
    expect(Self.text { $0.deprecation("Two\nlines") }, "@available(*, deprecated, message: \"Two\\nlines\")\n")
  }

  @Test("a comment has its marks in front of every line, and blanks only before words")
  func comments() {
    expect(Self.text(depth: 1) { $0.doc("A pot\n\n- of clay") }, "  /// A pot\n  ///\n  /// - of clay\n")
    expect(Self.text { $0.doc("") }, "")
  }
}
