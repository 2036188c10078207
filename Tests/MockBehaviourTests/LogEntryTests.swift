import APISpec
import Testing

@testable import MockBehaviour

@Suite("The log")
struct LogEntryTests {
  private func line(_ request: MockRequest, _ house: Teahouse = Teahouse()) -> JSONValue {
    LogEntry(request, house.serve(request), start: 5).value
  }

  @Test("a call is told with endpoint, kind of token, status and what it did")
  func call() {
    let house = Teahouse()
    let request = MockRequest(
      "POST", "/open-apis/tea/v1/pots/p1/fill?page_token=x&code=y",
      headers: [HeaderLine("Authorization", "Bearer \(house.tenantToken)")], body: .bytes(Array(#"{"litres":1}"#.utf8)))
    #expect(
      line(request, house) == [
        "number": 2, "time": 5, "method": "POST", "path": "/open-apis/tea/v1/pots/p1/fill",
        "query": ["page_token=x", "code=***"], "endpoint": "tea.v1.pot.fill", "token": "tenant_access_token",
        "bytes": 12, "body": ["litres": 1], "status": 200, "carriedOut": true,
      ])
  }

  @Test(
    "tokens and secrets do not show, wherever they stand",
    arguments: [
      "app_secret", "client_secret", "code", "code_verifier", "password", "app_ticket", "ticket", "refresh_token",
      "access_token", "app_access_token", "tenant_access_token", "user_access_token", "secret", "token",
    ])
  func secrets(name: String) {
    let body = JSONValue.object([JSONMember("nested", [.object([JSONMember(name, "leaf-secret")])])])
    let text = line(
      MockRequest(
        "POST", "/x?\(name)=leaf-secret", headers: [HeaderLine("Authorization", "Bearer t-leaf-secret")],
        body: .bytes(Array(body.description.utf8)))
    ).description
    #expect(!text.contains("leaf-secret"))
    #expect(text.contains("***"))
  }

  @Test("a refusal is told with its code and reasons, a fault by its name")
  func refusal() {
    let refused = line(MockRequest("GET", "/open-apis/tea/v1/pots?page_size=99"))
    #expect(refused["code"] == 99_992_402)
    #expect(refused["violations"] == ["page_size must be at most 50"])
    #expect(refused["carriedOut"] == false)
    let cut = line(
      MockRequest("GET", "/open-apis/tea/v1/pots", headers: [HeaderLine("X-Larkspur-Mock", "cut,delay=3")]))
    #expect(cut["fault"] == "cut-before")
    #expect(cut["delay"] == 3)
    #expect(cut["status"] == nil)
  }

  @Test("parts are told by name and size, long bodies by their size alone")
  func bodies() {
    let parts = RequestBody.parts([MultipartPart(name: "f", fileName: "a.png", length: 7)], isComplete: true)
    #expect(
      line(MockRequest("POST", "/x", body: parts))["body"] == [["name": "f", "fileName": "a.png", "bytes": 7]])
    let long = line(MockRequest("POST", "/x", body: .bytes(Array(repeating: 32, count: 20_000))))
    #expect(long["body"] == nil)
    #expect(long["bytes"] == 20_000)
  }
}
