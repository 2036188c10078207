import Dispatch
import Foundation
import Synchronization

/// Closes connections on which the head of a request does not arrive in time.
///
/// libmicrohttpd closes those that are silent. A client that sends a byte now and then is not silent, and neither is one of
/// a thousand that each wait for their time: when most places are taken, those who send nothing whole have less of it.
final class ConnectionWatch: Sendable {
  /// An open connection.
  private struct Connection {
    var socket: Int32
    /// Since when the head of a request is waited for; nil while a request is read or answered.
    var waitingSince: DispatchTime?
  }

  private let timeout: DispatchTimeInterval
  private let most: Int
  private let connections = Mutex<[UInt: Connection]>([:])
  private let isStopped = Atomic(false)

  /// What a head may take when most places are taken.
  private static let shortTimeout = DispatchTimeInterval.seconds(2)
  private static let interval = DispatchTimeInterval.milliseconds(500)

  /// - Parameters:
  ///   - timeout: Seconds in which a head must arrive.
  ///   - most: How many connections there may be.
  init(timeout: Int, most: Int) {
    // The library is first where a connection is silent.
    self.timeout = .seconds(timeout + 1)
    self.most = most
  }

  /// Looks at all connections now and then, until it is stopped.
  func start() {
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.interval) { [weak self] in
      guard let self, !isStopped.load(ordering: .relaxed) else { return }
      closeLateConnections(now: .now())
      start()
    }
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
  }

  // MARK: - Connections, by their addresses

  func begin(_ connection: UInt, socket: Int32) {
    guard socket >= 0 else { return }
    connections.withLock { $0[connection] = Connection(socket: socket, waitingSince: .now()) }
  }

  /// The head of a request is there.
  func takeRequest(_ connection: UInt) {
    connections.withLock { $0[connection]?.waitingSince = nil }
  }

  /// A request is answered, and the next one may come.
  func awaitRequest(_ connection: UInt) {
    connections.withLock { $0[connection]?.waitingSince = .now() }
  }

  /// Called before the socket is closed, so that a number that the system gives out again is never shut down.
  func end(_ connection: UInt) {
    connections.withLock { $0[connection] = nil }
  }

  private func closeLateConnections(now: DispatchTime) {
    connections.withLock { connections in
      let isCrowded = connections.count > most / 4 * 3
      let timeout = isCrowded ? Self.shortTimeout : timeout
      for connection in connections.values {
        guard let start = connection.waitingSince, start + timeout < now else { continue }
        // Its thread sees the end of the connection, and closes it.
        shutdown(connection.socket, Int32(SHUT_RDWR))
      }
    }
  }
}
