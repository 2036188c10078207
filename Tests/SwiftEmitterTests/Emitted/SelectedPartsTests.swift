import APISpec
import Testing

@testable import SwiftEmitter

@Suite("A selection brings what it needs, and nothing else")
struct SelectedPartsTests {
  private static let endpoints = [
    Tea.endpoint("GET", "/open-apis/tea/v1/pots", "pot.get") { endpoint in
      endpoint.queryParameters = [Tea.choice("colour", ["white"])]
      endpoint.response = Tea.response([Tea.field("lid", .named("lid"))])
      endpoint.errors = [ErrorCase(code: 1, message: "broken")]
    },
    Tea.endpoint("POST", "/open-apis/tea/v1/pots", "pot.create") { endpoint in
      endpoint.request = RequestPayload(kind: .json, fields: [Tea.field("glaze", .named("glaze"))])
      endpoint.errors = [ErrorCase(code: 2, message: "no clay")]
    },
    Tea.endpoint("GET", "/open-apis/tea/v1/cups", "cup.get") {
      $0.response = Tea.response([Tea.field("lid", .named("lid"))])
    },
    Tea.endpoint("GET", "/open-apis/im/v1/users", "user.get", service: "im.v1"),
  ]

  private static let shapes = [
    Tea.named("lid", [Tea.field("knob", .named("knob"))]), Tea.named("knob", [Tea.field("size", .int32)]),
    Tea.named("glaze", [Tea.field("recipe")]),
  ]

  private static let spec: APISpec = {
    var event = Event(eventType: "tea.pot.filled_v1", title: "A pot is full")
    event.fields = [Tea.field("glaze", .named("glaze"))]
    return APISpec(endpoints: endpoints, events: [event], shapes: shapes)
  }()

  private func emission(_ selection: Selection, lock: NameLock? = nil) -> Emission {
    Emission(Self.spec, Emission.settings(selection: selection), lock: lock)
  }

  private func structs(_ emission: Emission) -> [String] {
    emission.declarations("public struct").compactMap { $0.firstMatch(of: /public struct (\w+)/).map { String($0.1) } }
  }

  @Test("one endpoint")
  func endpoint() {
    let emission = emission(Selection(endpoints: ["tea.v1.pot.get"]))
    #expect(emission.paths == ["LarkTea/Tea.swift", "LarkTea/V1+Pot.swift", "api.txt", "names.lock", "sdk.json"])
    #expect(structs(emission) == ["TeaService", "V1", "PotResource", "GetResponse", "Knob", "Lid"])
    #expect(emission.errorRows == ["get\t\t1\tbroken"])
    #expect(!emission["LarkTea/Tea.swift"].contains("CupResource"))
  }

  @Test("one service, with its events")
  func service() {
    let emission = emission(Selection(services: ["tea"]))
    #expect(!emission.sources.contains("IMService"))
    #expect(structs(emission).contains("PotFilledEvent"))
    #expect(emission.declarations("public static let").count == 3)
  }

  @Test("nothing")
  func nothing() {
    let emission = emission(Selection(services: ["coffee"]))
    #expect(emission.paths == ["api.txt", "names.lock", "sdk.json"])
    expect(emission["api.txt"], "")
  }

  @Test("types are called as they are where everything is emitted")
  func names() {
    let whole = emission(.everything)
    let part = emission(Selection(endpoints: ["tea.v1.cup.get"]))
    expect(part.declaration("public struct Lid"), whole.declaration("public struct Lid"))
    let lines = Set(whole["api.txt"].split(separator: "\n"))
    for line in part["api.txt"].split(separator: "\n") { #expect(lines.contains(line), "\(line)") }
  }

  @Test("what was published and is not selected stays published, and is not emitted")
  func lock() throws {
    let published = try emission(.everything).lock()
    let part = emission(Selection(endpoints: ["tea.v1.pot.get"]), lock: published)
    #expect(try part.lock() == published)
    #expect(structs(part) == ["TeaService", "V1", "PotResource", "GetResponse", "Knob", "Lid"])
  }

  @Test("what is selected for the first time is added to what was published")
  func growth() throws {
    let published = try emission(Selection(endpoints: ["tea.v1.pot.get"])).lock()
    let lock = try emission(Selection(endpoints: ["tea.v1.cup.get"]), lock: published).lock()
    #expect(lock.methods.map(\.endpoint).sorted() == ["tea.v1.cup.get", "tea.v1.pot.get"])
    #expect(lock.models.keys.map(\.name).sorted() == ["GetResponse", "GetResponse", "Knob", "Lid"])
  }
}
