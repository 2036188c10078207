import Foundation
import Synchronization

/// A real HTTP server on this machine, for one request a connection.
public final class LoopbackServer: Sendable {
  /// A request as it came over the wire.
  public struct Request: Sendable {
    /// For example `GET /path?query HTTP/1.1`.
    public let line: String
    /// The headers by their names in small letters.
    public let headers: [String: String]
    public let body: Data

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// What the server sends back.
  public struct Reply: Sendable {
    public var status = 200
    public var headers: [String: String] = ["Content-Type": "application/json"]
    public var chunks: [Data]
    /// The length that the head promises; nil promises none.
    public var promisedLength: Int?
    /// How long to wait before each chunk.
    public var pause: TimeInterval = 0
    /// Is told when a chunk is on its way.
    public var onChunk: @Sendable () -> Void = {}

    public init(_ text: String) {
      chunks = [Data(text.utf8)]
      promisedLength = text.utf8.count
    }

    public init(chunks: [Data], pause: TimeInterval = 0) {
      self.chunks = chunks
      self.pause = pause
      promisedLength = chunks.reduce(0) { $0 + $1.count }
    }
  }

  private let listener: LoopbackListener
  private let log: RequestLog

  public var port: UInt16 { listener.port }
  public var url: URL { listener.url }

  /// Everything that was asked, in the order of arrival.
  public var requests: [Request] { log.requests.withLock { $0 } }

  public init(answer: @escaping @Sendable (Request) -> Reply) throws {
    let log = RequestLog()
    self.log = log
    listener = try LoopbackListener { Self.serve($0, log, answer) }
  }

  private static func serve(_ connection: LoopbackConnection, _ log: RequestLog, _ answer: (Request) -> Reply) {
    guard let head = connection.readHead(), let body = connection.readBody(of: head) else { return }
    let request = Request(line: head.line, headers: head.headers, body: body)
    log.requests.withLock { $0.append(request) }
    let reply = answer(request)
    var lines = "HTTP/1.1 \(reply.status) Status\r\nConnection: close\r\n"
    for (name, value) in reply.headers { lines += "\(name): \(value)\r\n" }
    if let length = reply.promisedLength { lines += "Content-Length: \(length)\r\n" }
    guard connection.write("\(lines)\r\n") else { return }
    for chunk in reply.chunks {
      Thread.sleep(forTimeInterval: reply.pause)
      guard connection.write(chunk) else { return }
      reply.onChunk()
    }
  }
}

/// What a server and its threads know together.
private final class RequestLog: Sendable {
  let requests = Mutex<[LoopbackServer.Request]>([])
}
