import APISpec
import Foundation
import MockBehaviour
import Synchronization
import Workspace

/// Writes one JSON line for each request.
final class RequestLog: Sendable {
  private let descriptor: Int32?
  private let turn = Mutex(())

  /// - Parameter file: Nil is standard error.
  init(file: String?, isQuiet: Bool) throws(ServerError) {
    guard let file else {
      descriptor = isQuiet ? nil : STDERR_FILENO
      return
    }
    do throws(WorkspaceError) {
      try PlantedLink.check(file)
    } catch {
      throw .cannotLog(file, reason: "a link on the way, which git tracks, leads out of its repository")
    }
    let opened = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .cannotLog(file, reason: String(cString: strerror(errno))) }
    descriptor = opened
  }

  func write(_ request: MockRequest, _ served: ServedRequest, start: Int64) {
    guard let descriptor else { return }
    let bytes = Array((LogEntry(request, served, start: start).value.description + "\n").utf8)
    let line = descriptor == STDERR_FILENO ? StandardStream.asText(bytes) : bytes
    // One call for one line: lines of several threads never mix.
    turn.withLock { _ in
      var rest = line[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}
