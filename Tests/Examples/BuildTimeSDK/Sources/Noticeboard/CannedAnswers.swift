import Foundation
import LarkRuntime

/// Stands in for the platform, so that the example needs neither an account nor a network.
struct CannedAnswers: HTTPTransport {
  func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
    let isTask = request.url.path.contains("/tasks/")
    let data =
      isTask
      ? #"{"task": {"guid": "t-1", "summary": "Water the flowers", "creator": "ou_1"}}"#
      : #"{"items": [{"chat_id": "oc_1", "name": "Early gardeners", "owner_id": "ou_1"}], "has_more": false}"#
    return IncomingResponse(
      status: 200, headers: ["Content-Type": "application/json"],
      body: .bytes(#"{"code": 0, "msg": "success", "data": \#(data)}"#.utf8))
  }
}
