import Foundation
import LarkRuntime
import TestPrograms

/// A stand-in for the platform: a real server on this machine, and a client that calls it over HTTP.
final class Platform: Sendable {
  let server: LoopbackServer
  let lark: LarkClient

  /// A platform that answers each request as the closure says.
  init(
    app: LarkApp = .tokens(.tenant("t-1")), change: (inout ClientConfiguration) -> Void = { _ in },
    answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply
  ) throws {
    server = try LoopbackServer(answer: answer)
    var configuration = ClientConfiguration()
    configuration.boundary = { "B" }
    change(&configuration)
    lark = LarkClient(app: app, region: .custom(server.url), configuration: configuration)
  }

  /// A platform that carries out everything, with the same `data` each time.
  convenience init(data: String = "{}", change: (inout ClientConfiguration) -> Void = { _ in }) throws {
    try self.init(change: change) { _ in .data(data) }
  }

  /// What the only request said.
  var onlyRequest: LoopbackServer.Request? {
    let all = server.requests
    return all.count == 1 ? all[0] : nil
  }
}

extension LoopbackServer.Reply {
  /// The envelope of a call that was carried out.
  static func data(_ json: String) -> LoopbackServer.Reply {
    LoopbackServer.Reply(#"{"code":0,"msg":"success","data":\#(json)}"#)
  }

  /// The envelope of a call that was refused.
  static func refusal(_ code: Int, _ message: String = "no", status: Int = 400) -> LoopbackServer.Reply {
    var reply = LoopbackServer.Reply(#"{"code":\#(code),"msg":"\#(message)"}"#)
    reply.status = status
    reply.headers["X-Tt-Logid"] = "log-7"
    return reply
  }

  /// A file.
  static func file(_ text: String, disposition: String? = nil) -> LoopbackServer.Reply {
    var reply = LoopbackServer.Reply(text)
    reply.headers = ["Content-Type": "application/octet-stream"]
    reply.headers["Content-Disposition"] = disposition
    return reply
  }
}
