import APISpec
import Testing

@testable import MockBehaviour

@Suite("Numbers from outside", .tags(.attack))
struct NumberAttackTests {
  @Test(
    "in a range of a file mean its end, or are past it",
    arguments: [
      ("bytes=0-9223372036854775807", "bytes 0-9/10"), ("bytes=9-99999999999999999999", "bytes 9-9/10"),
      ("bytes=-9223372036854775807", "bytes 0-9/10"), ("bytes=-99999999999999999999", "bytes 0-9/10"),
      ("bytes=9223372036854775807-", "bytes */10"), ("bytes=99999999999999999999-", "bytes */10"),
      ("bytes=9223372036854775807-9223372036854775807", "bytes */10"), ("bytes=-0", "bytes */10"),
      ("bytes=+1-2", "bytes */10"), ("bytes=--1", "bytes */10"), ("bytes=0-1,2-3", "bytes */10"),
    ])
  func ranges(asked: String, told: String) {
    let house = Teahouse { $0.fileSize = 10 }
    let served = house.send(
      "GET", "/open-apis/tea/v1/pots/p1/picture", headers: [HeaderLine("Range", asked)])
    #expect(served.header("Content-Range") == told)
    #expect(served.answer.status == (told.contains("*") ? 416 : 206))
  }

  @Test(
    "make files as long as there is a number for",
    arguments: [
      ("", 9_223_372_036_854_775_807), ("bytes=5-9223372036854775807", 9_223_372_036_854_775_802),
      ("bytes=-1", 1),
    ])
  func files(range: String, length: Int) throws {
    let headers = [HeaderLine("X-Larkspur-Mock", "file-size=9223372036854775807")]
    let served = Teahouse().send(
      "GET", "/open-apis/tea/v1/pots/p1/picture", headers: headers + (range.isEmpty ? [] : [HeaderLine("Range", range)])
    )
    #expect(served.answer.body.count == length)
    guard case .file(let file, let stretch) = served.answer.body else {
      Issue.record("the answer is not a file")
      return
    }
    #expect(file.bytes((stretch.upperBound - 1)..<stretch.upperBound).count == 1)
  }

  @Test(
    "in wishes end at what the server can do",
    arguments: [
      ("delay=9223372036854775807", 3_600_000, 200), ("delay=-9223372036854775808", 0, 200),
      ("delay=99999999999999999999", 0, 200), ("status=9223372036854775807", 0, 200), ("status=-1", 0, 200),
      ("error=9223372036854775807", 0, 200), ("file-size=-9223372036854775808", 0, 200),
      ("file-size=9223372036854775807,truncated", 0, 200), ("file-size=9223372036854775807,cut-after", 0, 200),
    ])
  func wishes(wish: String, delay: Int, status: Int) {
    let served = Teahouse().send(
      "GET", "/open-apis/tea/v1/pots/p1/picture", headers: [HeaderLine("X-Larkspur-Mock", wish)])
    #expect(served.delay == delay)
    #expect(served.answer.status == status)
  }

  @Test(
    "of items and pages are answered with what there is",
    arguments: [
      ("page_size=9223372036854775807&page_token=page_5_items", "200/0", 20),
      ("page_size=9223372036854775807", "200/0", 25), ("page_size=-1", "200/0", 10),
      ("page_size=99999999999999999999", "200/0", 10),
      ("page_token=page_9223372036854775807_items", "400/99992402", nil),
      ("page_token=page_99999999999999999999_items", "400/99992402", nil),
      ("page_token=page_-1_items", "400/99992402", nil),
    ] as [(String, String, Int?)])
  func pages(query: String, outcome: String, count: Int?) {
    var list = Teahouse.list
    list.queryParameters[0].constraints = nil
    let served = Teahouse([list]).send("GET", "/open-apis/tea/v1/pots?\(query)")
    #expect(served.outcome == outcome)
    #expect(served.json["data"]?["items"]?.count == count)
  }

  @Test("of a page about its pages are no larger than a list")
  func documentedSize() {
    var list = Teahouse.list
    list.queryParameters[0].constraints = nil
    list.queryParameters[0].defaultValue = "9223372036854775807"
    let served = Teahouse([list]).send("GET", "/open-apis/tea/v1/pots?page_token=page_5_items")
    #expect(served.json["data"]?["items"]?.count == 20)
  }

  @Test("of a page about the status of an error are a status, or 400", arguments: [-1, 0, 100, 600, Int.max, Int.min])
  func documentedStatus(status: Int) {
    var pot = Teahouse.pot
    pot.errors = [ErrorCase(httpStatus: status, code: 7, message: "cold")]
    let house = Teahouse([pot])
    let served = house.send(
      "GET", "/open-apis/tea/v1/pots/p1", token: house.tenantToken, headers: [HeaderLine("X-Larkspur-Mock", "error=7")])
    #expect(served.outcome == "400/7")
  }

  @Test("of the settings are no longer than time")
  func settings() {
    let house = Teahouse {
      $0.tokenLifetime = .max
      $0.mishaps.rateLimit = MockRateLimit(calls: 2, window: .max)
    }
    let token = house.tenantToken
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1", token: token).outcome == "200/0")
    house.pass(seconds: 5)
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1", token: token).outcome == "200/0")
    let refused = house.send("GET", "/open-apis/tea/v1/pots/p1", token: token)
    #expect(refused.outcome == "429/99991400")
    #expect(refused.header("x-ogw-ratelimit-reset") == "9223372036854771")
  }
}

extension JSONValue {
  fileprivate var count: Int? {
    if case .array(let items) = self { items.count } else { nil }
  }
}
