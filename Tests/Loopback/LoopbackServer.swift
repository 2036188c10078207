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

  public let port: UInt16
  private let state: State

  public var url: URL { URL(string: "http://127.0.0.1:\(port)")! }

  /// Everything that was asked, in the order of arrival.
  public var requests: [Request] { state.requests.withLock { $0 } }

  public init(answer: @escaping @Sendable (Request) -> Reply) throws {
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
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard !state.isOver.withLock({ $0 }) else {
          close(connection)
          return
        }
        Thread.detachNewThread { Self.serve(connection, state, answer) }
      }
    }
  }

  deinit {
    state.isOver.withLock { $0 = true }
    Self.knock(at: port)
  }

  private static func serve(_ connection: Int32, _ state: State, _ answer: (Request) -> Reply) {
    defer { close(connection) }
    guard let request = receive(connection) else { return }
    state.requests.withLock { $0.append(request) }
    let reply = answer(request)
    var head = "HTTP/1.1 \(reply.status) Status\r\nConnection: close\r\n"
    for (name, value) in reply.headers { head += "\(name): \(value)\r\n" }
    if let length = reply.promisedLength { head += "Content-Length: \(length)\r\n" }
    guard write(Data("\(head)\r\n".utf8), to: connection) else { return }
    for chunk in reply.chunks {
      Thread.sleep(forTimeInterval: reply.pause)
      guard write(chunk, to: connection) else { return }
      reply.onChunk()
    }
  }

  private static func receive(_ connection: Int32) -> Request? {
    var received = Data()
    var buffer = [UInt8](repeating: 0, count: 65536)
    var head: Range<Data.Index>?
    while head == nil {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      received.append(contentsOf: buffer[..<count])
      head = received.range(of: Data("\r\n\r\n".utf8))
    }
    guard let end = head else { return nil }
    let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    if headers["expect"] != nil { _ = write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8), to: connection) }
    var body = Data(received[end.upperBound...])
    while body.count < Int(headers["content-length"] ?? "0")! {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      body.append(contentsOf: buffer[..<count])
    }
    return Request(line: lines[0], headers: headers, body: body)
  }

  private static func write(_ bytes: Data, to connection: Int32) -> Bool {
    #if os(Linux)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// What a server and its threads know together.
private final class State: Sendable {
  let requests = Mutex<[LoopbackServer.Request]>([])
  let isOver = Mutex(false)
}

// MARK: Sockets

extension LoopbackServer {
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
      bind(listener, address, length) == 0 && Foundation.listen(listener, 64) == 0
        && getsockname(listener, address, &length) == 0
    }
    return isListening ? port : nil
  }

  /// Wakes the thread that waits for connections.
  private static func knock(at port: UInt16) {
    let visitor = newSocket()
    _ = withAddress(port: port) { address, length in connect(visitor, address, length) }
    close(visitor)
  }
}
