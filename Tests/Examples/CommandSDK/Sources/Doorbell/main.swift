import LarkIM

/// Stands in for the platform, so that the example needs neither an account nor a network.
struct Echo: HTTPTransport {
  func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
    print("\(request.method) \(request.url.path)")
    return IncomingResponse(
      status: 200, headers: ["Content-Type": "application/json"],
      body: .bytes(#"{"code": 0, "msg": "success", "data": {"message_id": "om_1"}}"#.utf8))
  }
}

let lark = LarkClient(app: .tokens(.tenant("t-example")), configuration: ClientConfiguration(transport: Echo()))
let sent = try await lark.im.v1.message.create(
  receiveIDType: .chatID, body: .init(receiveID: "oc_1", msgType: "text", content: #"{"text": "Ding dong"}"#))
print("sent \(sent.messageID ?? "")")
