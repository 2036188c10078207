import Testing

@testable import LarkRuntime

@Suite("Waiting on the system's clock", .timeLimit(.minutes(5)))
struct AlarmTests {
  @Test("takes as long as it should, or no time at all")
  func wait() async throws {
    let start = ContinuousClock.now
    try await ClientClock.system.sleep(.milliseconds(30))
    #expect(start.duration(to: .now) >= .milliseconds(30))
    try await ClientClock.system.sleep(.zero)
    try await ClientClock.system.sleep(.seconds(-1))
  }

  @Test("ends when the task is cancelled, however long the wait")
  func cancelled() async {
    let task = Task { try await ClientClock.system.sleep(.seconds(3600)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("of many tasks that are cancelled while they wait, each ends once")
  func many() async {
    let tasks = (0..<500).map { number in
      Task { try await ClientClock.system.sleep(number.isMultiple(of: 2) ? .milliseconds(1) : .seconds(3600)) }
    }
    for task in tasks { task.cancel() }
    for task in tasks { _ = await task.result }
  }
}
