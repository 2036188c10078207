import Testing

@testable import APISpec

@Suite("The canonical JSON form of the IR")
struct CanonicalJSONTests {
  static var sample: APISpec {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "get", origin: .explorer),
      title: "Get a pot", httpMethod: "GET", path: "/open-apis/tea/v1/pots/{pot_id}")
    endpoint.rateLimits = [.calls(50, per: .second), .special]
    endpoint.pathParameters = [Field(name: "pot_id", type: .string, presence: .required)]
    endpoint.response = ResponsePayload(kind: .enveloped, fields: [Field(name: "data", type: .object("tea.v1.pot"))])
    let leaf = Field(
      name: "kind", type: .array(.map(.int64)), values: ValueSet(values: [AllowedValue(value: "1", text: "green \"a\\b\"")]),
      constraints: Constraints(maxItems: 3))
    return APISpec(
      endpoints: [endpoint], events: [Event(eventType: "tea.pot.emptied_v1", title: "Emptied")],
      shapes: [Shape(id: "tea.v1.pot", documentedName: "pot", fields: [leaf, leaf])])
  }

  @Test("what was written reads back as an equal value")
  func roundTrip() throws {
    let bytes = try CanonicalJSON.encode(Self.sample)
    #expect(try CanonicalJSON.decode(bytes) == Self.sample)
    #expect(try CanonicalJSON.encode(CanonicalJSON.decode(bytes)) == bytes)
  }

  @Test("a field is one line, empty members are left out")
  func layout() throws {
    let text = String(decoding: try CanonicalJSON.encode(Self.sample), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.filter { $0.contains("\"name\":\"kind\"") }.count == 2)
    #expect(!text.contains("[]") && !text.contains(":false"))
  }

  @Test("another schema version is refused with the way out")
  func otherVersion() throws {
    #expect(throws: CanonicalJSONError.otherSchemaVersion(99)) {
      try CanonicalJSON.decode(Array(#"{"schemaVersion":99}"#.utf8))
    }
  }

  @Test("type references have one short spelling", arguments: ["string", "[[any]]", "{[int64]}", "#tea.v1.pot", "object"])
  func typeSpelling(_ text: String) throws {
    #expect(try #require(TypeRef(description: text)).description == text)
  }
}
