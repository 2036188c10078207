import Foundation
import TestPrograms

/// The other side of the transfers: takes any body, sends files of any size, and holds neither.
enum TransferServer {
  /// Serves until standard input ends, which is when whoever started it is gone.
  static func run() throws {
    let listener = try LoopbackListener { connection in
      while let head = connection.readHead() {
        guard serve(head, connection) else { return }
      }
    }
    try FileHandle.standardOutput.write(contentsOf: Data("\(listener.port)\n".utf8))
    withExtendedLifetime(listener) { _ = FileHandle.standardInput.readDataToEndOfFile() }
  }

  /// `GET /…/SIZE` answers with so many bytes, everything else with the number of bytes that came.
  private static func serve(_ head: LoopbackConnection.Head, _ connection: LoopbackConnection) -> Bool {
    if head.line.hasPrefix("GET"), let size = head.target.split(separator: "/").last.flatMap({ Int($0) }) {
      return send(size, connection)
    }
    guard let count = connection.skipBody(of: head) else { return false }
    let json = #"{"code":0,"msg":"success","data":{"count":\#(count)}}"#
    return connection.write(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)")
  }

  private static func send(_ size: Int, _ connection: LoopbackConnection) -> Bool {
    connection.write(
      "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: \(size)\r\n\r\n")
    let chunk = Data(repeating: 7, count: 256 * 1024)
    var rest = size
    while rest > 0 {
      guard connection.write(rest < chunk.count ? chunk.prefix(rest) : chunk) else { return false }
      rest -= chunk.count
    }
    return true
  }
}
