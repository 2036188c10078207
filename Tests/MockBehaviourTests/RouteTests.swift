import APISpec
import Testing

@testable import MockBehaviour

@Suite("Routes")
struct RouteTests {
  private func found(_ method: String, _ path: String, among templates: [String]) -> String {
    let table = RouteTable(templates.map { Teahouse.endpoint("GET", $0, name: "get") })
    switch table.find(method, path) {
    case .found(let matches):
      return matches.map { match in
        ([templates[match.endpoint]] + match.parameters.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
      }.joined(separator: ", ")
    case .otherMethods(let methods): return "only \(methods)"
    case .nothing: return "nothing"
    }
  }

  @Test("text goes before parameters, and a dead end is left again")
  func precedence() {
    let templates = ["/pots/{pot_id}", "/pots/mine", "/pots/mine/cups", "/pots/{pot_id}/leaves", "/pots/{pot_id}:copy"]
    #expect(found("GET", "/pots/mine", among: templates) == "/pots/mine")
    #expect(found("get", "/pots/p1/", among: templates) == "/pots/{pot_id} pot_id=p1")
    #expect(found("GET", "/pots/mine/leaves", among: templates) == "/pots/{pot_id}/leaves pot_id=mine")
    #expect(found("GET", "/pots/p1:copy", among: templates) == "/pots/{pot_id}:copy pot_id=p1")
  }

  @Test("parameters are read behind percent signs")
  func escapes() {
    #expect(found("GET", "/pots/a%2Fb%20c", among: ["/pots/{id}"]) == "/pots/{id} id=a/b c")
  }

  @Test("other methods and other paths are told apart")
  func misses() {
    #expect(found("PUT", "/pots/p1", among: ["/pots/{id}"]) == "only [\"GET\"]")
    #expect(found("GET", "/pots", among: ["/pots/{id}"]) == "nothing")
    #expect(found("GET", "/pots/a/b", among: ["/pots/{id}"]) == "nothing")
  }

  @Test("unknown paths and methods are answered in the envelope")
  func envelope() {
    let house = Teahouse()
    #expect(house.send("GET", "/open-apis/tea/v2/pots").outcome == "404/404")
    let other = house.send("PATCH", "/open-apis/tea/v1/pots")
    #expect(other.outcome == "404/404")
    #expect(other.violations.map(\.description) == ["this path is documented for GET"])
    #expect(other.json["error"]?["log_id"]?.text == other.header("X-Tt-Logid"))
  }

  @Test("of several endpoints at one path the one that fits the request best is meant")
  func alternatives() {
    let brew = Teahouse.endpoint("POST", "/brew", name: "green") {
      $0.request = RequestPayload(kind: .json, fields: [Field(name: "leaf", type: .string, presence: .required)])
    }
    let boil = Teahouse.endpoint("POST", "/brew", name: "water") {
      $0.request = RequestPayload(kind: .json, fields: [Field(name: "degrees", type: .int32)])
    }
    let later = Teahouse.endpoint("POST", "/brew", name: "later") {
      $0.fixedQuery = [QueryItem(name: "at", value: "8")]
    }
    let house = Teahouse([brew, boil, later])
    #expect(house.send("POST", "/brew", body: #"{"leaf":"x"}"#).endpoint == "tea.v1.pot.green")
    #expect(house.send("POST", "/brew", body: #"{"degrees":80}"#).endpoint == "tea.v1.pot.water")
    #expect(house.send("POST", "/brew?at=8").endpoint == "tea.v1.pot.later")
  }

  @Test("of equal endpoints the current one is meant")
  func historic() {
    let old = Teahouse.endpoint("GET", "/brew", name: "old") { $0.lifecycle = Lifecycle(.historic) }
    let house = Teahouse([old, Teahouse.endpoint("GET", "/brew", name: "new")])
    #expect(house.send("GET", "/brew").endpoint == "tea.v1.pot.new")
  }
}
