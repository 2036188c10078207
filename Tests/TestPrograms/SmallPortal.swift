import Foundation
import Synchronization

/// A documentation portal on this machine, over real connections.
public final class SmallPortal: Sendable {
  public let script: PortalScript
  private let listener: LoopbackListener
  private let headers: Heads

  /// The heads of all requests, as the threads of the server share them.
  private final class Heads: Sendable {
    let all = Mutex<[LoopbackConnection.Head]>([])
  }

  public init(_ script: PortalScript) throws {
    self.script = script
    let headers = Heads()
    self.headers = headers
    listener = try LoopbackListener { connection in
      guard let head = connection.readHead() else { return }
      headers.all.withLock { $0.append(head) }
      switch script.reply(to: head.target) {
      case .cut: connection.breakOff()
      case .answer(let status, let fields, let body, let milliseconds):
        if milliseconds > 0 { connection.rest(milliseconds: Int32(milliseconds)) }
        var text = "HTTP/1.1 \(status) Status\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n"
        for (name, value) in fields { text += "\(name): \(value)\r\n" }
        connection.write("\(text)\r\n\(body)")
      }
    }
  }

  /// `http://127.0.0.1:PORT`
  public var address: String { "http://127.0.0.1:\(listener.port)" }

  /// The headers of all requests, by their names in small letters.
  public var requestHeaders: [[String: String]] { headers.all.withLock { $0.map(\.headers) } }
}
