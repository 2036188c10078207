import APISpec
import SwiftEmitter
import Testing

@Suite("Which endpoints are emitted")
struct SelectionTests {
  private static func endpoint(_ method: String, _ path: String, _ name: String) -> Endpoint {
    let words = name.split(separator: ".").map(String.init)
    let resource = words[2..<(words.count - 1)].joined(separator: ".")
    return Endpoint(
      name: EndpointName(
        project: words[0], version: words[1], resource: resource, method: words[words.count - 1], origin: .explorer),
      title: name, httpMethod: method, path: path)
  }

  private let spec = APISpec(endpoints: [
    endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}", "tea.v1.pot.get"),
    endpoint("DELETE", "/open-apis/tea/v1/pots/{pot_id}", "tea.v1.pot.delete"),
    endpoint("POST", "/open-apis/tea/v2/pots/{pot_id}/lids", "tea.v2.pot.lid.create"),
    endpoint("GET", "/open-apis/Cups/v1/cups/{cup_id}.png", "cups.v1.cupPicture.get"),
  ])

  private func names(_ selection: Selection) -> [String] {
    spec.endpoints.filter(selection.includes).map(\.name.description)
  }

  @Test("an empty selection is everything")
  func everything() {
    #expect(names(.everything).count == 4)
    #expect(Selection.everything.idleWords(in: spec) == [])
  }

  @Test(
    "a service is a project or a version of it, in any case",
    arguments: [
      ("tea", ["tea.v1.pot.get", "tea.v1.pot.delete", "tea.v2.pot.lid.create"]),
      ("TEA.V2", ["tea.v2.pot.lid.create"]),
      ("tea.*", ["tea.v1.pot.get", "tea.v1.pot.delete", "tea.v2.pot.lid.create"]),
      ("te", []), ("tea.v1.pot", []), ("v1", []), ("", []),
    ])
  func service(word: String, expected: [String]) {
    #expect(names(Selection(services: [word])) == expected)
  }

  @Test(
    "a pattern is a method and a path, a path, or a name",
    arguments: [
      ("GET /open-apis/tea/v1/pots/{pot_id}", ["tea.v1.pot.get"]),
      ("get /open-apis/tea/v1/pots/:id", ["tea.v1.pot.get"]),
      ("/open-apis/tea/v1/pots/:pot_id", ["tea.v1.pot.get", "tea.v1.pot.delete"]),
      ("DELETE https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id", ["tea.v1.pot.delete"]),
      ("/open-apis/Cups/v1/cups/{id}.png", ["cups.v1.cupPicture.get"]),
      ("tea.v2.pot.lid.create", ["tea.v2.pot.lid.create"]),
      ("cups.v1.cuppicture.get", ["cups.v1.cupPicture.get"]),
      ("PUT /open-apis/tea/v1/pots/{pot_id}", []),
      ("/open-apis/tea/v1/pots/7301", []),
      ("/open-apis/cups/v1/cups/{id}.png", []),
      ("tea.v1.pot", []), ("", []),
    ])
  func pattern(word: String, expected: [String]) {
    #expect(names(Selection(endpoints: [word])) == expected)
  }

  @Test(
    "a star stands for any characters, or none",
    arguments: [
      ("*", ["tea.v1.pot.get", "tea.v1.pot.delete", "tea.v2.pot.lid.create", "cups.v1.cupPicture.get"]),
      ("tea.v2.*", ["tea.v2.pot.lid.create"]),
      ("*.get", ["tea.v1.pot.get", "cups.v1.cupPicture.get"]),
      ("tea.*.pot.*e*", ["tea.v1.pot.get", "tea.v1.pot.delete", "tea.v2.pot.lid.create"]),
      ("/open-apis/tea/*", ["tea.v1.pot.get", "tea.v1.pot.delete", "tea.v2.pot.lid.create"]),
      ("/open-apis/tea/*/pots/*/lids", ["tea.v2.pot.lid.create"]),
      ("D* *", ["tea.v1.pot.delete"]),
      ("GET */pots/{}*", ["tea.v1.pot.get"]),
      ("*pot", []),
    ])
  func wildcards(word: String, expected: [String]) {
    #expect(names(Selection(endpoints: [word])) == expected)
  }

  @Test("an endpoint must be of a chosen service and fit a pattern")
  func both() {
    let selection = Selection(services: ["tea.v1", "cups"], endpoints: ["*.get", "tea.v2.*"])
    #expect(names(selection) == ["tea.v1.pot.get", "cups.v1.cupPicture.get"])
  }

  @Test("words that select nothing are told apart: those that fit nothing, and those that the rest shuts out")
  func idleWords() {
    let selection = Selection(
      services: ["tea.v1", "teapot", "cups"], endpoints: ["tea.v1.*", "tea.v2.*", "GET /nowhere"])
    #expect(
      selection.idleWords(in: spec) == [
        .init(.service, "teapot", isShutOut: false), .init(.service, "cups", isShutOut: true),
        .init(.endpoint, "tea.v2.*", isShutOut: true),
        .init(.endpoint, "GET /nowhere", isShutOut: false),
      ])
  }

  @Test("the services of a specification are its projects and their versions")
  func services() {
    #expect(Selection.services(of: spec) == ["cups", "cups.v1", "tea", "tea.v1", "tea.v2"])
  }
}
