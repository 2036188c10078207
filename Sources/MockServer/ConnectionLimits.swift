import CMicroHTTPD

/// How many connections the server keeps, and for how long it waits for them.
struct ConnectionLimits: Hashable, Sendable {
  /// Further connections wait until others end.
  var connections = 1000
  /// Further connections from one address are closed at once; nil for any number. All clients have one address, since the
  /// server listens on 127.0.0.1 alone.
  var perAddress: Int?
  /// Seconds of silence after which a connection is closed, and in which the head of a request must arrive.
  var timeout = 30

  /// Bytes for the head of a request.
  static let memoryPerConnection = 128 << 10
  /// Files that are open besides connections.
  private static let otherFiles = 64

  /// The limits with no more connections than the system allows open files, of which it is asked for as many.
  func fitted() -> ConnectionLimits {
    var limits = self
    let files = Int(clamping: larkspur_allow_files(UInt64(clamping: connections + Self.otherFiles)))
    limits.connections = max(1, min(connections, files - Self.otherFiles))
    return limits
  }

  /// The limits as the library takes them. Each of its threads has its share of the connections.
  func settings(threads: Int) -> larkspur_limits {
    larkspur_limits(
      threads: UInt32(clamping: threads), connections: UInt32(clamping: max(threads, connections)),
      connections_per_address: UInt32(clamping: perAddress ?? 0), timeout: UInt32(clamping: timeout),
      memory_per_connection: Self.memoryPerConnection)
  }
}
