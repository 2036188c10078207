import Foundation
import Synchronization
import TestPrograms

@testable @_spi(Generated) import LarkRuntime

/// Serves one file, in parts where it is asked to, and breaks off where a test wants it.
struct RangeServer {
  /// How the file is served at the moment.
  struct Behaviour: Sendable {
    var content: Data
    var tag: String? = #""v1""#
    /// The connection ends after so many bytes of each response.
    var breaksAfter: Int?
    var knowsRanges = true
    /// Lines to add to the head.
    var extra = ""
  }

  /// What the server and its threads know together.
  private final class State: Sendable {
    let behaviour: Mutex<Behaviour>
    let ranges = Mutex<[String]>([])

    init(_ behaviour: Behaviour) { self.behaviour = Mutex(behaviour) }
  }

  private let state: State
  private let listener: LoopbackListener
  private let lark: LarkClient

  /// The ranges that were asked for, `-` for the whole file.
  var ranges: [String] { state.ranges.withLock { $0 } }

  init(_ behaviour: Behaviour) throws {
    let state = State(behaviour)
    self.state = state
    listener = try LoopbackListener { connection in
      guard let head = connection.readHead() else { return }
      state.ranges.withLock { $0.append(head.headers["range"] ?? "-") }
      Self.answer(head, state.behaviour.withLock { $0 }, connection)
    }
    lark = LarkClient(
      app: .tokens(.tenant("t-1")), region: .custom(listener.url), configuration: ClientConfiguration(retries: .never))
  }

  func change(_ change: (inout Behaviour) -> Void) {
    state.behaviour.withLock { change(&$0) }
  }

  /// What an emitted method does.
  func download(_ options: CallOptions = .standard) async throws -> Download {
    let endpoint = Endpoint("a.v1.b.get", .get, "/file", tokens: .tenant, response: .binary)
    return try await lark.download(EndpointCall(endpoint), options)
  }

  private static func answer(
    _ head: LoopbackConnection.Head, _ behaviour: Behaviour, _ connection: LoopbackConnection
  ) {
    let content = behaviour.content
    var lines = "Content-Type: application/octet-stream\r\n" + behaviour.extra
    if let tag = behaviour.tag { lines += "ETag: \(tag)\r\n" }
    let start = behaviour.knowsRanges ? start(head, behaviour) : 0
    if start > 0, start >= content.count {
      connection.write(
        "HTTP/1.1 416 No\r\n\(lines)Content-Range: bytes */\(content.count)\r\nContent-Length: 0\r\n\r\n")
      return
    }
    if start > 0 { lines += "Content-Range: bytes \(start)-\(content.count - 1)/\(content.count)\r\n" }
    let rest = Data(content[start...])
    connection.write("HTTP/1.1 \(start > 0 ? 206 : 200) OK\r\n\(lines)Content-Length: \(rest.count)\r\n\r\n")
    connection.write(rest.prefix(behaviour.breaksAfter ?? rest.count))
  }

  /// The first byte that is asked for. Another version is sent from its first byte.
  private static func start(_ head: LoopbackConnection.Head, _ behaviour: Behaviour) -> Int {
    if let version = head.headers["if-range"], let tag = behaviour.tag, version != tag { return 0 }
    return head.headers["range"].flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
  }
}
