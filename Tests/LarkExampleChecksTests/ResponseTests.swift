@_spi(Generated) import LarkRuntime
import Testing

@testable import LarkExampleChecks

/// Holds one field of each kind.
private struct Tray: WireDecodable {
  let text: String?
  let count: Int?
  let share: Double?
  let cups: [Cup]?
  let byName: [String: Cup]?
  let grid: [[String?]]?
  let card: JSONText<Cup>?
  let extra: JSONAny?
  let mark: Patch<String>
  @Boxed private(set) var tray: Tray?

  init(_ object: inout JSONObjectReader) throws {
    text = try object.string("text")
    count = try object.int("count")
    share = try object.double("share")
    cups = try object.objects("cups")
    byName = try object.objectMap("by_name")
    grid = try object.value("grid")
    card = try object.value("card")
    extra = object.any("extra")
    mark = try object.patch("mark")
    tray = try object.object("tray")
  }
}

private struct Cup: WireDecodable {
  let color: String?

  init(_ object: inout JSONObjectReader) throws {
    color = try object.string("color")
  }
}

@Suite("A documented response")
struct ResponseTests {
  private static let types = [
    String(reflecting: Tray.self): [
      "text": "text", "count": "count", "share": "share", "cups": "cups", "byName": "by_name", "grid": "grid",
      "card": "card", "extra": "extra", "mark": "mark", "tray": "tray",
    ],
    String(reflecting: Cup.self): ["color": "color"],
  ]

  @Test(
    "is kept by a model that holds all of it",
    arguments: [
      "{}", #"{"text":null,"cups":null,"extra":null,"tray":null}"#, #"{"text":"","cups":[],"by_name":{},"tray":{}}"#,
      #"{"count":7.0,"share":1}"#, #"{"count":-7e2,"share":0.30}"#, #"{"share":0.1234567890123456789}"#,
      #"{"share":-0.0}"#, #"{"cups":[{"color":"a"},null,{}]}"#, #"{"grid":[["a",null],[]]}"#,
      #"{"by_name":{"b":{"color":null},"c":null}}"#, #"{"card":"{\"color\": \"a\"}"}"#,
      #"{"extra":{"a":[1,null,{"b":12345678901234567890}]}}"#, #"{"mark":null}"#, #"{"mark":"m"}"#,
      #"{"tray":{"tray":{"cups":[{"color":"a"}]}}}"#,
    ])
  func kept(document: String) {
    #expect(ExampleFile.differences(Tray.self, document: document, types: Self.types) == [])
  }

