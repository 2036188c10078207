import Foundation
import LarkDrive
import LarkIM
import LarkRuntime
import Synchronization
import Testing

@Suite("Cancellation, against the mock server", .timeLimit(.minutes(5)))
struct CancellationTests {
  @Test("before the call begins, nothing is sent")
  func before() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await lark.im.v1.chat.list()
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try platform.calls().isEmpty)
  }

  @Test("while the token is fetched, the call is not sent")
  func token() async throws {
    let platform = try MockedPlatform()
    let gate = Gate(passing: 0)
    let lark = platform.client {
      $0.middlewares.append(Wishes(["delay=600000"]))
      $0.middlewares.append(gate)
    }
    try await cancelled(at: gate) { _ = try await lark.im.v1.chat.list() }
    #expect(try platform.calls().isEmpty)
  }

  @Test("while the response is awaited, the call ends")
  func response() async throws {
    let platform = try MockedPlatform()
    let gate = Gate(passing: 1)
    let lark = platform.client {
      $0.middlewares.append(Wishes(["delay=600000"], for: "im"))
      $0.middlewares.append(gate)
    }
    try await cancelled(at: gate) { _ = try await lark.im.v1.chat.list() }
    #expect(try platform.calls().count <= 1)
  }

  @Test("while a repetition waits, there is none")
  func repetition() async throws {
    let platform = try MockedPlatform()
    let gate = Gate(passing: .max)
    let lark = platform.client {
      $0.middlewares.append(Wishes(["status=503"], for: "im"))
      $0.chance = { 1 }
      $0.retries.firstWait = .seconds(600)
      $0.retries.longestWait = .seconds(600)
      $0.timeout = nil
      $0.observers.append { event, _ in if case .willRepeat = event { gate.open() } }
    }
    try await cancelled(at: gate) { _ = try await lark.im.v1.chat.list() }
    #expect(try platform.calls().count == 1)
  }

  @Test("while the limit of the endpoint holds the call back, it is not sent")
  func limit() async throws {
    let platform = try MockedPlatform()
    let gate = Gate(passing: .max)
    let lark = platform.client(app: .tokens(.tenant("t-1"))) {
      $0.limitsCalls = true
      $0.timeout = nil
      $0.clock.sleep = { _ in
        gate.open()
        try await Task.sleep(for: .seconds(600))
      }
    }
    // The page allows 50 calls a second: those before are refused for their token, and quickly.
    for _ in 0..<50 { _ = try? await lark.im.v1.chat.list() }
    let sent = try platform.calls().count
    try await cancelled(at: gate) {
      while true {
        _ = try? await lark.im.v1.chat.list()
        try Task.checkCancellation()
      }
    }
    #expect(try platform.calls().count >= sent)
  }

  @Test("in the middle of a file, the transfer ends")
  func file() async throws {
    let platform = try MockedPlatform(["--file-size", "100000000"])
    let gate = Gate(passing: .max)
    let lark = platform.client()
    let task = Task {
      let file = try await lark.drive.v1.file.download(fileToken: "f")
      var received = 0
      for try await chunk in file.body {
        if received == 0 {
          gate.open()
          // Until the task is cancelled.
          try? await Task.sleep(for: .seconds(600))
        }
        received += chunk.count
      }
      return received
    }
    await gate.wait()
    task.cancel()
    if case .success(let received) = await task.result { #expect(received < 100_000_000) }
  }

  /// Cancels work as soon as the gate is open.
  private func cancelled(at gate: Gate, _ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await work() }
    await gate.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

/// Tells when a request is about to be sent, after some others.
private final class Gate: HTTPMiddleware {
  private let left: Mutex<Int>
  private let opened: AsyncStream<Void>
  private let opening: AsyncStream<Void>.Continuation

  init(passing count: Int) {
    left = Mutex(count)
    (opened, opening) = AsyncStream<Void>.makeStream()
  }

  func open() {
    opening.yield()
  }

  func wait() async {
    for await _ in opened { return }
  }

  func intercept(
    _ request: OutgoingRequest, of endpoint: Endpoint,
    next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
  ) async throws -> IncomingResponse {
    let isNext = left.withLock { left in
      left -= 1
      return left == -1
    }
    if isNext { open() }
    return try await next(request)
  }
}
