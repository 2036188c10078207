import APISpec
import Testing

@testable import DocReader

@Suite("The text of a type cell")
struct TypeTextTests {
  @Test(
    "Every spelling of a type gives the type of the IR",
    arguments: [
      ("string", "string"), ("String", "string"), ("str", "string"), ("int", "int32"), ("integer", "int32"),
      ("int64", "int64"), ("i64", "int64"), ("long", "int64"), ("number(float)", "double"), ("float", "double"),
      ("bool", "boolean"), ("boolean", "boolean"), ("file", "file"), ("-", "any"), ("/", "any"), ("", "any"),
      ("any", "any"), ("union", "any"), ("enum", "any"), ("object", "object"), ("json", "object"), ("map", "object"),
      ("list", "[any]"), ("array", "[any]"), ("array<byte>", "[int32]"),
    ])
  func words(text: String, type: String) {
    let declared = DeclaredType(text: text)
    #expect(declared.type.description == type)
    #expect(declared.isKnown)
  }

  @Test(
    "Arrays and maps nest, in the notation of every language",
    arguments: [
      ("string[]", "[string]"), ("int[][]", "[[int32]]"), ("[]string", "[string]"), ("list<i64>", "[int64]"),
      ("List<bool>", "[boolean]"), ("array<array<interface>>", "[[any]]"), ("map<string, int>", "{int32}"),
      ("Map<string,string>", "{string}"), ("map<string, map<string, int>>", "{{int32}}"),
      ("array<map<string, array<int64>>>", "[{[int64]}]"), ("map<string, string>[]", "[{string}]"),
      ("number(float)[]", "[double]"),
    ])
  func collections(text: String, type: String) {
    #expect(DeclaredType(text: text).type.description == type)
  }

  @Test(
    "Markdown, entities and odd white space change nothing",
    arguments: [
      ("`string`", "string"), ("string\\[\\]", "[string]"), ("\\-", "any"), ("map&lt;string, int&gt;", "{int32}"),
      ("List\\<string\\>", "[string]"), ("&nbsp;int&nbsp;", "int32"), (" \u{A0}string\u{200B}\n", "string"),
      ("map < string , int >", "{int32}"), ("map<string\u{FF0C}int>", "{int32}"),
    ])
  func decoration(text: String, type: String) {
    let declared = DeclaredType(text: text)
    #expect(declared.type.description == type)
    #expect(declared.isKnown)
  }

  @Test("Any other identifier names a structure", arguments: ["lease", "lease.room_v2", "LeaseTerms", "lease\\_term"])
  func structures(text: String) {
    let declared = DeclaredType(text: text)
    #expect(declared.type == .freeform)
    #expect(declared.structName == text.filter { $0 != "\\" })
    #expect(declared.isKnown && !declared.isVague)
  }

  @Test("The structure inside arrays and maps keeps its name")
  func nestedStructures() {
    let declared = DeclaredType(text: "map<string, lease\\[\\]>")
    #expect(declared.type == .map(.array(.freeform)))
    #expect(declared.structName == "lease")
  }

  @Test("A misspelled word is understood but not known", arguments: [("stirng", "string"), ("interger[]", "[int32]")])
  func misspelled(text: String, type: String) {
    let declared = DeclaredType(text: text)
    #expect(declared.type.description == type)
    #expect(!declared.isKnown)
  }

  @Test("Prose is no type", arguments: ["租约编号", "string or int", "URL 参数", "tuple<int>", "3d", "<>", "map<string>"])
  func prose(text: String) {
    let declared = DeclaredType(text: text)
    #expect(declared.type == .any)
    #expect(!declared.isKnown)
    #expect(declared.structName == nil)
  }

  @Test(
    "Vague words say so", arguments: ["-", "/", "", "object", "map", "list", "array", "struct", "enum", "object[]"])
  func vague(text: String) {
    #expect(DeclaredType(text: text).isVague)
  }

  @Test(
    "Children win over the type word",
    arguments: [
      ("string", "object"), ("list", "[object]"), ("enum", "object"), ("file[]", "[object]"), ("map", "object"),
      ("map<string, string>", "{object}"), ("-", "object"), ("array<array<interface>>", "[[object]]"),
    ])
  func children(text: String, type: String) {
    #expect(DeclaredType(text: text).withChildren().description == type)
  }

  @Test("Structures that are called like a type keep their name", arguments: ["enum", "file[]"])
  func namesLikeTypes(text: String) {
    #expect(DeclaredType(text: text).structName == text.filter(\.isLetter))
  }

  @Test("Every word of the table is lower case, within the longest length, and is read as the table says")
  func table() {
    for (word, declared) in TypeWords.table {
      #expect(word.utf8.count <= TypeWords.longest)
      #expect(word == word.lowercased())
      #expect(DeclaredType(text: word) == declared)
      #expect(DeclaredType(text: word.uppercased()) == declared)
    }
  }

  @Test("Ten thousand brackets are noise, not a crash")
  func depth() {
    #expect(!DeclaredType(text: "a" + String(repeating: "[]", count: 10_000)).isKnown)
    #expect(!DeclaredType(text: String(repeating: "list<", count: 10_000)).isKnown)
  }
}
