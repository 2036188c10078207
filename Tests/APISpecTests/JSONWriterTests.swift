import APISpec
import Foundation
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  static let value: JSONValue = [
    "name": "pot", "sizes": [.number("1.50"), .number("9223372036854775808")], "empty": .object([]), "none": .null,
    "isFull": true,
  ]

  @Test("compact JSON keeps the order of members and the spelling of numbers")
  func compact() {
    #expect(
      Self.value.description
        == #"{"name":"pot","sizes":[1.50,9223372036854775808],"empty":{},"none":null,"isFull":true}"#)
  }

  @Test("pretty JSON has one member a line, and closes empty containers at once")
  func pretty() {
    var writer = JSONWriter(pretty: true)
    writer.write(Self.value)
    #expect(
      writer.text == """
        {
          "name": "pot",
          "sizes": [
            1.50,
            9223372036854775808
          ],
          "empty": {},
          "none": null,
          "isFull": true
        }
        """)
  }

  @Test(
    "what JSON demands is escaped, everything else stays",
    arguments: [
      ("plain 茶 🫖 a/b", #""plain 茶 🫖 a/b""#),
      ("say \"a\\b\"", #""say \"a\\b\"""#),
      ("\n\r\t\u{1}\u{1f}\u{7f}", "\"\\n\\r\\t\\u0001\\u001f\\u007f\""),
      ("", #""""#),
    ])
  func strings(_ text: String, _ json: String) {
    #expect(JSONValue.string(text).description == json)
  }

  @Test("Foundation reads back the strings that were written")
  func readBack() throws {
    let text = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init)))
    let json = JSONValue.array([.string(text)]).description
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }
}
