import Foundation
import Testing

@testable import APISpec

@Suite("The canonical JSON form of the IR")
struct CanonicalJSONTests {
  static var sample: APISpec {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "get", origin: .explorer),
      title: "Get a pot", httpMethod: "GET", path: "/open-apis/tea/v1/pots/{pot_id}",
      sources: [
        PageSource(
          path: "tea/pot.md", dialect: .rawPortal,
          tables: [TableLines(place: .path, lines: [12]), TableLines(place: .response, lines: [20, 21, 22])])
      ])
    endpoint.rateLimits = [.calls(50, per: .second), .special]
    endpoint.scopes = ScopeRequirement(scopes: [Scope(name: "tea:pot"), Scope(name: "tea:pot:readonly", label: "Read")])
    endpoint.pathParameters = [Field(name: "pot_id", type: .string, presence: .required)]
    var data = Field(name: "data", type: .object("tea.v1.pot"))
    data.scopes = [Scope(name: "tea:field"), Scope(name: "tea:field:readonly")]
    endpoint.response = ResponsePayload(kind: .enveloped, fields: [Field(name: "code", type: .int32), data])
    endpoint.errors = [ErrorCase(httpStatus: 400, code: 1, message: "no pot"), ErrorCase(code: 2, message: "broken")]
    let leaf = Field(
      name: "kind", type: .array(.map(.int64)),
      values: ValueSet(values: [AllowedValue(value: "1", text: "green \"a\\b\"")]),
      constraints: Constraints(maxItems: 3))
    var event = Event(
      eventType: "tea.pot.emptied_v1", title: "Emptied", sources: [PageSource(path: "e.md", dialect: .rawPortal)])
    event.fields = [Field(name: "event", type: .freeform)]
    return APISpec(
      endpoints: [endpoint], events: [event],
      shapes: [Shape(id: "tea.v1.pot", documentedName: "pot", fields: [leaf, leaf])])
  }

  @Test("what was written reads back as an equal value")
  func roundTrip() throws {
    let bytes = CanonicalJSON.encode(Self.sample)
    #expect(try CanonicalJSON.decode(bytes) == Self.sample)
    #expect(try CanonicalJSON.encode(CanonicalJSON.decode(bytes)) == bytes)
  }

  @Test("a field is one line, empty members are left out")
  func layout() throws {
    let text = String(decoding: CanonicalJSON.encode(Self.sample), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.filter { $0.contains("\"name\":\"kind\"") }.count == 2)
    #expect(!text.contains("[]") && !text.contains(":false") && !text.contains("null"))
  }

  @Test("the canonical form sorts keys, and has a line for each field, scope, error and table")
  func wholeForm() throws {
    #expect(
      String(decoding: CanonicalJSON.encode(Self.sample), as: UTF8.self) == """
        {
         "endpoints":[
          {
           "documentation":{},
           "errors":[
            {"code":1,"httpStatus":400,"message":"no pot"},
            {"code":2,"message":"broken"}
           ],
           "httpMethod":"GET",
           "name":{"method":"get","origin":"explorer","project":"tea","resource":"pot","version":"v1"},
           "path":"/open-apis/tea/v1/pots/{pot_id}",
           "pathParameters":[
            {"name":"pot_id","presence":"required","type":"string"}
           ],
           "rateLimits":[{"limit":50,"per":"second"},{"special":true}],
           "request":{
            "kind":"none"
           },
           "response":{
            "fields":[
             {"name":"code","presence":"unknown","type":"int32"},
             {"name":"data","presence":"unknown","scopes":[{"name":"tea:field"},{"name":"tea:field:readonly"}],"type":"#tea.v1.pot"}
            ],
            "kind":"enveloped"
           },
           "scopes":{
            "mode":"anyOf",
            "scopes":[
             {"name":"tea:pot"},
             {"label":"Read","name":"tea:pot:readonly"}
            ]
           },
           "server":"https://open.feishu.cn",
           "sources":[
            {
             "dialect":"C",
             "path":"tea/pot.md",
             "tables":[
              {"lines":[12],"place":"path"},
              {"lines":[20,21,22],"place":"response"}
             ]
            }
           ],
           "title":"Get a pot"
          }
         ],
         "events":[
          {
           "documentation":{},
           "envelope":"v2",
           "eventType":"tea.pot.emptied_v1",
           "fields":[
            {"name":"event","presence":"unknown","type":"object"}
           ],
           "scopes":{
            "mode":"anyOf"
           },
           "sources":[
            {
             "dialect":"C",
             "path":"e.md"
            }
           ],
           "title":"Emptied"
          }
         ],
         "schemaVersion":1,
         "shapes":[
          {
           "documentedName":"pot",
           "fields":[
            {"constraints":{"maxItems":3},"name":"kind","presence":"unknown","type":"[{int64}]","values":{"origin":"list","values":[{"text":"green \\"a\\\\b\\"","value":"1"}]}},
            {"constraints":{"maxItems":3},"name":"kind","presence":"unknown","type":"[{int64}]","values":{"origin":"list","values":[{"text":"green \\"a\\\\b\\"","value":"1"}]}}
           ],
           "id":"tea.v1.pot"
          }
         ]
        }

        """)
  }

  @Test(
    "any specification reads back equal, and its bytes do not depend on the run",
    arguments: 1...60 as ClosedRange<UInt64>)
  func generatedSpecs(seed: UInt64) throws {
    var generator = SpecGenerator(seed: seed)
    let spec = generator.spec()
    let bytes = CanonicalJSON.encode(spec)
    #expect(try CanonicalJSON.decode(bytes) == spec)
    #expect(try CanonicalJSON.encode(CanonicalJSON.decode(bytes)) == bytes)
  }

  @Test(
    "Foundation writes the same, but for line breaks and what is not seen", arguments: 61...100 as ClosedRange<UInt64>)
  func sameAsFoundation(seed: UInt64) throws {
    var generator = SpecGenerator(seed: seed)
    let bytes = CanonicalJSON.encode(generator.spec())
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let compact = String(decoding: lines.flatMap { $0.drop { $0 == UInt8(ascii: " ") } }, as: UTF8.self)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let theirs = try encoder.encode(EncodableJSON(value: #require(JSONValue(json: compact))))
    let isSame = InvisibleScalars.escaped(inJSON: String(decoding: theirs, as: UTF8.self)) == compact
    #expect(isSame)
  }

  @Test("members that this version does not know are stepped over, and null is as good as absent")
  func unknownMembers() throws {
    let text = """
      { "later": {"a": [1, -2.5e3, "x\\"y", true, null, {}]}, "schemaVersion": 1, "events": null,
        "shapes": [ { "id": "tea.v1.pot", "documentedName": null, "fields": [], "size": 3 } ] }
      """
    let spec = try CanonicalJSON.decode(Array(text.utf8))
    #expect(spec == APISpec(shapes: [Shape(id: "tea.v1.pot")]))
  }

  @Test("a text that ends anywhere is refused")
  func truncated() throws {
    let bytes = CanonicalJSON.encode(Self.sample)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
    for length in 0..<end {
      #expect(throws: CanonicalJSONError.self) { try CanonicalJSON.decode(Array(bytes[..<length])) }
    }
  }

  @Test(
    "an error of reading the IR says what is wrong, and where",
    arguments: [
      (#"{"schemaVersion":1,"shapes":[{}]}"#, "the member 'id' before the end of the object should stand at byte 31"),
      (#"{"schemaVersion":1} x"#, "the end of the text should stand at byte 20"),
      (#"{"schemaVersion":"1"}"#, "a whole number should stand at byte 17"),
      (#"{"schemaVersion":1,"events":[{"envelope":"v9"}]}"#, "a known word instead of 'v9'"),
      (String(repeating: "[", count: 300), "an object should stand at byte 0"),
      (#"{"x":"# + String(repeating: "[", count: 300), "less nesting should stand"),
    ])
  func reasons(text: String, reason: String) {
    #expect {
      try CanonicalJSON.decode(Array(text.utf8))
    } throws: { error in
      "\(error)".contains(reason)
    }
  }

  @Test("bytes that are no text are refused")
  func noText() {
    let bytes = Array(#"{"schemaVersion":1,"x":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    #expect(throws: CanonicalJSONError.notAnIR(reason: "its text is not UTF-8")) { try CanonicalJSON.decode(bytes) }
  }

  @Test("every member that the layout names exists in the IR")
  func layoutTable() throws {
    var generator = SpecGenerator(seed: 7)
    let text = (1...20).map { _ in String(decoding: CanonicalJSON.encode(generator.spec()), as: UTF8.self) }
      .joined()
    for member in IRWriter.tallMembers {
      #expect(text.contains("\"\(member)\":"), "\(member)")
    }
    #expect(IRWriter.listsOfTallElements.isSubset(of: IRWriter.tallMembers))
  }

  @Test("another schema version is refused with the way out")
  func otherVersion() throws {
    #expect(throws: CanonicalJSONError.otherSchemaVersion(99)) {
      try CanonicalJSON.decode(Array(#"{"schemaVersion":99}"#.utf8))
    }
  }

  @Test(
    "what is no IR is refused, however it is broken", arguments: ["", "[]", "{}", #"{"schemaVersion":1,"shapes":3}"#])
  func noIR(_ text: String) {
    #expect {
      try CanonicalJSON.decode(Array(text.utf8))
    } throws: { error in
      "\(error)".contains("larkspur export --format ir")
    }
  }

  @Test(
    "type references have one short spelling", arguments: ["string", "[[any]]", "{[int64]}", "#tea.v1.pot", "object"])
  func typeSpelling(_ text: String) throws {
    #expect(try #require(TypeRef(description: text)).description == text)
  }

  @Test("a type without end is none, and takes no stack")
  func endlessType() {
    #expect(TypeRef(description: String(repeating: "[", count: 1 << 20)) == nil)
    let nested = String(repeating: "[", count: 1 << 20) + "any" + String(repeating: "]", count: 1 << 20)
    #expect(TypeRef(description: nested) == nil)
  }
}

/// A value that Foundation can write.
private struct EncodableJSON: Encodable {
  var value: JSONValue

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .object(let members):
      var object = encoder.container(keyedBy: Key.self)
      for member in members {
        try object.encode(EncodableJSON(value: member.value), forKey: Key(stringValue: member.key))
      }
    case .array(let items): try items.map(EncodableJSON.init).encode(to: encoder)
    case .string(let text): try text.encode(to: encoder)
    case .number(let literal): try #require(Int64(literal)).encode(to: encoder)
    case .bool(let flag): try flag.encode(to: encoder)
    case .null: Issue.record("The IR has no null.")
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
