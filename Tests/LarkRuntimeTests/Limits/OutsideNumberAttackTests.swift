import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A number that somebody else chose", .tags(.attack), .timeLimit(.minutes(5)))
struct OutsideNumberAttackTests {
  /// More seconds than a duration holds, or than one can be calculated with.
  private static let endless = [
    "1e300", "1e400", "1e21", "9223372036854775807", "170141183460469231731687303715884105727",
    "1.7976931348623157e308",
  ]

  private let clock = TestClock()

  private func call(_ stub: StubTransport) async throws {
    let lark = LarkClient.stubbed(stub) {
      $0.clock = clock.clock
      $0.chance = { 1 }
      $0.retries = .standard
    }
    try await lark.perform(EndpointCall(Endpoint("a.v1.b.c", .get, "/x", tokens: .tenant)), .standard)
  }

  @Test("a number of seconds to wait fails the call at once where no patience lasts so long", arguments: endless)
  func endlessWait(text: String) async throws {
    for name in ["Retry-After", "x-ogw-ratelimit-reset"] {
      let answers = Answers([
        .reply(429, #"{"code":99991400,"msg":"slow"}"#, [name: text]), .reply(200, #"{"code":0}"#),
      ])
      let error = await #expect(throws: LarkError.self) { try await call(answers.stub) }
      #expect(error?.code == 99_991_400)
    }
    #expect(clock.sleeps.isEmpty)
  }

  @Test(
    "a number of seconds to wait that is none is not heard",
    arguments: ["nan", "-nan", "inf", "infinity", "-5", "-1e300", "0x7fffffff", "+5", "5s", "1e", "", "٣"])
  func noWait(text: String) async throws {
    #expect(Throttling.requestedWait(["Retry-After": text], now: clock.now) == nil)
    let answers = Answers([.reply(429, "", ["Retry-After": text]), .reply(200, #"{"code":0}"#)])
    try await call(answers.stub)
    #expect(clock.sleeps == [.milliseconds(500)])
  }

  @Test("a date to wait for is as far away as the policy allows, or fails the call")
  func farDate() async throws {
    let far = "Fri, 31 Dec 9999 23:59:59 GMT"
    #expect(Throttling.requestedWait(["Retry-After": far], now: clock.now) == OutsideNumber.longestTime)
    let past = "Thu, 01 Jan 1970 00:00:00 GMT"
    #expect(Throttling.requestedWait(["Retry-After": past], now: clock.now) == .zero)
    let answers = Answers([.reply(429, "", ["Retry-After": far]), .reply(200, #"{"code":0}"#)])
    await #expect(throws: LarkError.self) { try await call(answers.stub) }
    #expect(clock.sleeps.isEmpty)
  }

  @Test("a number of seconds becomes a time that can be calculated with, or none")
  func durations() {
    #expect(OutsideNumber.duration(seconds: 1.5) == .milliseconds(1500))
    #expect(OutsideNumber.duration(seconds: -0.0) == .zero)
    #expect(OutsideNumber.duration(seconds: -1) == nil)
    #expect(OutsideNumber.duration(seconds: .nan) == nil)
    for seconds in [1e10, 1e20, 1e21, 1e300, .greatestFiniteMagnitude, .infinity] {
      #expect(OutsideNumber.duration(seconds: seconds) == OutsideNumber.longestTime)
    }
    #expect(OutsideNumber.bounded(.seconds(Int64.max)) == OutsideNumber.longestTime)
    #expect(OutsideNumber.bounded(.seconds(Int64.min)) == .zero)
    #expect(OutsideNumber.milliseconds(.milliseconds(1_234)) == 1_234)
    #expect(OutsideNumber.milliseconds(.seconds(Int64.max)) == 3_153_600_000_000)
  }

  @Test("a number of bytes is made of digits alone and fits 64 bits")
  func counts() {
    #expect(OutsideNumber.count("9223372036854775807") == .max)
    for text in ["", "-1", "+1", " 1", "1.0", "1e3", "9223372036854775808", "٣"] {
      #expect(OutsideNumber.count(text) == nil, "\(text)")
    }
    #expect(OutsideNumber.sum(.max, 1) == nil)
    #expect(OutsideNumber.sum(1, 2) == 3)
  }

  @Test("a number of seconds since 1970 is a moment of a year with four digits, or none")
  func dates() {
    #expect(OutsideNumber.date(secondsSince1970: 0) == Date(timeIntervalSince1970: 0))
    for seconds in [-1, 1e12, 1e308, .infinity, .nan] {
      #expect(OutsideNumber.date(secondsSince1970: seconds) == nil)
    }
  }

  @Test("lengths of parts add up to no length where the sum does not fit")
  func lengths() {
    let pieces: [BodyStream.Piece] = [
      .bytes(Data("x".utf8)), .stream(AsyncThrowingStream { nil }, length: .max), .bytes(Data("y".utf8)),
    ]
    #expect(BodyStream(pieces: pieces).length == nil)
    #expect(BodyStream(pieces: [.stream(AsyncThrowingStream { nil }, length: -5)]).length == nil)
    #expect(BodyStream(pieces: [pieces[0], pieces[2]]).length == 2)
    var form = MultipartForm()
    let file = UploadFile(name: "f", content: .stream(AsyncThrowingStream { nil }, length: .max))
    form.append("a", file: file)
    form.append("b", file: file)
    #expect(form.body(boundary: "B").length == nil)
  }

  @Test(
    "a range that is not a count of bytes is no range",
    arguments: ["bytes -5--1/9", "bytes +0-+9/+10", "bytes 9-5/10", "bytes 0-99999999999999999999/5", "bytes a-b/c"])
  func ranges(header: String) {
    #expect(ContentRange(header)?.start == nil)
    #expect(ContentRange("bytes 0-9/-10")?.total == nil)
    #expect(ContentRange("bytes 9223372036854775806-9223372036854775807/*")?.start == Int64.max - 1)
  }

  @Test("a number of bytes in a part of an upload is taken up to what memory may hold")
  func parts() async throws {
    let upload = PartedUpload(
      Endpoint("a.v1.b.prepare", .post, "/x"), .bytes("abc".utf8, name: "f"), size: 3, .standard)
    for partSize in [Int.max, 1 << 40, 0, -1, .min] {
      let error = await #expect(throws: LarkError.self) {
        try await upload.session(nil) { _ in (id: "u", partSize: partSize, partCount: 1) }
      }
      #expect(error?.kind == .unreadable)
    }
    #expect(try await upload.session(nil) { _ in (id: "u", partSize: 4 << 20, partCount: 1) }.partSize == 4 << 20)
  }

  @Test("a number of seconds in a setting is waited for by the system's clock, however many they are")
  func settings() async {
    for time in [Duration.seconds(Int64.max), .seconds(1e20), OutsideNumber.longestTime] {
      let task = Task { try await ClientClock.system.sleep(time) }
      await Task.yield()
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(CallEvent.heldBack(time).logMetadata == ["seconds": "3153600000.0"])
    }
    let policy = RetryPolicy(firstWait: .seconds(Int64.max), longestWait: .seconds(Int64.max))
    #expect(policy.wait(after: .max, chance: 1) > .seconds(1))
    let lark = LarkClient.stubbed(StubTransport(json: #"{"code":0}"#)) { $0.timeout = .seconds(Int64.max) }
    await #expect(throws: Never.self) { try await lark.request(.get, "/x") }
  }

  @Test(
    "a number with a fraction or an exponent is an integer where it is exactly one",
    arguments: [
      ("3.0", 3), ("1e3", 1000), ("-2.50e1", -25), ("0.0", 0), ("-0e999999999999999999999", 0),
      ("9007199254740992.0", 1 << 53),
      ("1e-400", nil), ("0.5", nil), ("4503599627370497.5", nil), ("9007199254740992.5", nil), ("1e30", nil),
      ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil), ("9007199254740993.0", nil),
    ] as [(String, Int64?)])
  func integers(literal: String, value: Int64?) {
    #expect(JSONNumber(literal)?.int64 == value)
  }
}
