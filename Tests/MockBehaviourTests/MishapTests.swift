import APISpec
import Testing

@testable import MockBehaviour

@Suite("Mishaps")
struct MishapTests {
  private static let list = "/open-apis/tea/v1/pots"

  private func wish(_ words: String, _ house: Teahouse = Teahouse()) -> ServedRequest {
    house.send("GET", Self.list, headers: [HeaderLine("x-larkspur-mock", words)])
  }

  @Test("equal seeds fail equally, and about as often as asked for")
  func failRate() {
    let faults = { (seed: UInt64) in
      let house = Teahouse {
        $0.mishaps.failRate = 0.25
        $0.mishaps.seed = seed
      }
      return (0..<400).map { _ in house.send("GET", Self.list).fault }
    }
    let first = faults(1)
    #expect(first == faults(1))
    #expect(first != faults(2))
    #expect((60...140).contains(first.count { $0 != nil }))
    #expect(Set(first.compactMap { $0 }) == Set(Fault.accidents))
  }

  @Test("a call that failed before it was served is not carried out; one that was cut after is")
  func carriedOut() {
    for fault in Fault.accidents + [.truncated, .malformed, .wrongKinds] {
      let word: String =
        switch fault {
        case .status(let status): "status=\(status)"
        case .cutBefore: "cut"
        case .cutAfter, .truncated, .malformed, .wrongKinds: fault.name
        }
      #expect(wish(word).fault == fault)
      #expect(wish(word).isCarriedOut == fault.isServed)
    }
  }

  @Test("latency lies within its bounds")
  func latency() {
    let house = Teahouse { $0.mishaps.latency = 20...30 }
    let delays = Set((0..<200).map { _ in house.send("GET", Self.list).delay })
    #expect(delays.min() == 20 && delays.max() == 30)
    #expect(wish("delay=900", house).delay == 900)
    #expect(Teahouse().send("GET", Self.list).delay == 0)
  }

  @Test("too many calls of one endpoint are refused in both ways of the platform, until the window ends")
  func rateLimit() {
    let house = Teahouse { $0.mishaps.rateLimit = MockRateLimit("2/second") }
    let outcomes = (0..<4).map { _ in house.send("GET", Self.list).outcome }
    #expect(outcomes == ["200/0", "200/0", "429/99991400", "400/99991400"])
    let refused = house.send("GET", Self.list)
    #expect(refused.header("x-ogw-ratelimit-limit") == "2")
    #expect(refused.header("x-ogw-ratelimit-reset") == "1")
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1/picture").answer.status == 200)
    #expect(house.tenantToken.hasPrefix("t-"))
    house.pass(seconds: 1)
    #expect(house.send("GET", Self.list).outcome == "200/0")
  }

  @Test("the reset is the rest of the window")
  func reset() {
    let house = Teahouse { $0.mishaps.rateLimit = MockRateLimit("1/minute") }
    _ = house.send("GET", Self.list)
    house.pass(seconds: 13)
    #expect(house.send("GET", Self.list).header("x-ogw-ratelimit-reset") == "47")
  }

  @Test("limits are spelled as counts and windows")
  func spelling() {
    #expect(MockRateLimit("5") == MockRateLimit(calls: 5, window: 1000))
    #expect(MockRateLimit("5/m") == MockRateLimit(calls: 5, window: 60_000))
    for text in ["", "0", "x/second", "5/day", "5/second/x"] { #expect(MockRateLimit(text) == nil) }
  }

  @Test("a documented error is answered when it is asked for")
  func documentedError() {
    let house = Teahouse()
    let token = house.tenantToken
    for row in Teahouse.fill.errors {
      let served = house.send(
        "POST", "/open-apis/tea/v1/pots/p1/fill", body: #"{"litres":1}"#, token: token,
        headers: [HeaderLine("X-Larkspur-Mock", "error=\(row.code)")])
      #expect(served.outcome == "\(row.httpStatus ?? 0)/\(row.code)")
      #expect(served.json["msg"]?.text == row.message)
    }
    #expect(wish("error=1").outcome == "200/0")
    #expect(wish("nonsense, status=9").outcome == "200/0")
  }

  @Test("gateways answer in HTML, servers in JSON")
  func trouble() {
    #expect(wish("status=502").header("Content-Type") == "text/html")
    #expect(wish("status=503").outcome == "503/1500")
  }

  @Test("spoiled answers are no longer what the page documents")
  func spoiled() {
    let whole = Teahouse().send("GET", Self.list)
    #expect(wish("truncated").answer.body.count == whole.answer.body.count / 2)
    #expect(wish("truncated").json == .null)
    #expect(wish("malformed").json == .null)
    #expect(wish("wrong-kinds").json["data"]?["has_more"] == "mock")
    #expect(wish("cut-after").answer.body == whole.answer.body)
    let picture = "/open-apis/tea/v1/pots/p1/picture"
    let half = Teahouse().send("GET", picture, headers: [HeaderLine("X-Larkspur-Mock", "truncated")])
    #expect(half.answer.body.count == 2048)
  }
}
