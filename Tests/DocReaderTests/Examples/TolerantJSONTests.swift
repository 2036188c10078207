import APISpec
import TestValues
import Testing

@testable import DocReader

@Suite("Strict JSON is read exactly and without repairs")
struct StrictJSONTests {
  private func value(_ text: String) throws -> JSONValue {
    let reading = readTolerantJSON(Array(text.utf8))
    #expect(reading.isStrict, "\(text) gave \(reading.repairs) \(String(describing: reading.refusal))")
    return try #require(reading.values.first)
  }

  @Test("the order of keys stays")
  func order() throws {
    #expect(try value(#"{"z":1,"a":{"y":[],"b":{}},"m":null}"#).description == #"{"z":1,"a":{"y":[],"b":{}},"m":null}"#)
  }

  @Test("numbers keep their literal", arguments: ["0", "-0", "12345678901234567890", "-2.50", "1e9", "1E-7", "0.1e+2"])
  func numbers(_ literal: String) throws {
    #expect(try value("[\(literal)]") == .array([.number(literal)]))
    #expect(try value(literal) == .number(literal))
  }

  @Test("escapes, surrogate pairs and NUL are decoded")
  func escapes() throws {
    #expect(try value(#""\"\\\/\b\f\n\r\t\u0000\u00e9\u8336\ud83c\udf75""#) == .string("\"\\/\u{8}\u{c}\n\r\t\u{0}é茶🍵"))
  }

  @Test("text beyond ASCII stays as it is")
  func unicode() throws {
    #expect(try value(#"{"茶壶":"🍵，：“”…//#"}"#) == ["茶壶": "🍵，：“”…//#"])
  }

  @Test("all white space of JSON is skipped")
  func spaces() throws {
    #expect(try value("\r\n\t {\r\n \"a\" : [ true ,\tfalse , null ] }\n") == ["a": [true, false, .null]])
  }

  @Test("brackets may nest 512 deep and no deeper")
  func depth() {
    func nested(_ depth: Int) -> JSONReading {
      readTolerantJSON(
        Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth))
    }
    #expect(nested(512).isStrict)
    #expect(nested(513).refusal == JSONRefusal(.tooDeep, at: 512))
    #expect(nested(100_000).refusal == JSONRefusal(.tooDeep, at: 512))
  }

  @Test("a slice of a page counts offsets from its own start")
  func slice() {
    let page = Array("page text {,} more".utf8)
    #expect(readTolerantJSON(page[10..<13]).repairs.map(\.offset) == [1])
  }

  @Test("an object of many keys stays whole")
  func manyKeys() throws {
    let text = "{" + (0..<200).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
    #expect(try value(text).description == text)
  }
}

@Suite("What is clearly meant is mended, with a repair that says where")
struct MendedJSONTests {
  /// A text, the compact JSON of what is read from it, and the repairs with their offsets.
  struct Case: CustomStringConvertible {
    var text: String
    var values: [String]
    var repairs: [String]

    init(_ text: String, _ values: String..., repairs: [String]) {
      (self.text, self.values, self.repairs) = (text, values, repairs)
    }

    var description: String { text }
  }

