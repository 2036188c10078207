import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The limits of an endpoint", .timeLimit(.minutes(5)))
struct RateLimiterTests {
  private static let endpoint = Endpoint("a.v1.b.c", .get, "/open-apis/x", tokens: .tenant, limits: "3/second 5/minute")

  private let clock = TestClock()

  @Test("the limits of an endpoint let through what each window allows, whenever it begins")
  func windows() async throws {
    let limiter = RateLimiter(clock: clock.clock)
    let start = clock.now
    var times: [TimeInterval] = []
    for _ in 0..<12 {
      _ = try await limiter.pass(Self.endpoint)
      times.append(clock.now.timeIntervalSince(start))
    }
    #expect(times == [0, 0, 0, 1, 1, 60, 60, 60, 61, 61, 120, 120])
    for limit in Self.endpoint.rateLimits {
      for (first, last) in zip(times, times.dropFirst(limit.calls)) {
        #expect(.seconds(last - first) >= limit.window.length)
      }
    }
  }

  @Test("the limits of an endpoint are those of the endpoint alone; one without limits is free")
  func separate() async throws {
    let limiter = RateLimiter(clock: clock.clock)
    for _ in 0..<3 { _ = try await limiter.pass(Self.endpoint) }
    _ = try await limiter.pass(Endpoint("a.v1.b.d", .get, "/open-apis/y", limits: "1/day"))
    for _ in 0..<1000 { _ = try await limiter.pass(Endpoint("a.v1.b.e", .get, "/open-apis/z", limits: "special")) }
    #expect(clock.sleeps.isEmpty)
  }

  @Test("the limits of an endpoint hold everybody back when the platform asks for a pause")
  func pause() async throws {
    let limiter = RateLimiter(clock: clock.clock)
    await limiter.pause(Self.endpoint, for: .seconds(7))
    #expect(try await limiter.pass(Self.endpoint) == .seconds(7))
    #expect(try await limiter.pass(Self.endpoint) == .zero)
  }

  @Test("the limits of an endpoint are kept by all calls of a client, unless it is told not to")
  func client() async throws {
    for limitsCalls in [true, false] {
      let clock = TestClock()
      let lark = LarkClient.stubbed(StubTransport(json: #"{"code":0}"#)) {
        $0.clock = clock.clock
        $0.limitsCalls = limitsCalls
      }
      for _ in 0..<4 { try await lark.perform(EndpointCall(Self.endpoint), .standard) }
      #expect(clock.sleeps == (limitsCalls ? [.seconds(1)] : []))
    }
  }
}

@Suite("The queue of an endpoint", .timeLimit(.minutes(5)))
struct EndpointGateTests {
  /// Counts who went to sleep: the clock must not move before it is known how long they will.
  private actor Sleepers {
    private(set) var count = 0
    func fallAsleep() { count += 1 }
    nonisolated func wait(for number: Int) async {
      while await count < number { await Task.yield() }
    }
  }

  /// A gate for one call a second, by a clock that only the test moves.
  private func gate(_ clock: TestClock, _ sleepers: Sleepers) -> EndpointGate {
    var time = clock.clock
    time.sleep = { wait in
      let end = clock.now.addingTimeInterval(wait / .seconds(1))
      await sleepers.fallAsleep()
      while clock.now < end {
        try Task.checkCancellation()
        await Task.yield()
      }
    }
    return EndpointGate([RateLimit(calls: 1, per: .second)], clock: time)
  }

  /// Lets a number of tasks wait in the queue, one after the other.
  private func queue(_ count: Int, before gate: EndpointGate, _ passed: Order) async -> [Task<Void, any Error>] {
    var tasks: [Task<Void, any Error>] = []
    for number in 0..<count {
      tasks.append(
        Task {
          _ = try await gate.pass()
          await passed.append(number)
        })
      // The first waits for its turn to come, the others for the first.
      while await gate.queueLength < number { await Task.yield() }
      if number == 0 { while await !gate.isOccupied { await Task.yield() } }
    }
    return tasks
  }

  private actor Order {
    private(set) var numbers: [Int] = []
    func append(_ number: Int) { numbers.append(number) }
  }

  @Test("the queue of an endpoint moves in order")
  func order() async throws {
    let clock = TestClock()
    let sleepers = Sleepers()
    let gate = gate(clock, sleepers)
    let passed = Order()
    _ = try await gate.pass()
    let tasks = await queue(5, before: gate, passed)
    for (number, task) in tasks.enumerated() {
      await sleepers.wait(for: number + 1)
      clock.advance(by: .seconds(1))
      try await task.value
    }
    #expect(await passed.numbers == [0, 1, 2, 3, 4])
  }

  @Test(
    "the queue of an endpoint closes up when somebody leaves it, at the front or further back, without a call counted"
  )
  func cancellation() async throws {
    let clock = TestClock()
    let sleepers = Sleepers()
    let gate = gate(clock, sleepers)
    let passed = Order()
    _ = try await gate.pass()
    let tasks = await queue(4, before: gate, passed)
    for number in [2, 0] {
      tasks[number].cancel()
      await #expect(throws: CancellationError.self) { try await tasks[number].value }
    }
    for (number, sleeperCount) in [(1, 2), (3, 3)] {
      await sleepers.wait(for: sleeperCount)
      clock.advance(by: .seconds(1))
      try await tasks[number].value
    }
    #expect(await passed.numbers == [1, 3])
  }
}
