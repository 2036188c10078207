import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Tables of rules for requests")
struct RequestRuleTests {
  private func field(
    _ name: String, _ type: TypeRef, _ constraints: Constraints? = nil, _ change: (inout Field) -> Void = { _ in }
  ) -> Field {
    var field = Field(name: name, type: type, presence: .optional, constraints: constraints)
    change(&field)
    return field
  }

  /// The rules of a call with such a body.
  private func rows(
    _ fields: [Field], shapes: [Shape] = [], change: (inout Endpoint) -> Void = { _ in }
  ) -> [String] {
    var endpoint = Tea.posting(fields, name: "pot.brew")
    change(&endpoint)
    return Emission([endpoint], shapes: shapes).rows(of: "rules").flatMap { $0.split(separator: "\t").dropFirst() }
      .map(String.init)
  }

  @Test("say what the page says of lengths, counts, ranges and patterns")
  func limits() {
    var bytes = Constraints(maxLength: 64)
    bytes.lengthUnit = .bytes
    #expect(
      rows([
        field("name", .string, Constraints(minLength: 1, maxLength: 20)), field("note", .string, bytes),
        field("size", .int32, Constraints(minimum: "1")), field("weight", .double, Constraints(maximum: "1.5")),
        field("code", .string, Constraints(maxLength: 9, pattern: #"/^\d a$/"#)),
        field("tags", .array(.string), Constraints(maxLength: 5, maxItems: 3)),
        field("names", .map(.string), Constraints(maxLength: 5)), field("plain", .string),
      ]) == [
        "name chars:1~20", "note bytes:~64", "size value:1~", "weight value:~1.5", #"code chars:~9 match:^\\d a$"#,
        "tags items:~3", "tags[] chars:~5", "names{} chars:~5",
      ])
  }

  @Test("reach into objects, once where these hold themselves")
  func nested() {
    let leaf = Shape(
      id: "tea.v1.leaf",
      fields: [
        field("kind", .string, Constraints(maxLength: 5)), field("leaves", .array(.object("tea.v1.leaf"))),
      ])
    #expect(
      rows([field("leaf", .object("tea.v1.leaf")), field("more", .array(.object("tea.v1.leaf")))], shapes: [leaf])
        == ["leaf.kind chars:~5", "more[].kind chars:~5"])
  }

  @Test("stand for path, query and headers, too")
  func parameters() {
    let short = Constraints(maxLength: 5)
    let found = rows([]) { endpoint in
      endpoint.path += "/{pot_id}"
      endpoint.pathParameters = [field("pot_id", .string, short)]
      endpoint.queryParameters = [field("page_size", .int32, Constraints(maximum: "50"))]
      endpoint.headers = [field("X-House", .string, short)]
    }
    #expect(found == ["{pot_id} chars:~5", "?page_size value:~50", "@X-House chars:~5"])
  }

  @Test("say when a field is required after all")
  func requirements() {
    #expect(
      rows([
        field("owner", .string) { $0.requirement = .when(field: "kind", values: ["1", "2"]) },
        field("guest", .string) { $0.requirement = .unless(["owner", "host"]) },
        field("seal", .string, Constraints(maxLength: 5)) { $0.requirement = .always },
      ]) == ["owner when:kind=1|2", "guest or:owner,host", "seal must chars:~5"])
  }

  @Test("leave out what the page's own example breaks")
  func waived() {
    let fields = [
      field("name", .string, Constraints(maxLength: 3)), field("cups", .array(.string), Constraints(maxItems: 1)),
      field("size", .int32, Constraints(maximum: "5")),
      field("code", .string, Constraints(pattern: "^a$")) { $0.example = "b" },
    ]
    let found = rows(fields) {
      $0.request.examples = [ExampleText(text: #"{"name":"green","cups":["a","b"],"size":5}"#)]
    }
    #expect(found == ["size value:~5"])
  }

  @Test("leave out patterns that are not checked")
  func unchecked() {
    let fields = [
      field("leaf", .string, Constraints(maxLength: 3, pattern: "^(?!tea).*$")),
      field("cup", .string, Constraints(pattern: String(repeating: "[", count: 5_000))),
    ]
    #expect(rows(fields) == ["leaf chars:~3"])
  }

  @Test("are packed into lines, and only calls with rules name the table")
  func lines() {
    let fields = (1...9).map { (number: Int) in
      field("a_field_with_a_longer_name_\(number)", .string, Constraints(maxLength: number))
    }
    let emission = Emission([Tea.posting(fields, name: "pot.brew"), Tea.endpoint("GET", "/x", "pot.get")])
    let rows = emission.rows(of: "rules")
    #expect(rows.count == 5)
    #expect(rows.allSatisfy { $0.hasPrefix("brew\t") && $0.utf8.count <= 110 })
    #expect(emission.declaration("public static let brewEndpoint").contains("rules: rules"))
    #expect(!emission.declaration("public static let getEndpoint").contains("rules: rules"))
  }
}
