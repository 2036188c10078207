import Foundation

/// A real HTTP server on this machine, for one request a connection.
final class LoopbackServer: Sendable {
  /// A request as it came over the wire.
  struct Request: Sendable {
    let line: String
    let headers: [String: String]
    let body: Data
  }

  /// What the server sends back.
  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = ["Content-Type": "application/json"]
    var chunks: [Data]
    /// The length that the head promises; nil promises none.
    var promisedLength: Int?
    /// How long to wait before each chunk.
    var pause: TimeInterval = 0
    /// Is told when a chunk is on its way.
    var onChunk: @Sendable () -> Void = {}

    init(_ text: String) {
      chunks = [Data(text.utf8)]
      promisedLength = text.utf8.count
    }

    init(chunks: [Data], pause: TimeInterval = 0) {
      self.chunks = chunks
      self.pause = pause
      promisedLength = chunks.reduce(0) { $0 + $1.count }
    }
  }

  let port: UInt16
  private let listener: Int32

  var url: URL { URL(string: "http://127.0.0.1:\(port)")! }

  init(answer: @escaping @Sendable (Request) -> Reply) throws {
    #if os(Linux)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { Self.serve(connection, answer) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func serve(_ connection: Int32, _ answer: (Request) -> Reply) {
    defer { close(connection) }
    guard let request = receive(connection) else { return }
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