  @Test(
    "is not kept where a member or a value is lost",
    arguments: [
      (#"{"size":1}"#, "$.size: the document has 1, the model has nothing"),
      (#"{"tray":{"size":[]}}"#, "$.tray.size: the document has 0 items: [], the model has nothing"),
      (#"{"cups":[{},{"size":{}}]}"#, "$.cups[1].size: the document has {}, the model has nothing"),
      (#"{"by_name":{"b":{"size":1}}}"#, "$.by_name.b.size: the document has 1, the model has nothing"),
      (#"{"cups":{}}"#, "$.cups: the document has {}, the model has nothing"),
      (#"{"count":"7"}"#, #"$.count: the document has "7", the model has 7"#),
      (#"{"text":7}"#, #"$.text: the document has 7, the model has "7""#),
      (#"{"share":true}"#, "$.share: the document has true, the model has nothing"),
      (
        #"{"share":9007199254740993}"#,
        "$.share: the document has 9007199254740993, the model has 9007199254740992.0"
      ),
      (
        #"{"cups":[{"color":"a"},7]}"#,
        #"$.cups: the document has 2 items: [{"color":"a"},7], the model has 1 item: [{"color":"a"}]"#
      ),
      (#"{"grid":[["a",1]]}"#, #"$.grid[0][1]: the document has 1, the model has "1""#),
      (
        #"{"card":{"color":"a"}}"#,
        #"$.card: the document has {"color":"a"}, the model has "{\"color\":\"a\"}""#
      ),
    ])
  func lost(document: String, difference: String) {
    #expect(ExampleFile.differences(Tray.self, document: document, types: Self.types) == [difference])
  }

  @Test("is told with all its differences, sorted by place, long values cut short")
  func allDifferences() {
    let long = String(repeating: "z", count: 200)
    let file = ExampleFile(
      examples: ["x": #"{"size":1,"count":"7","cups":[{"n":1},{"n":2}],"b":"\#(long)"}"#], types: Self.types)
    #expect(
      file.differences(ResponseExample("x", Tray.self, .bare)).description == """
        x is not as documented in 5 places:
          $.b: the document has "\(long.prefix(99))…, the model has nothing
          $.count: the document has "7", the model has 7
          $.cups[0].n: the document has 1, the model has nothing
          $.cups[1].n: the document has 2, the model has nothing
          $.size: the document has 1, the model has nothing
        """)
  }

  @Test("is looked at where a client looks: inside of data, or as a whole")
  func envelopes() {
    func differences(_ document: String) -> [String] {
      ExampleFile.differences(Cup.self, .enveloped, document: document, types: Self.types)
    }
    #expect(differences(#"{"code":0,"msg":"","data":{"color":"a"}}"#) == [])
    #expect(differences(#"{"code":0,"msg":"","data":null}"#) == [])
    #expect(differences(#"{"code":0,"msg":""}"#) == [])
    #expect(differences(#"{"color":"a"}"#) == [])
    #expect(
      differences(#"{"code":0,"data":{"size":1}}"#) == ["$.data.size: the document has 1, the model has nothing"])
    let stray = "$.color: stands beside 'data', which is all that is read"
    #expect(differences(#"{"code":0,"data":{},"color":"a","none":null}"#) == [stray])
    #expect(differences(#"{"code":0,"color":"a"}"#) == [stray])
    #expect(differences(#"{"code":0,"data":[1]}"#) == ["$.data: Cup does not read a value of the kind 'array'"])
  }

  @Test("may be an array, a map or a scalar")
  func roots() {
    #expect(ExampleFile.differences([Cup].self, document: #"[{"color":"a"}]"#, types: Self.types) == [])
    #expect(ExampleFile.differences([String: [Int]].self, document: #"{"a":[1]}"#) == [])
    #expect(ExampleFile.differences([Int64].self, document: #"[12345678901,-1]"#) == [])
    #expect(ExampleFile.differences([OpenNumber<Cup>].self, document: "[3]") == [])
    #expect(ExampleFile.differences([OpenValue<Cup>?].self, document: #"[null,"a"]"#) == [])
    #expect(ExampleFile.differences(Bool.self, document: "true") == [])
    #expect(
      ExampleFile.differences([[Int]].self, document: #"[[1],["2"]]"#)
        == [#"$[1][0]: the document has "2", the model has 2"#])
  }

  @Test("is not kept by a model that reads another member, or makes one up")
  func wrongModels() {
    struct Swapped: WireDecodable {
      let color: String?
      let size: Int
      init(_ object: inout JSONObjectReader) throws {
        color = try object.string("colour")
        size = try object.int("size") ?? 1
      }
    }
    let types = [String(reflecting: Swapped.self): ["color": "color", "size": "size"]]
    #expect(
      ExampleFile.differences(Swapped.self, document: #"{"color":"a"}"#, types: types) == [
        #"$.color: the document has "a", the model has nothing"#,
        "$.size: the document has nothing, the model has 1",
      ])
  }

  @Test("needs a table of types that fits them")
  func tableOfTypes() {
    let cup = String(reflecting: Cup.self)
    let document = #"[{"color":"a"},{"color":"b"}]"#
    func problems(_ types: [String: [String: String]]) -> [String] {
      ExampleFile.differences([Cup].self, document: document, types: types).filter { $0.contains("table of types") }
    }
    #expect(problems(Self.types) == [])
    #expect(problems([:]) == ["$[0]: the table of types has no line for \(cup)"])
    #expect(
      problems([cup: [:]])
        == ["$[0]: \(cup) has the property 'color', which its line in the table of types does not name"])
    #expect(
      problems([cup: ["color": "color", "size": "size"]])
        == ["$[0]: the table of types gives \(cup) a property 'size', which it does not have"])
    #expect(ExampleFile.differences([Cup].self, document: document, types: [cup: ["color": "size"]]).count == 4)
  }
}
