import LarkRuntime
import RecordedTeaSDK
import Testing

/// The recorded files are a module of this package: what is emitted compiles, and does what it says.
@Suite("The recorded package")
struct RecordedTeaTests {
  @Test("reads responses")
  func reading() throws {
    let response = try TeaService.V1.PotResource.GetResponse(
      json: #"{"pot":{"pot_id":"7","size":-1,"lid":{"colour":"white","knob":null},"inner":{"inner":{"name":"x"}}}}"#)
    let pot = try #require(response.pot)
    #expect(pot.potID == 7)
    #expect(pot.size == .minus1)
    #expect(pot.lid?.colour == "white")
    #expect(pot.inner?.inner?.name == "x")
  }

  @Test("writes requests, and tells null from absence")
  func writing() throws {
    let body = TeaService.V1.PotResource.CreateBody(name: "Brown Betty") {
      $0.lid = .init(colour: "brown") { $0.knob = .null }
      $0.grid = [[1, 2], []]
      $0.notes = ["a": "b"]
    }
    #expect(
      try body.jsonText()
        == #"{"name":"Brown Betty","lid":{"colour":"brown","knob":null},"grid":[[1,2],[]],"notes":{"a":"b"}}"#)
    #expect(try TeaService.V1.PotResource.PatchBody { $0.name = .null }.jsonText() == #"{"name":null}"#)
  }

  @Test("documents errors and limits of its endpoints")
  func endpoints() {
    let get = TeaService.V1.PotResource.getEndpoint
    #expect(get.documentedErrors.map(\.code) == [8, 7])
    #expect(get.documentedError(code: 8)?.message == ##"broken """#"##)
    #expect(get.documentedError(code: 8)?.advice == "two\nlines")
    #expect(get.rateLimits == [RateLimit(calls: 50, per: .second), RateLimit(calls: 1000, per: .minute)])
    #expect(TeaService.V1.PotResource.defaultEndpoint.host == "https://green.feishu.cn")
  }

  @Test("reads events")
  func events() throws {
    let event = try TeaService.V1.PotFilledEvent(json: #"{"pot":{"size":6}}"#)
    #expect(event.pot?.size == .value6)
    #expect(TeaService.V1.PotFilledEvent.eventType == "tea.pot.filled_v1")
  }
}
