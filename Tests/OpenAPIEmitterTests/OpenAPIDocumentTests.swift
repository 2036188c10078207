import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("The OpenAPI document")
struct OpenAPIDocumentTests {
  @Test("an empty specification is a valid document without paths")
  func empty() {
    let document = OpenAPIDocument(APISpec(), title: "Tea house", version: "7")
    #expect(
      String(decoding: document.bytes, as: UTF8.self) == """
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Tea house",
            "version": "7"
          },
          "paths": {}
        }

        """)
  }

  @Test("tokens in use are security schemes")
  func security() {
    let document = Tea.document([
      Tea.endpoint("GET", "/a") { $0.tokenTypes = [.user, .tenant] }, Tea.endpoint("GET", "/b"),
    ])
    #expect(document["components"]?["securitySchemes"]?.keys == ["tenant_access_token", "user_access_token"])
    #expect(document.all("security") == [[["user_access_token": []], ["tenant_access_token": []]]])
  }

  @Test("the catalog tells once what each scope is")
  func scopes() {
    let document = Tea.document(
      [
        Tea.endpoint("GET", "/a") {
          $0.scopes = ScopeRequirement(scopes: [Scope(name: "tea:pot"), Scope(name: "tea:cup", isHistoric: true)])
          $0.fieldScopes = [Scope(name: "tea:pot", label: "See pots", appTypes: [.custom])]
        }
      ],
      shapes: [
        Shape(id: "s", fields: [Tea.field("f", .string) { $0.scopes = [Scope(name: "tea:lid", label: "See lids")] }])
      ])
    #expect(
      document["x-feishu-scope-catalog"]?.description
        == #"{"tea:cup":{"historic":true},"tea:lid":{"label":"See lids"},"#
        + #""tea:pot":{"label":"See pots","appTypes":["custom"]}}"#)
  }

  @Test("every reference leads to a component, also in recursive shapes and for unknown ones")
  func references() throws {
    let document = Tea.document(
      [
        Tea.endpoint("POST", "/a") {
          $0.request = RequestPayload(
            kind: .json,
            fields: [
              Field(name: "block", type: .array(.object("tea.v1.block two"))),
              Field(name: "x", type: .object("nowhere")),
            ])
        }
      ],
      shapes: [
        Shape(id: "tea.v1.block two", fields: [Field(name: "children", type: .array(.object("tea.v1.block two")))])
      ])
    let references = document.all("$ref")
    #expect(references.count == 2)
    let names = try #require(document["components"]?["schemas"]).keys
    for reference in references {
      #expect(names.contains { reference == .string("#/components/schemas/\($0)") })
    }
  }

  @Test("the order of endpoints and shapes in the specification changes nothing")
  func order() {
    let endpoints = [
      Tea.endpoint("GET", "/b", name: "b"), Tea.endpoint("GET", "/a", name: "a"), Tea.endpoint("PUT", "/a", name: "c"),
    ]
    let shapes = [Shape(id: "b b"), Shape(id: "b#b"), Shape(id: "a")]
    let events = [Event(eventType: "b", title: "B"), Event(eventType: "a", title: "A")]
    let forth = APISpec(endpoints: endpoints, events: events, shapes: shapes)
    let back = APISpec(endpoints: endpoints.reversed(), events: events.reversed(), shapes: shapes.reversed())
    #expect(
      OpenAPIDocument(forth, title: "", version: "").bytes == OpenAPIDocument(back, title: "", version: "").bytes)
  }
}