  static let cases: [Case] = [
    Case("{\"a\":1, // pot\n\"b\":2}", #"{"a":1,"b":2}"#, repairs: ["comment@8"]),
    Case("{\"a\":1 # pot\n}", #"{"a":1}"#, repairs: ["comment@7"]),
    Case("{/* a\npot */\"a\":1}", #"{"a":1}"#, repairs: ["comment@1"]),
    Case(#"{"url":"http://a/#b"}"#, #"{"url":"http://a/#b"}"#, repairs: []),
    Case(#"{"a":[1,2,],}"#, #"{"a":[1,2]}"#, repairs: ["trailingComma@9", "trailingComma@11"]),
    Case(#"{"a":1},"#, #"{"a":1}"#, repairs: ["trailingComma@7"]),
    Case(#"[1,,2]"#, "[1,2]", repairs: ["extraComma@3"]),
    Case("{\"a\":1\n\"b\":2}", #"{"a":1,"b":2}"#, repairs: ["missingComma@7"]),
    Case(#"[{"a":1}{"b":2}]"#, #"[{"a":1},{"b":2}]"#, repairs: ["missingComma@8"]),
    Case(#"{"a":"x" "b":"y"}"#, #"{"a":"x","b":"y"}"#, repairs: ["missingComma@9"]),
    Case(#"[1,2,...]"#, "[1,2]", repairs: ["ellipsis@5"]),
    Case(#"{"a":{...},"b":[……]}"#, #"{"a":{},"b":[]}"#, repairs: ["ellipsis@6", "ellipsis@16"]),
    Case("[{\"a\":1},\n...\n{\"a\":2}]", #"[{"a":1},{"a":2}]"#, repairs: ["ellipsis@10", "missingComma@14"]),
    Case(#"{"a":...}"#, #"{"a":null}"#, repairs: ["ellipsis@5"]),
    Case("{'a':'it\"s'}", #"{"a":"it\"s"}"#, repairs: ["singleQuotes@1", "singleQuotes@5"]),
    Case(#"{a_b:1, $c-d: 2}"#, #"{"a_b":1,"$c-d":2}"#, repairs: ["unquotedKey@1", "unquotedKey@8"]),
    Case(#"{"a":and,"b":茶壶}"#, #"{"a":"and","b":"茶壶"}"#, repairs: ["unquotedValue@5", "unquotedValue@13"]),
    Case(
      "{“a”：1，\"b\":2｝", #"{"a":1,"b":2}"#,
      repairs: [
        "fullWidthPunctuation@1", "fullWidthPunctuation@8",
        "fullWidthPunctuation@12", "fullWidthPunctuation@20",
      ]),
    Case("{\"a\":\"x\n\ty\"}", #"{"a":"x\n\ty"}"#, repairs: ["rawControlCharacter@7"]),
    Case(#"{"a":"^\d{9}$"}"#, #"{"a":"^\\d{9}$"}"#, repairs: ["badEscape@7"]),
    Case(#"["\u12","\'"]"#, #"["\\u12","'"]"#, repairs: ["badEscape@2", "badEscape@9"]),
    Case(
      #"["\ud83c","\udf75\ud83c"]"#, "[\"\u{FFFD}\",\"\u{FFFD}\u{FFFD}\"]",
      repairs: ["loneSurrogate@2", "loneSurrogate@11", "loneSurrogate@17"]),
    Case(
      #"[007,+1.5,.5,2.]"#, "[7,1.5,0.5,2]",
      repairs: ["badNumber@1", "badNumber@5", "badNumber@10", "badNumber@13"]),
    Case(#"{"a":1 / 2 | 3}"#, #"{"a":1}"#, repairs: ["alternatives@7", "alternatives@11"]),
    Case(
      #"[True,False,None,nil,undefined]"#, "[true,false,null,null,null]",
      repairs: [
        "foreignLiteral@1",
        "foreignLiteral@6", "foreignLiteral@12", "foreignLiteral@17", "foreignLiteral@21",
      ]),
    Case(#"{"a":,"b":}"#, #"{"a":null,"b":null}"#, repairs: ["missingValue@5", "missingValue@10"]),
    Case(#"{"a":[1,{"b":2}"#, #"{"a":[1,{"b":2}]}"#, repairs: ["missingCloser@15", "missingCloser@15"]),
    Case(#"[{"a":[1]]"#, #"[{"a":[1]}]"#, repairs: ["missingCloser@9"]),
    Case(#"{"a":1,"b":"#, #"{"a":1}"#, repairs: ["missingCloser@11"]),
    Case(#"{"a":1,"b""#, #"{"a":1}"#, repairs: ["missingCloser@10"]),
    Case(#"{"a":1,"#, #"{"a":1}"#, repairs: ["trailingComma@6", "missingCloser@7"]),
    Case(#"{"a":1}}]"#, #"{"a":1}"#, repairs: ["extraCloser@7", "extraCloser@8"]),
    Case("{\"a\":1}\n{\"b\":2}", #"{"a":1}"#, #"{"b":2}"#, repairs: ["severalValues@8"]),
    Case(#""a":1}"#, #"{"a":1}"#, repairs: ["missingBraces@0", "extraCloser@5"]),
    Case(#""a":1,"b":{"c":2}"#, #"{"a":1,"b":{"c":2}}"#, repairs: ["missingBraces@0"]),
    Case(
      "event: tea\ndata: {\"a\":1}\n\ndata: [2,]\ndata: [DONE]", #"{"a":1}"#, "[2]",
      repairs: ["serverSentEvent@0", "trailingComma@34"]),
    Case("茶已泡好：\n{\"a\":1}\n请慢用", #"{"a":1}"#, repairs: ["textAround@0", "textAround@24"]),
    Case(#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#, repairs: ["duplicateKey@19"]),
    Case("\u{FEFF}[1]", "[1]", repairs: ["byteOrderMark@0"]),
    Case("{\u{A0}\"a\":\u{3000}1}", #"{"a":1}"#, repairs: ["unusualSpace@1"]),
  ]

  @Test("each mistake is mended in its place", arguments: cases)
  func mended(_ sample: Case) {
    let reading = readTolerantJSON(Array(sample.text.utf8))
    #expect(reading.refusal == nil)
    #expect(reading.values.map(\.description) == sample.values)
    #expect(reading.repairs.map { "\($0.kind.rawValue)@\($0.offset)" } == sample.repairs)
  }

  @Test("bytes that are no UTF-8 are replaced")
  func invalidUTF8() {
    let reading = readTolerantJSON(Array("[\"a".utf8) + [0xC3, 0x28, 0xFF] + Array("\"]".utf8))
    #expect(reading.values == [["a\u{FFFD}(\u{FFFD}"]])
    #expect(reading.repairs == [JSONRepair(.invalidUTF8, at: 2)])
  }

  @Test("the cases show every kind of repair")
  func completeness() {
    let shown = Set(Self.cases.flatMap { readTolerantJSON(Array($0.text.utf8)).repairs.map(\.kind) })
    #expect(Set(JSONRepairKind.allCases).subtracting(shown) == [.invalidUTF8])
  }

  @Test("each kind has words of its own")
  func summaries() {
    #expect(Set(JSONRepairKind.allCases.map(\.summary)).count == JSONRepairKind.allCases.count)
    #expect(Set(JSONRefusalReason.allCases.map(\.summary)).count == JSONRefusalReason.allCases.count)
  }
}

@Suite("What is not clear is refused, with the reason and the place")
struct RefusedJSONTests {
  private func refusal(_ text: String) -> JSONRefusal? {
    readTolerantJSON(Array(text.utf8)).refusal
  }

  @Test(
    "other languages are no JSON",
    arguments: [
      "curl -i -X POST 'https://example.org' \\\n-d '{\"a\":1}'", "POST /pots HTTP/1.1\n\n{\"a\":1}",
      "---boundary\nContent-Disposition: form-data; name=\"file\";", "package main\n\nfunc main() {\n}",
      "import tea\nprint({'a': 1})", "// pour\nawait client.pour({\n\"a\": 1\n})", "# pour\ncurl https://example.org",
      "GET", "truely", "123 pots", "<pot>1</pot>", "null && rm",
    ])
  func otherLanguages(_ text: String) {
    let reading = readTolerantJSON(Array(text.utf8))
    #expect(reading.refusal?.reason == .notJSON)
    #expect(reading.values.isEmpty)
    #expect(!looksLikeJSON(Array(text.utf8)[...]))
  }

  @Test(
    "objects, arrays, bare members and event streams look like JSON",
    arguments: [" {", "// note\n[1]", "\"a\": 1", "data: {}", "{\"a\": string}"])
  func looks(_ text: String) {
    #expect(looksLikeJSON(Array(text.utf8)[...]))
  }

  @Test("nothing, spaces and comments hold no value", arguments: ["", " \n", "// later", "/* later"])
  func empty(_ text: String) {
    #expect(refusal(text)?.reason == .empty)
    #expect(!looksLikeJSON(Array(text.utf8)[...]))
  }

  @Test("a structure written with type names is no example")
  func types() {
    #expect(refusal(#"{"a": "x", "b": string}"#) == JSONRefusal(.describesTypes, at: 16))
    #expect(refusal("{\n  size: int64, // how big\n}")?.reason == .describesTypes)
  }

  @Test("quotes inside a string that are not escaped are not guessed")
  func innerQuotes() {
    #expect(refusal(#"{"a": "say "tea" now", "b": 1}"#) == JSONRefusal(.unexpected, at: 12))
    #expect(refusal(#"{"form": "{"id":"pot"}"}"#) == JSONRefusal(.unexpected, at: 12))
  }

  @Test("a string without an end is refused")
  func openString() {
    #expect(refusal(#"{"a": "x, "b": 1}"#)?.reason == .unexpected)
    #expect(refusal(#"{"a": "x}"#) == JSONRefusal(.unterminatedString, at: 6))
  }

  @Test("values that were complete before are kept")
  func partly() {
    let reading = readTolerantJSON(Array("{\"a\":1}\n{\"b\":@}".utf8))
    #expect(reading.values == [["a": 1]])
    #expect(reading.refusal == JSONRefusal(.unexpected, at: 13))
  }

  @Test("a bracket that closes an outer one leaves nothing to guess for what follows")
  func earlyCloser() {
    #expect(refusal(#"[{"a":[1]],"b":2"#) == JSONRefusal(.unexpected, at: 11))
  }

  @Test("a text with too many mistakes is not mended")
  func manyMistakes() {
    #expect(refusal("[" + String(repeating: ",", count: 5_000))?.reason == .tooManyRepairs)
  }

  @Test(
    "signs that mean nothing in JSON are refused",
    arguments: ["{\"a\"=1}", "[1;2]", "{1:@}", "[\u{0}]", "{\"a\":1 2}", "[}"])
  func signs(_ text: String) {
    #expect(refusal(text)?.reason == .unexpected)
  }
}

@Suite("The JSON reader survives any bytes")
struct HostileJSONTests {
  static let seed = Array(
    "{\"a\":[1,2.5,{\"b\":\"茶\\u8336\\n\"}],'c':“d”，e:True, // x\n...\n\"f\":[[],{}],\"g\":null}".utf8)

  @Test("every cut of a text is read or refused")
  func cuts() {
    for end in 0...Self.seed.count {
      let reading = readTolerantJSON(Self.seed[..<end])
      #expect(!reading.values.isEmpty || reading.refusal != nil)
    }
  }

  @Test("what strict reading accepts after random changes writes back to itself")
  func mutations() {
    var random = SeededNumbers(seed: 1)
    let alphabet = Array("{}[]\",:'\\/#.…，\n 0-eu".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<6_000 {
      var bytes = Self.seed
      for _ in 0...random.below(4) {
        bytes[random.below(bytes.count)] = alphabet[random.below(alphabet.count)]
      }
      let reading = readTolerantJSON(bytes)
      #expect(!reading.values.isEmpty || reading.refusal != nil)
      for value in reading.values {
        let again = readTolerantJSON(Array(value.description.utf8))
        #expect(again.isStrict && again.values == [value])
      }
    }
  }

  @Test(
    "the work is linear", .timeLimit(.minutes(5)),
    arguments: ["[", "{\"a\":", "\u{A0}", "\"a\\", "1/", "//\n", "茶\n", "data: 1\n", "},", "...", "/*", "{}"])
  func linear(_ piece: String) {
    let text = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    let reading = readTolerantJSON([UInt8(ascii: "[")] + text)
    #expect(reading.repairs.count <= JSONParser.repairLimit)
    #expect(readTolerantJSON(text).repairs.count <= JSONParser.repairLimit)
  }
}
