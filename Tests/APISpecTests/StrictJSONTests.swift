import Testing

@testable import APISpec

@Suite("JSON to the letter")
struct StrictJSONTests {
  @Test(
    "what JSON writes as a number is a number",
    arguments: ["0", "-0", "12", "-1.50", "1e9", "1.5E-3", "18446744073709551615"])
  func numbers(_ text: String) {
    #expect(NumberLiteral.isNumber(text))
    #expect(JSONValue(json: text) == .number(text))
  }

  @Test(
    "what JSON does not write as a number is none",
    arguments: ["", "-", "+1", "01", "-01", "1.", ".5", "1e", "1,000", "0x1F", " 1", "NaN", "１"])
  func noNumbers(_ text: String) {
    #expect(!NumberLiteral.isNumber(text))
  }

  @Test(
    "numbers are compared exactly or not at all",
    arguments: [
      ("1", "1", true), ("1", "2", true), ("2", "1", false), ("-1", "0.5", true), ("1.5", "1", false),
      ("9223372036854775807", "9223372036854775808", false),
      ("9223372036854775808", "9223372036854775808", true),
      ("1", "many", false), ("many", "many", false),
    ])
  func comparison(_ a: String, _ b: String, _ isAtMost: Bool) {
    #expect(NumberLiteral.isAtMost(a, b) == isAtMost)
  }

  @Test(
    "JSON keeps the order of its keys and the spelling of its numbers",
    arguments: [
      (#" { "b" : 1.0 , "a" : [ true , false , null ] } "#, #"{"b":1.0,"a":[true,false,null]}"#),
      (#""\u8336\ud83e\uded6 \/ \"\\\n""#, "\"茶🫖 / \\\"\\\\\\n\""),
      ("[]", "[]"), ("{}", "{}"), ("[[],{}]", "[[],{}]"),
    ])
  func json(_ text: String, _ compact: String) {
    #expect(JSONValue(json: text)?.description == compact)
  }

  @Test(
    "what is not JSON to the letter is refused",
    arguments: [
      "", "words", "[1,]", "{,}", #"{"a":1,}"#, "{'a':1}", "{a:1}", "[1 2]", "[1", #"{"a"}"#, #"{"a":1,"a":2}"#, "tru",
      "\"open", "\"\n\"", #""\x""#, #""\ud83e""#, #""\ud83e\u0041""#, #""\u00"#, "1 2", "// note\n1", "\"\\",
    ])
  func noJSON(_ text: String) {
    #expect(JSONValue(json: text) == nil)
  }

  @Test("JSON that nests too deeply is refused, and takes no stack")
  func depth() {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(JSONValue(json: nested(JSONValue.depthLimit)) != nil)
    #expect(JSONValue(json: nested(JSONValue.depthLimit + 1)) == nil)
    #expect(JSONValue(json: String(repeating: "[", count: 1_000_000)) == nil)
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      ("", JSONTextError.Reason.ended, 1, 1), ("{\n  \"a\": 1\n", .ended, 3, 1),
      ("{\"a\": 1,\n \"b\": nil}", .misspelt, 2, 7), ("{\"a\": 01}", .misspelt, 1, 7),
      ("{\n  \"a\": 1\n  \"b\": 2\n}", .misspelt, 3, 3), ("{\"a\": \"open\n}", .misspelt, 1, 12),
      ("[1] [2]", .misspelt, 1, 5), ("{\"a\": 1,\n\"a\": 2}", .duplicateKey("a"), 2, 4),
      (String(repeating: "[", count: 201), .tooDeep, 1, 201),
    ])
  func problems(_ text: String, _ reason: JSONTextError.Reason, _ line: Int, _ column: Int) {
    #expect(throws: JSONTextError(reason: reason, line: line, column: column)) { try JSONValue.read(text) }
  }
}
