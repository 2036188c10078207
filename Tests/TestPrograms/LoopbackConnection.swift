import Foundation

/// One connection of a listener, as the thread that serves it reads and writes it.
public final class LoopbackConnection {
  /// The head of a request.
  public struct Head: Sendable {
    /// For example `GET /path?query HTTP/1.1`.
    public let line: String
    /// The headers by their names in small letters.
    public let headers: [String: String]

    /// The target of the request: `/path?query`.
    public var target: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
  }

  let descriptor: Int32
  /// What came behind the part that was asked for.
  private var ahead = Data()

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  // MARK: Reading

  /// The next bytes; nil where the other side has closed the connection.
  public func read(upTo limit: Int = 65536) -> Data? {
    if !ahead.isEmpty {
      defer { ahead = Data(ahead.dropFirst(limit)) }
      return Data(ahead.prefix(limit))
    }
    var buffer = [UInt8](repeating: 0, count: limit)
    let count = recv(descriptor, &buffer, limit, 0)
    return count > 0 ? Data(buffer[..<count]) : nil
  }

  /// Everything up to a mark, without it.
  private func read(upTo mark: String) -> Data? {
    var bytes = Data()
    while true {
      if let range = bytes.range(of: Data(mark.utf8)) {
        ahead = Data(bytes[range.upperBound...]) + ahead
        return Data(bytes[..<range.lowerBound])
      }
      guard let more = read() else { return nil }
      bytes.append(more)
    }
  }

  /// So many bytes; nil where fewer come.
  private func read(exactly count: Int) -> Data? {
    var bytes = Data(capacity: count)
    while bytes.count < count {
      guard let more = read(upTo: min(65536, count - bytes.count)) else { return nil }
      bytes.append(more)
    }
    return bytes
  }

  /// The head of the next request; nil where none comes.
  public func readHead() -> Head? {
    guard let bytes = read(upTo: "\r\n\r\n") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    return Head(line: lines[0], headers: headers)
  }

  /// The body of a request, whether its length is known or not; nil where it breaks off.
  public func readBody(of head: Head) -> Data? {
    if head.headers["expect"] != nil { _ = write("HTTP/1.1 100 Continue\r\n\r\n") }
    guard head.headers["transfer-encoding"]?.lowercased() == "chunked" else {
      return read(exactly: head.headers["content-length"].flatMap { Int($0) } ?? 0)
    }
    var body = Data()
    while let size = read(upTo: "\r\n").flatMap({ Int(String(decoding: $0, as: UTF8.self), radix: 16) }) {
      guard let chunk = read(exactly: size + 2) else { return nil }
      if size == 0 { return body }
      body += chunk.dropLast(2)
    }
    return nil
  }

  /// Reads a body of known length without holding it; the number of its bytes, nil where it breaks off.
  public func skipBody(of head: Head) -> Int? {
    let length = head.headers["content-length"].flatMap { Int($0) } ?? 0
    var rest = length - ahead.count
    guard rest >= 0 else {
      ahead = Data(ahead.dropFirst(length))
      return length
    }
    ahead = Data()
    return withUnsafeTemporaryAllocation(byteCount: 256 * 1024, alignment: 16) { buffer in
      while rest > 0 {
        let count = recv(descriptor, buffer.baseAddress, min(buffer.count, rest), 0)
        guard count > 0 else { return nil }
        rest -= count
      }
      return length
    }
  }

  /// Waits until the other side has closed the connection, whatever else it sends before.
  public func waitForClose() {
    while read() != nil {}
  }

  /// Reads nothing for a while, or until the other side has closed the connection.
  public func rest(milliseconds: Int32) {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    poll(&state, 1, milliseconds)
  }

  // MARK: Writing

  /// False where the other side has closed the connection.
  @discardableResult
  public func write(_ text: String) -> Bool { write(Data(text.utf8)) }

  @discardableResult
  public func write(_ bytes: Data) -> Bool {
    bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = send(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Self.flags)
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Writes as long as the other side takes the bytes without pause; the number of bytes that it took.
  ///
  /// - Parameter milliseconds: How long the other side may take nothing.
  public func write(repeating chunk: Data, upTo limit: Int, untilFullFor milliseconds: Int32) -> Int {
    var count = 0
    while count < limit {
      var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&state, 1, milliseconds) > 0 else { return count }
      let piece = chunk.prefix(limit - count).withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
        send(descriptor, bytes.baseAddress, bytes.count, Self.flags | Int32(MSG_DONTWAIT))
      }
      guard piece > 0 || errno == EAGAIN else { return count }
      count += max(0, piece)
    }
    return count
  }

  /// An end in the middle of things: the other side gets a reset, and nothing that is still on its way.
  public func breakOff() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  #if os(Linux)
    private static let flags = Int32(MSG_NOSIGNAL)
  #else
    private static let flags: Int32 = 0
  #endif
}
