#if canImport(CCurl)
  internal import CCurl
  import Foundation

  /// The thread on which libcurl works, as other threads see it: they give it orders, and it takes them.
  ///
  /// It starts with the first order, and ends when ``finish()`` was called and nothing is left to do.
  final class CurlThread: Sendable {
    /// What the thread can be asked to do.
    enum Order: Sendable {
      case start(CurlJob)
      /// A reader or a writer that was behind has caught up.
      case goOn(CurlExchange)
      case cancel(CurlExchange)

      var isStart: Bool { if case .start = self { true } else { false } }
    }

    private struct State {
      var orders: [Order] = []
      var isRunning = false
      var isOver = false
      /// Where libcurl's multi handle is. A number, since the handle itself never leaves its thread: waking is the one
      /// thing that libcurl allows others to do with it, and only while it exists. It is set before the thread first
      /// waits, and cleared under this lock before the handle goes.
      var wakeAddress: UInt?

      func wake() {
        guard let wakeAddress, let multi = UnsafeMutableRawPointer(bitPattern: wakeAddress) else { return }
        curl_multi_wakeup(multi)
      }
    }

    private let state = LockedValue(State())

    func give(_ order: Order) {
      let mustStart = state.withLock { state in
        // What is over needs no thread.
        if !state.isRunning, !order.isStart { return false }
        state.orders.append(order)
        guard state.isRunning else {
          state.isRunning = true
          return true
        }
        // The thread takes all orders at once: whoever finds some has no need to wake it again.
        if state.orders.count == 1 { state.wake() }
        return false
      }
      guard mustStart else { return }
      Thread.detachNewThread { CurlLoop.run(for: self) }
    }

    /// Lets the thread end as soon as nothing is left to do. No transfer may be started after that.
    func finish() {
      state.withLock { state in
        state.isOver = true
        state.wake()
      }
    }
  }

  // MARK: What the thread itself calls

  extension CurlThread {
    /// The thread can be woken from now on.
    func began(wakeAddress: UInt) {
      state.withLock { $0.wakeAddress = wakeAddress }
    }

    /// All orders since the last time; nil where the thread has to end.
    func takeOrders(isIdle: Bool) -> [Order]? {
      state.withLock { state in
        if isIdle, state.isOver, state.orders.isEmpty {
          state.wakeAddress = nil
          state.isRunning = false
          return nil
        }
        defer { state.orders.removeAll(keepingCapacity: true) }
        return state.orders
      }
    }

    /// The thread cannot work. It ends, and the next order tries again.
    func giveUp() -> [Order] {
      state.withLock { state in
        defer { state.orders = [] }
        state.isRunning = false
        return state.orders
      }
    }
  }

  /// A request on its way to libcurl's thread.
  struct CurlJob: Sendable {
    let request: OutgoingRequest
    let settings: CurlSettings
    /// Where the request goes: scheme, name and port.
    let host: String
    let exchange: CurlExchange
    /// The body, where it is too large to be handed over whole, or not all there.
    let upload: CurlUpload?
  }

  /// What all requests of a transport have in common.
  struct CurlSettings: Sendable {
    var proxy: HTTPProxy?
    var certificates: String?
    var silenceLimit: Duration
    var connectionsPerHost: Int
  }
#endif
