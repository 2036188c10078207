#if canImport(CCurl)
  import Foundation

  /// A request body on its way from where it comes from to libcurl's thread.
  ///
  /// A task reads the body and stays ``room`` bytes ahead of the connection at most. It starts when libcurl first asks
  /// for bytes.
  final class CurlUpload: Sendable {
    /// How many bytes may wait to be sent.
    static let room = 512 * 1024

    /// What libcurl gets when it asks for bytes.
    enum Taken {
      case bytes(Int)
      /// There will be more; libcurl is told when.
      case nothingYet
      case end
      case failure(any Error)
    }

    private struct State {
      var chunks: [Data] = []
      /// How much of the first chunk was taken.
      var taken = 0
      /// How many bytes wait, those taken of the first chunk included.
      var count = 0
      /// How often the body was begun; what an earlier run still brings is ignored.
      var run = 0
      var reader: Task<Void, Never>?
      var end: Result<Void, any Error>?
      var isStarved = false
      var roomWaiter: CheckedContinuation<Void, Never>?
    }

    let length: Int64?
    private let body: BodyStream
    private let exchange: CurlExchange
    private let thread: CurlThread
    private let state = LockedValue(State())

    init(_ body: BodyStream, for exchange: CurlExchange, thread: CurlThread) {
      self.body = body
      self.exchange = exchange
      self.thread = thread
      length = body.length
    }
  }

  // MARK: libcurl's side

  extension CurlUpload {
    /// Moves bytes to where libcurl wants them.
    func take(into buffer: UnsafeMutableRawBufferPointer) -> Taken {
      let (taken, waiter) = state.withLock { state -> (Taken, CheckedContinuation<Void, Never>?) in
        if state.reader == nil, state.end == nil { state.reader = newReader(run: state.run) }
        let count = Self.move(from: &state, into: buffer)
        guard count == 0 else {
          defer { state.roomWaiter = state.count < Self.room ? nil : state.roomWaiter }
          return (.bytes(count), state.count < Self.room ? state.roomWaiter : nil)
        }
        switch state.end {
        case .success: return (.end, nil)
        case .failure(let error): return (.failure(error), nil)
        case nil:
          state.isStarved = true
          return (.nothingYet, nil)
        }
      }
      waiter?.resume()
      return taken
    }

    private static func move(from state: inout State, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      var count = 0
      while count < buffer.count, let chunk = state.chunks.first {
        let piece = min(buffer.count - count, chunk.count - state.taken)
        let start = chunk.startIndex + state.taken
        _ = chunk[start..<start + piece].copyBytes(to: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
        count += piece
        state.taken += piece
        guard state.taken == chunk.count else { break }
        state.chunks.removeFirst()
        state.count -= chunk.count
        state.taken = 0
      }
      return count
    }

    /// Begins the body anew; false where that cannot be.
    func startAgain() -> Bool {
      guard body.isReplayable else { return state.withLock { $0.reader == nil } }
      stop { state in
        state.end = nil
        state.isStarved = false
      }
      return true
    }

    /// Nobody wants the body any more.
    func stop() {
      stop { $0.end = .failure(CancellationError()) }
    }

    private func stop(_ change: (inout State) -> Void) {
      let (reader, waiter) = state.withLock { state in
        defer {
          (state.chunks, state.taken, state.count, state.reader, state.roomWaiter) = ([], 0, 0, nil, nil)
          state.run += 1
          change(&state)
        }
        return (state.reader, state.roomWaiter)
      }
      reader?.cancel()
      waiter?.resume()
    }
  }

  // MARK: The reader's side

  extension CurlUpload {
    private func newReader(run: Int) -> Task<Void, Never> {
      Task {
        do {
          try await read(run: run)
          end(.success(()), run: run)
        } catch {
          end(.failure(error), run: run)
        }
      }
    }

    private func read(run: Int) async throws {
      var count: Int64 = 0
      for try await chunk in body where !chunk.isEmpty {
        count += Int64(chunk.count)
        if let length, count > length { break }
        guard await put(chunk, run: run) else { return }
      }
      guard let length, count != length else { return }
      // The server would wait for the rest, or take it for another request.
      throw TransportError(
        .unsendable,
        "The body was announced with \(length) bytes and has \(count > length ? "more" : "\(count)"); "
          + "a file must not change while it is sent.")
    }

    /// Appends a chunk to the queue, and waits until there is room for another; false where it is not wanted.
    private func put(_ chunk: Data, run: Int) async -> Bool {
      let wasStarved: Bool? = state.withLock { state in
        guard state.run == run else { return nil }
        defer { state.isStarved = false }
        state.chunks.append(chunk)
        state.count += chunk.count
        return state.isStarved
      }
      guard let wasStarved else { return false }
      if wasStarved { thread.give(.goOn(exchange)) }
      await withCheckedContinuation { continuation in
        let mustWait = state.withLock { state in
          guard state.run == run, state.count >= Self.room else { return false }
          state.roomWaiter = continuation
          return true
        }
        if !mustWait { continuation.resume() }
      }
      return true
    }

    private func end(_ end: Result<Void, any Error>, run: Int) {
      let wasStarved = state.withLock { state in
        guard state.run == run, state.end == nil else { return false }
        defer { state.isStarved = false }
        state.end = end
        return state.isStarved
      }
      if wasStarved { thread.give(.goOn(exchange)) }
    }
  }
#endif
