import APISpec
import Testing

@testable import MockBehaviour

@Suite("The log of a hostile client", .tags(.attack))
struct LogEntryAttackTests {
  private func line(_ request: MockRequest) -> String {
    LogEntry(request, Teahouse().serve(request), start: 5).value.description
  }

  @Test(
    "shows no secret of any name",
    arguments: [
      "app_secret", "private_key", "secret_value", "access_key", "verify_code", "otp", "session", "cookie",
      "authorization", "tokens", "token_list", "device_code", "signature", "sign", "webhook_url", "clientSecret",
    ])
  func names(name: String) {
    let body = JSONValue.object([
      JSONMember("deep", [.object([JSONMember(name, .string("leaf-secret")), JSONMember("n", 1)])]),
      JSONMember(name, ["leaf-secret", .object([JSONMember("x", "leaf-secret")])]),
    ])
    let text = line(
      MockRequest("POST", "/x?\(name)=leaf-secret&page_size=2", body: .bytes(Array(body.description.utf8))))
    #expect(!text.contains("leaf-secret"))
    #expect(text.contains("page_size=2") && text.contains("\"n\":1"))
  }

  @Test("shows no token in a text, and none that is a part of a path")
  func texts() {
    let token = "t-SECRETTOKEN0123456789"
    let body = JSONValue.object([JSONMember("text", .string("Bearer \(token) and app_secret=SECRET"))])
    let text = line(
      MockRequest(
        "POST", "/open-apis/bot/v2/hook/SECRET?q=\(token)", headers: [HeaderLine("X-Idempotency-Key", token)],
        body: .bytes(Array(body.description.utf8))))
    #expect(!text.contains("SECRET"))
  }

  @Test("is one line of JSON that a terminal shows as it is")
  func controls() {
    let words = "x\n\u{1b}[31m\u{9b}\u{202e}\u{200b}::error::"
    let parts = RequestBody.parts([MultipartPart(name: words, fileName: words, length: 1)], isComplete: true)
    let text = line(MockRequest("GE\u{1b}T", "/\(words)?\(words)=\(words)", body: parts))
    #expect(!text.holdsInvisibles)
    #expect(JSONValue(json: text) != nil)
  }

  @Test(
    "keeps what tests look at", arguments: ["page_token", "file_token", "user_id", "name", "email", "country_code"])
  func shown(name: String) {
    let body = JSONValue.object([JSONMember(name, .string("leaf"))])
    #expect(
      line(MockRequest("POST", "/x?\(name)=leaf", body: .bytes(Array(body.description.utf8)))).contains(
        "\"\(name)\":\"leaf\""))
  }
}
