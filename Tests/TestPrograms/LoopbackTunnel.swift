import Foundation

/// A proxy on this machine that opens a tunnel to one port, whatever host it is asked for.
public final class LoopbackTunnel: Sendable {
  private let listener: LoopbackListener

  public var port: UInt16 { listener.port }

  /// How many tunnels there have been.
  public var openedCount: Int { listener.acceptedCount }

  public init(to target: Int) throws {
    listener = try LoopbackListener { connection in
      guard connection.readHead() != nil, let other = LoopbackListener.connect(to: UInt16(target)) else { return }
      defer { close(other.descriptor) }
      connection.write("HTTP/1.1 200 Open\r\n\r\n")
      connection.exchange(with: other)
    }
  }
}

extension LoopbackConnection {
  /// Hands on what comes from either side to the other, until one of them closes.
  fileprivate func exchange(with other: LoopbackConnection) {
    while true {
      var states = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: other.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&states, 2, -1) > 0 else { return }
      for (state, from, to) in [(states[0], self, other), (states[1], other, self)] where state.revents != 0 {
        guard let bytes = from.read(), to.write(bytes) else { return }
      }
    }
  }
}
