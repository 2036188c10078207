import Foundation
import LarkRuntime

/// A platform in miniature: issues numbered tenant tokens and answers calls only with the latest one.
actor TokenServer {
  /// How it says that a token is no good.
  let refusal: (status: Int, code: Int)
  private(set) var fetches = 0
  private(set) var calls = 0
  private(set) var refusals = 0

  init(status: Int = 400, code: Int = 99_991_663) {
    refusal = (status, code)
  }

  /// Makes the token that is out no good.
  func revoke() { fetches += 1 }

  /// The transport that leads to the server.
  nonisolated var stub: StubTransport {
    StubTransport { await self.answer($0) }
  }

  private func answer(_ request: OutgoingRequest) -> IncomingResponse {
    if request.url.path.hasSuffix("tenant_access_token/internal") {
      fetches += 1
      return Self.json(200, #"{"code":0,"tenant_access_token":"t-\#(fetches)","expire":7200}"#)
    }
    guard request.headers["Authorization"] == "Bearer t-\(fetches)" else {
      refusals += 1
      return Self.json(refusal.status, #"{"code":\#(refusal.code),"msg":"no good"}"#)
    }
    calls += 1
    return Self.json(200, #"{"code":0,"data":{}}"#)
  }

  static func json(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> IncomingResponse {
    var all: HTTPHeaders = ["Content-Type": "application/json"]
    all.merge(headers)
    return IncomingResponse(status: status, headers: all, body: .bytes(text.utf8))
  }
}
