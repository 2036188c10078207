import APISpec
import Testing

@Suite("Requirements of conditional fields")
struct RequirementTests {
  private static let all: [Requirement] = [
    .always, .when(field: "kind", values: ["1"]), .when(field: "kind", values: ["a", "b"]), .unless(["title"]),
    .unless(["title", "content"]),
  ]

  @Test("requirements have a short form that is read back", arguments: all)
  func text(requirement: Requirement) throws {
    #expect(Requirement(description: requirement.description) == requirement)
    var field = Field(name: "owner", type: .string)
    field.requirement = requirement
    let spec = APISpec(shapes: [Shape(id: "tea.v1.cup", fields: [field])])
    #expect(try CanonicalJSON.decode(CanonicalJSON.encode(spec)) == spec)
  }

  @Test("texts that are not of the short form are no requirements", arguments: ["", "sometimes", "kind", "a = 1 = 2"])
  func others(text: String) {
    #expect(Requirement(description: text) == nil)
  }

  private func violations(_ requirement: Requirement, _ body: JSONValue, query: JSONValue = .object([])) -> [String] {
    var owner = Field(name: "owner", type: .string, presence: .conditional)
    owner.requirement = requirement
    let cup = Shape(id: "tea.v1.cup", fields: [owner])
    var check = ValueCheck(shapes: [cup.id: cup], in: [query])
    check.check(body, against: [Field(name: "cup", type: .object("tea.v1.cup")), owner])
    return check.violations.map(\.description)
  }

  @Test("requirements bind by the closest field of the name: beside, around, or in the query")
  func closest() {
    let rule = Requirement.when(field: "kind", values: ["1", "2"])
    #expect(violations(rule, ["kind": 1]) == ["owner is required here: kind is 1 or 2"])
    #expect(violations(rule, ["kind": 3]).isEmpty)
    #expect(violations(rule, ["kind": 1, "owner": "x"]).isEmpty)
    #expect(
      violations(rule, ["kind": "1", "owner": "x", "cup": .object([])]) == [
        "cup.owner is required here: kind is 1 or 2"
      ])
    #expect(violations(rule, ["kind": 1, "owner": "x", "cup": ["kind": 3]]).isEmpty)
    #expect(violations(rule, .object([]), query: ["kind": "2"]).count == 1)
  }

  @Test("requirements that leave a choice bind where nothing is chosen")
  func choice() {
    #expect(violations(.unless(["a", "b"]), .object([])) == ["owner is required here: a, b are not given"])
    #expect(violations(.unless(["a", "b"]), ["b": "x"]).isEmpty)
    #expect(violations(.always, .object([])).count == 1)
  }

  @Test("requirements do not bind where the page's own example breaks them")
  func waived() {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "brew", origin: .explorer),
      title: "Brew", httpMethod: "POST", path: "/pots")
    var field = Field(name: "owner", type: .string, presence: .conditional)
    field.requirement = .always
    endpoint.request = RequestPayload(kind: .json, fields: [field])
    endpoint.request.examples = [ExampleText(text: "{}")]
    let waivers = Waivers(endpoint, shapes: [:])
    #expect(waivers.covers(.requirement, at: "owner"))
    #expect(!waivers.covers(.length, at: "owner"))
  }
}
