import Foundation
import Synchronization

/// A socket on this machine that hands each connection to a closure, on a thread of its own.
public final class LoopbackListener: Sendable {
  /// What the listener and its thread know together.
  private final class State: Sendable {
    let isOver = Mutex(false)
    let acceptedCount = Mutex(0)
  }

  public let port: UInt16
  private let state: State

  public var url: URL { URL(string: "http://127.0.0.1:\(port)")! }

  /// How many connections there have been.
  public var acceptedCount: Int { state.acceptedCount.withLock { $0 } }

  /// Serves until the listener is thrown away. A connection is closed when the closure returns.
  public init(serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
    let listener = Self.newSocket()
    guard let port = Self.listen(on: listener) else { throw POSIXError(.EADDRNOTAVAIL) }
    self.port = port
    let state = State()
    self.state = state
    Thread.detachNewThread {
      // Only this thread closes the listener: elsewhere its number could belong to another server by the time that
      // this thread uses it again.
      defer { close(listener) }
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        guard !state.isOver.withLock({ $0 }) else {
          close(descriptor)
          return
        }
        state.acceptedCount.withLock { $0 += 1 }
        Thread.detachNewThread {
          serve(LoopbackConnection(descriptor))
          close(descriptor)
        }
      }
    }
  }

  deinit {
    state.isOver.withLock { $0 = true }
    Self.knock(at: port)
  }
}

// MARK: Sockets

extension LoopbackListener {
  private static func newSocket() -> Int32 {
    #if os(Linux)
      socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }

  /// Hands an address on this machine to the closure.
  private static func withAddress<Result>(
    port: UInt16, _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result
  ) -> (Result, port: UInt16) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
    return (result, UInt16(bigEndian: address.sin_port))
  }

  /// Makes a socket listen on a port that is free.
  private static func listen(on listener: Int32) -> UInt16? {
    let (isListening, port) = withAddress(port: 0) { address, length in
      bind(listener, address, length) == 0 && Foundation.listen(listener, 1024) == 0
        && getsockname(listener, address, &length) == 0
    }
    return isListening ? port : nil
  }

  /// A connection to a port of this machine; nil where nobody listens. Whoever opens it closes it.
  static func connect(to port: UInt16) -> LoopbackConnection? {
    let descriptor = newSocket()
    let (isOpen, _) = withAddress(port: port) { address, length in
      Foundation.connect(descriptor, address, length) == 0
    }
    guard isOpen else {
      close(descriptor)
      return nil
    }
    return LoopbackConnection(descriptor)
  }

  /// Wakes the thread that waits for connections.
  private static func knock(at port: UInt16) {
    let visitor = newSocket()
    _ = withAddress(port: port) { address, length in Foundation.connect(visitor, address, length) }
    close(visitor)
  }
}
