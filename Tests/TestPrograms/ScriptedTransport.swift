import Foundation
import LarkRuntime
import Synchronization

/// A portal without a network: nothing takes time, unless a gate holds the requests.
public final class ScriptedTransport: HTTPTransport {
  private let script: PortalScript
  private let gate: @Sendable () async throws -> Void
  private let crowd = Mutex((now: 0, most: 0))

  /// - Parameter gate: What every request waits for.
  public init(_ script: PortalScript, gate: @escaping @Sendable () async throws -> Void = {}) {
    self.script = script
    self.gate = gate
  }

  /// How many requests were under way at a time at most.
  public var mostAtATime: Int { crowd.withLock { $0.most } }

  public func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
    crowd.withLock { crowd in
      crowd.now += 1
      crowd.most = max(crowd.most, crowd.now)
    }
    defer { crowd.withLock { $0.now -= 1 } }
    try await gate()
    let target = request.url.absoluteString.dropFirst("http://portal.test".count)
    switch script.reply(to: String(target)) {
    case .cut: throw TransportError(.broken, "The connection broke.")
    case .answer(let status, let fields, let body, _):
      var headers = HTTPHeaders()
      for (name, value) in fields { headers[name] = value }
      return IncomingResponse(status: status, headers: headers, body: .bytes(Array(body.utf8)))
    }
  }
}
