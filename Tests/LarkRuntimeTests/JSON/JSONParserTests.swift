import Testing

@testable import LarkRuntime

@Suite("The JSON parser")
struct JSONParserTests {
  @Test(
    "the JSON parser reads every kind of value",
    arguments: [
      ("null", JSONAny.null), ("true", true), (" false\n", false), ("0", 0), ("-12", -12), ("\"\"", ""),
      ("[]", []), ("[ 1 , [2] ]", [1, [2]]), ("{}", [:]), (#"{"a":{"b":[{}]}}"#, ["a": ["b": [[:]]]]),
      ("\u{FEFF}{\"bom\":1}", ["bom": 1]),
    ] as [(String, JSONAny)])
  func readsValues(text: String, expected: JSONAny) throws {
    #expect(try JSONAny(json: text) == expected)
  }

  @Test(
    "the JSON parser decodes escapes and surrogate pairs",
    arguments: [
      (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u6d41""#, "Aé流"),
      (#""\uD83D\uDE00!""#, "😀!"), (#""\u0000""#, "\0"), ("\"流程 12345678 done\"", "流程 12345678 done"),
    ])
  func decodesEscapes(text: String, expected: String) throws {
    #expect(try String(json: text) == expected)
  }

  @Test("the JSON parser keeps every digit of large and precise numbers")
  func keepsDigits() throws {
    #expect(try Int64(json: "9223372036854775807") == .max)
    #expect(try Int64(json: "-9223372036854775808") == .min)
    #expect(
      try JSONAny(json: "123456789012345678901234567890")
        == .number(#require(JSONNumber("123456789012345678901234567890"))))
    #expect(try Double(json: "0.1") == 0.1)
    #expect(try Double(json: "-0.0").sign == .minus)
    #expect(try Double(json: "2.2250738585072014e-308") == 2.2250738585072014e-308)
  }

  @Test(
    "the JSON parser refuses what is no JSON, with the byte where it ends",
    arguments: [
      ("", .unexpectedEnd, 0), ("{", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2), ("\"ab", .unexpectedEnd, 3),
      ("[1,]", .unexpectedByte, 3), ("{\"a\"}", .unexpectedByte, 4), ("{\"a\":1,}", .unexpectedByte, 7),
      ("{a:1}", .unexpectedByte, 1), ("[1 2]", .unexpectedByte, 3), ("tru", .unexpectedEnd, 3),
      ("trux", .unexpectedByte, 0), ("1 2", .trailingBytes, 2), ("{}]", .trailingBytes, 2), ("01", .invalidNumber, 0),
      ("1.", .unexpectedEnd, 2), ("[1.e]", .invalidNumber, 3), ("-", .unexpectedEnd, 1), ("[-x]", .invalidNumber, 2),
      ("+1", .unexpectedByte, 0), ("NaN", .unexpectedByte, 0), ("\"a\nb\"", .controlCharacter, 2),
      (#""\x""#, .invalidEscape, 1), (#""\u12G4""#, .invalidEscape, 1), ("'a'", .unexpectedByte, 0),
    ] as [(String, JSONSyntaxError.Problem, Int)])
  func refuses(text: String, problem: JSONSyntaxError.Problem, offset: Int) {
    #expect(throws: JSONSyntaxError(problem, at: offset)) { try JSONAny(json: text) }
  }

  @Test(
    "the JSON parser refuses bytes that are not UTF-8",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE6, 0xB5], [0xFF],
    ] as [[UInt8]])
  func refusesInvalidUTF8(bytes: [UInt8]) {
    let document = Array("[\"ok\",\"流".utf8) + bytes + Array("\"]".utf8)
    #expect(throws: JSONSyntaxError(.invalidUTF8, at: 10)) { try JSONAny(json: document) }
  }

  @Test("the JSON parser takes nesting up to the limit and refuses more", arguments: [("[", "]"), ("{\"a\":", "}")])
  func limitsDepth(open: String, close: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)
    }
    #expect(throws: Never.self) { try JSONAny(json: nested(512)) }
    #expect(throws: JSONSyntaxError(.tooDeep, at: 512 * open.utf8.count)) { try JSONAny(json: nested(513)) }
  }

  @Test("the JSON parser mends half a surrogate pair in lenient mode and refuses it in strict mode")
  func loneSurrogates() throws {
    for text in [#""a\uD83Db""#, #""a\uDE00b""#, #""a\uD83D\u0041""#] {
      #expect(try String(json: text).hasPrefix("a\u{FFFD}"))
      #expect(throws: JSONSyntaxError(.loneSurrogate, at: 2)) { try String(json: text, policy: .strict) }
    }
  }

  @Test("the JSON parser lets the last of several members with one name count, also when it is spelled with escapes")
  func lastDuplicateWins() throws {
    #expect(try JSONAny(json: #"{"a":1,"b":{"a":0},"a":2}"#) == ["a": 2, "b": ["a": 0]])
    #expect(try JSONAny(json: #"{"ab":1,"\u0061b":2}"#) == ["ab": 2])
    #expect(try JSONAny(json: #"{"":1,"":2,"":3}"#) == ["": 3])
    #expect(try Folder(json: #"{"name":"x","size":1,"name":"y"}"#).name == "y")
  }

  @Test("the JSON parser finds duplicates in objects with many members, and does not get slow")
  func manyMembers() throws {
    let names = (0..<20_000).map { "\"k\($0 % 15_000)\":\($0)" }
    let object = try #require(try JSONAny(json: "{\(names.joined(separator: ","))}").object)
    #expect(object.count == 15_000)
    #expect(object["k3"] == 15_003)
    #expect(object["k14999"] == 14_999)
    let same = String(repeating: "\"k\":0,", count: 50_000)
    #expect(try JSONAny(json: "{\(same)\"k\":1}") == ["k": 1])
  }

  @Test("the JSON parser says what is wrong as a sentence with the place", arguments: JSONSyntaxError.Problem.allCases)
  func describesProblems(problem: JSONSyntaxError.Problem) {
    let text = JSONSyntaxError(problem, at: 7).description
    #expect(text.hasSuffix("(at byte 7)."))
    #expect(text.first?.isUppercase == true)
  }
}
