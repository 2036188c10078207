import Testing

@testable import LarkRuntime

@Suite("Reading fields")
struct JSONReaderTests {
  @Test("the JSON reader reads every kind of field, in any order")
  func readsAllKinds() throws {
    let folder = try Folder(
      json: #"""
        {"parent": {"name": "root", "parent": {"name": "drive"}}, "is_open": true, "count": 3, "size": 5000000000,
         "unknown": [{"name": "no"}], "name": "Plans", "share": 0.25, "tags": ["a", "b"], "kind": "personal",
         "owner": {"id": "u1", "level": 2}, "members": [{"id": "u2"}, {"id": "u3"}],
         "roles": {"boss": {"id": "u4"}}, "grid": [["x", null], []], "labels": {"en": ["one"]},
         "card": "{\"id\":\"u5\"}", "rest": null}
        """#, policy: .strict)
    #expect(folder.name == "Plans")
    #expect(folder.size == 5_000_000_000)
    #expect(folder.count == 3)
    #expect(folder.share == 0.25)
    #expect(folder.isOpen == true)
    #expect(folder.tags == ["a", "b"])
    #expect(folder.kind == .personal)
    #expect(folder.owner == Person(id: "u1") { $0.level = 2 })
    #expect(folder.members?.map(\.id) == ["u2", "u3"])
    #expect(folder.roles?["boss"]?.id == "u4")
    #expect(folder.grid == [["x", nil], []])
    #expect(folder.labels == ["en": ["one"]])
    #expect(try folder.card?.content().id == "u5")
    #expect(folder.rest == .null)
    #expect(folder.parent?.parent?.name == "drive")
  }

  @Test("the JSON reader gives nil for fields that are absent or null, and reports nothing")
  func absentFields() async throws {
    let log = MismatchLog()
    let folder = try Folder(
      json: #"{"name":null,"size":null,"tags":null,"owner":null,"kind":null}"#, policy: log.policy)
    #expect(folder.name == nil && folder.size == nil && folder.tags == nil && folder.owner == nil && folder.rest == nil)
    #expect(await log.paths().isEmpty)
  }

  @Test("the JSON reader keeps values that the documentation does not list")
  func openValues() throws {
    let kind = try #require(try Folder(json: #"{"kind":"archived"}"#).kind)
    switch kind {
    case .shared, .personal: Issue.record("An unknown value matched a documented one")
    default: #expect(kind == "archived")
    }
  }

  @Test(
    "the JSON reader converts scalars of another kind where nothing is lost",
    arguments: [
      (#"{"name":12}"#, "name", "12"), (#"{"name":1.50}"#, "name", "1.50"), (#"{"name":true}"#, "name", "true"),
      (#"{"size":"5000000000"}"#, "size", "5000000000"), (#"{"size":3.0}"#, "size", "3"),
      (#"{"size":1e3}"#, "size", "1000"),
      (#"{"size":"-7"}"#, "size", "-7"), (#"{"count":"4"}"#, "count", "4"), (#"{"share":"0.5"}"#, "share", "0.5"),
      (#"{"share":2}"#, "share", "2.0"), (#"{"is_open":1}"#, "is_open", "true"),
      (#"{"is_open":"false"}"#, "is_open", "false"),
      (#"{"is_open":"0"}"#, "is_open", "false"),
    ])
  func convertsLosslessly(json: String, field: String, expected: String) async throws {
    let log = MismatchLog()
    let folder = try Folder(json: json, policy: log.policy)
    let values: [String: String?] = [
      "name": folder.name, "size": folder.size?.description, "count": folder.count?.description,
      "share": folder.share?.description, "is_open": folder.isOpen?.description,
    ]
    #expect(values[field] == expected)
    #expect(await log.paths().isEmpty)
  }

  @Test(
    "the JSON reader gives nil and reports the place where a conversion would lose something",
    arguments: [
      (#"{"name":[]}"#, "$.name", .string, .array), (#"{"name":{}}"#, "$.name", .string, .object),
      (#"{"size":"12a"}"#, "$.size", .int64, .string), (#"{"size":"007"}"#, "$.size", .int64, .string),
      (#"{"size":""}"#, "$.size", .int64, .string), (#"{"size":1.5}"#, "$.size", .int64, .number),
      (#"{"size":9223372036854775808}"#, "$.size", .int64, .number), (#"{"size":true}"#, "$.size", .int64, .bool),
      (#"{"share":"many"}"#, "$.share", .double, .string), (#"{"share":1e999}"#, "$.share", .double, .number),
      (#"{"is_open":2}"#, "$.is_open", .bool, .number), (#"{"is_open":"yes"}"#, "$.is_open", .bool, .string),
      (#"{"tags":"a"}"#, "$.tags", .array, .string), (#"{"tags":["a",{}]}"#, "$.tags[1]", .string, .object),
      (#"{"owner":"u1"}"#, "$.owner", .object, .string), (#"{"owner":{"level":"x"}}"#, "$.owner.level", .int, .string),
      (#"{"members":[{"id":"a"},{"id":[]}]}"#, "$.members[1].id", .string, .array),
      (#"{"roles":{"boss":7}}"#, "$.roles.boss", .object, .number),
    ] as [(String, String, DecodingMismatch.Expectation, JSONKind)])
  func reportsMismatches(json: String, path: String, expected: DecodingMismatch.Expectation, found: JSONKind)
    async throws
  {
    let log = MismatchLog()
    _ = try Folder(json: json, policy: log.policy)
    let mismatch = DecodingMismatch(path: path, expected: expected, found: found)
    #expect(await log.reported() == [mismatch])
    #expect(throws: mismatch) { try Folder(json: json, policy: .strict) }
  }

  @Test(
    "the JSON reader converts nothing in strict mode",
    arguments: [#"{"name":12}"#, #"{"size":"5"}"#, #"{"share":"0.5"}"#, #"{"is_open":1}"#, #"{"card":{"id":"u"}}"#])
  func strictConvertsNothing(json: String) {
    #expect(throws: DecodingMismatch.self) { try Folder(json: json, policy: .strict) }
  }

  @Test("one wrong field never loses the others")
  func oneWrongField() async throws {
    let log = MismatchLog()
    let json = #"{"name":{},"size":1,"tags":["a",[],"b"],"members":[3,{"id":"u"}],"share":"?"}"#
    let folder = try Folder(json: json, policy: log.policy)
    #expect(folder.size == 1)
    #expect(folder.tags == ["a", "b"])
    #expect(folder.members?.map(\.id) == ["u"])
    #expect(await log.paths() == ["$.name", "$.share", "$.tags[1]", "$.members[0]"])
  }

  @Test("the JSON reader reads JSON inside a string, and JSON that the server forgot to wrap")
  func jsonInText() throws {
    #expect(try Folder(json: #"{"card":"{\"id\":\"u5\"}"}"#).card?.content().id == "u5")
    let bare = try #require(try Folder(json: #"{"card": {"id": [1, "]"]} , "name":"x"}"#).card)
    #expect(bare.text == #"{"id": [1, "]"]}"#)
  }

  @Test("the JSON reader tells absent, null and set apart")
  func readsPatches() throws {
    func name(_ json: String) throws -> Patch<String> {
      let root = try JSONDocument(Array(json.utf8)).root
      var object = try #require(try root.fields())
      return try object.patch("name")
    }
    #expect(try name("{}") == .absent)
    #expect(try name(#"{"name":null}"#) == .null)
    #expect(try name(#"{"name":"x"}"#) == .value("x"))
  }

  @Test("the JSON reader finds a field whose name is written with escapes")
  func escapedNames() throws {
    #expect(try Folder(json: #"{"n\u0061me":"x","owner":{"i\u0064":"u"}}"#).owner?.id == "u")
  }
}
