#if canImport(CCurl)
  import Foundation

  /// One response, as the task that reads it and libcurl's thread share it.
  ///
  /// Bytes that came and were not read wait here, up to ``room``; then the connection is held back.
  final class CurlExchange: Sendable {
    /// How many bytes may wait for their reader.
    static let room = 256 * 1024

    private struct State {
      var head: ResponseHead?
      var bytes = Data()
      /// How the transfer ended; nil while it goes on.
      var end: Result<Void, any Error>?
      var isHeldBack = false
      var headReader: CheckedContinuation<Void, any Error>?
      var chunkReaders: [CheckedContinuation<Data?, any Error>] = []
    }

    private let state = LockedValue(State())
    private let thread: CurlThread

    init(thread: CurlThread) {
      self.thread = thread
    }
  }

  // MARK: The task's side

  extension CurlExchange {
    /// Waits for the head.
    func response() async throws -> IncomingResponse {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          let outcome: Result<Void, any Error>? = state.withLock { state in
            if state.head != nil { return .success(()) }
            // A transfer that succeeded has a head.
            if let end = state.end { return end }
            state.headReader = continuation
            return nil
          }
          if let outcome { continuation.resume(with: outcome) }
        }
      } onCancel: {
        cancel()
      }
      return try state.withLock { state in
        guard let head = state.head else { throw TransportError(.malformed, "The response has no head.") }
        // Most responses are whole by now, and need nobody to wait for more.
        if case .success = state.end {
          defer { state.bytes = Data() }
          return IncomingResponse(
            status: head.status, headers: head.headers, body: BodyStream(pieces: [.bytes(state.bytes)]))
        }
        let body = BodyStream(pieces: [.source(CurlBody(exchange: self), length: head.length)])
        return IncomingResponse(status: head.status, headers: head.headers, body: body)
      }
    }

    /// Everything that has come since the last time; nil at the end.
    func nextChunk() async throws -> Data? {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          let (outcome, mustGoOn) = state.withLock { state -> (Result<Data?, any Error>?, Bool) in
            guard state.bytes.isEmpty else { return Self.takeBytes(of: &state) }
            if let end = state.end { return (end.map { nil }, false) }
            state.chunkReaders.append(continuation)
            return (nil, false)
          }
          if let outcome { continuation.resume(with: outcome) }
          if mustGoOn { thread.give(.goOn(self)) }
        }
      } onCancel: {
        cancel()
      }
    }

    private static func takeBytes(of state: inout State) -> (Result<Data?, any Error>?, Bool) {
      defer {
        state.bytes = Data()
        state.isHeldBack = false
      }
      return (.success(state.bytes), state.isHeldBack)
    }

    /// Ends the transfer at once; who waits for it gets a `CancellationError`.
    func cancel() {
      let isOver = state.withLock { state in
        defer { state.bytes = Data() }
        return state.end != nil
      }
      guard !isOver else { return }
      deliver(end: .failure(CancellationError()))
      thread.give(.cancel(self))
    }
  }

  // MARK: libcurl's side

  extension CurlExchange {
    /// Whether nobody wants the response any more, or it is whole.
    var isOver: Bool { state.withLock { $0.end != nil } }

    /// Whether there is room for more beside bytes that are on their way here. Where there is none, the reader will
    /// have the transfer go on when it has caught up.
    func hasRoom(beside count: Int) -> Bool {
      state.withLock { state in
        state.isHeldBack = state.bytes.count + count >= Self.room
        return !state.isHeldBack
      }
    }

    /// Hands over what came.
    func deliver(head: ResponseHead? = nil, bytes: Data = Data(), end: Result<Void, any Error>? = nil) {
      var wakes: [() -> Void] = []
      let mustGoOn = state.withLock { state in
        guard state.end == nil else { return false }
        if let head { state.head = head }
        if state.bytes.isEmpty { state.bytes = bytes } else { state.bytes.append(bytes) }
        state.end = end
        if let reader = state.headReader, state.head != nil || end != nil {
          state.headReader = nil
          let outcome: Result<Void, any Error> = state.head == nil ? end ?? .success(()) : .success(())
          wakes.append { reader.resume(with: outcome) }
        }
        return Self.wakeReaders(of: &state, &wakes)
      }
      for wake in wakes { wake() }
      if mustGoOn { thread.give(.goOn(self)) }
    }

    /// Gives the bytes to the first reader that waits, and the end to all.
    private static func wakeReaders(of state: inout State, _ wakes: inout [() -> Void]) -> Bool {
      var mustGoOn = false
      if !state.bytes.isEmpty, !state.chunkReaders.isEmpty {
        let reader = state.chunkReaders.removeFirst()
        let bytes = state.bytes
        wakes.append { reader.resume(returning: bytes) }
        (state.bytes, mustGoOn, state.isHeldBack) = (Data(), state.isHeldBack, false)
      }
      if let end = state.end {
        for reader in state.chunkReaders { wakes.append { reader.resume(with: end.map { nil }) } }
        state.chunkReaders = []
      }
      return mustGoOn
    }
  }

  /// The body of a response. The transfer ends with the last copy of it.
  private final class CurlBody: ChunkSource {
    private let exchange: CurlExchange

    init(exchange: CurlExchange) {
      self.exchange = exchange
    }

    func nextChunk() async throws -> Data? {
      try await exchange.nextChunk()
    }

    deinit {
      exchange.cancel()
    }
  }
#endif
