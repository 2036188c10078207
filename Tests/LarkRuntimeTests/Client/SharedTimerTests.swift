import Testing

@testable import LarkRuntime

@Suite("The timer of the system's clock", .timeLimit(.minutes(5)))
struct SharedTimerTests {
  @Test("a wait takes as long as it should, or no time at all")
  func wait() async throws {
    let start = ContinuousClock.now
    try await ClientClock.system.sleep(.milliseconds(30))
    #expect(start.duration(to: .now) >= .milliseconds(30))
    try await ClientClock.system.sleep(.zero)
    try await ClientClock.system.sleep(.seconds(-1))
  }

  @Test("a wait ends when its task is cancelled, however long it is")
  func cancelled() async {
    let task = Task { try await ClientClock.system.sleep(.seconds(3600)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("of many waits, those that are cancelled end by that, the others in their time, and none is left")
  func many() async {
    let timer = SharedTimer()
    let tasks = (0..<500).map { number in
      Task { try await timer.wait(number.isMultiple(of: 2) ? .milliseconds(20) : .seconds(3600)) }
    }
    for (number, task) in tasks.enumerated() where !number.isMultiple(of: 2) { task.cancel() }
    for (number, task) in tasks.enumerated() {
      let result = await task.result
      if number.isMultiple(of: 2) {
        #expect(throws: Never.self) { try result.get() }
      } else {
        #expect(throws: CancellationError.self) { try result.get() }
      }
    }
    #expect(timer.waitCount == 0)
  }

  @Test("a wait that is cancelled while its time comes ends once, in one of both ways")
  func race() async {
    let timer = SharedTimer()
    for round in 0..<20 {
      let tasks = (0..<50).map { _ in Task { try await timer.wait(.microseconds(100 * round)) } }
      try? await Task.sleep(for: .microseconds(1000))
      for task in tasks { task.cancel() }
      for task in tasks {
        if case .failure(let error) = await task.result { #expect(error is CancellationError) }
      }
    }
    #expect(timer.waitCount == 0)
  }

  @Test("a wait that ends before all others is not kept waiting by them")
  func earlier() async throws {
    let timer = SharedTimer()
    let long = Task { try await timer.wait(.seconds(3600)) }
    while timer.waitCount == 0 { await Task.yield() }
    try await timer.wait(.milliseconds(5))
    #expect(timer.waitCount == 1)
    long.cancel()
    await #expect(throws: CancellationError.self) { try await long.value }
  }
}
