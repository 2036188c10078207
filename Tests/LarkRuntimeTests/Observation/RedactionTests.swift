import Foundation
import Testing

@testable import LarkRuntime

@Suite("What leaves the machine")
struct RedactionTests {
  @Test(
    "redaction hides tokens, secrets and what says who somebody is, by name",
    arguments: [
      "app_secret", "tenant_access_token", "refreshToken", "code", "client-secret", "app_ticket", "mobile", "user_name",
      "en_name", "email", "id_number", "Password", "phone_number", "code_verifier",
    ])
  func hidden(name: String) {
    #expect(Redaction.hides(name))
  }

  @Test(
    "redaction shows what is neither a secret nor personal",
    arguments: ["page_token", "status_code", "user_id", "reason", "grant_type", "next_page_token"])
  func shown(name: String) {
    #expect(!Redaction.hides(name))
  }

  @Test("a request is written as a command that a shell takes, without what is hidden, at any depth")
  func curl() throws {
    let body: JSONAny = [
      "users": [["name": "Li Lei", "note": "it's"]], "app_secret": ["deep": "s3cret"], "size": 3,
    ]
    let request = OutgoingRequest(
      method: "POST", url: try #require(URL(string: "https://me:pw@open.feishu.cn/x?email=a%40b.c&page_size=20")),
      headers: ["Authorization": "Bearer t-1", "X-Lark-Signature": "abc", "Content-Type": "application/json"],
      body: .bytes(try body.json()))
    let command = CurlCommand(request).description
    #expect(
      command == """
        curl -X POST 'https://open.feishu.cn/x?email=(hidden)&page_size=20' -H 'Authorization: (hidden)' \
        -H 'X-Lark-Signature: (hidden)' -H 'Content-Type: application/json' \
        --data-binary '{"app_secret":"(hidden)","size":3,"users":[{"name":"(hidden)","note":"it'\\''s"}]}'
        """)
    for secret in ["t-1", "Li Lei", "s3cret", "pw", "abc", "a%40b.c"] { #expect(!command.contains(secret)) }
    var dumped = ""
    dump(CurlCommand(request), to: &dumped)
    #expect(!dumped.contains("t-1"))
  }

  @Test("redaction does not show bodies that are no JSON")
  func binary() throws {
    let url = try #require(URL(string: "https://open.feishu.cn/x"))
    let request = OutgoingRequest(method: "POST", url: url, body: .bytes(Array("secret file".utf8)))
    #expect(CurlCommand(request).description == "curl -X POST 'https://open.feishu.cn/x' --data-binary '(11 bytes)'")
  }

  @Test("redaction leaves no tokens and addresses in sentences")
  func sentences() {
    #expect(
      Redaction.scrubbed("token t-32bd8551db2f081cbfd2 of li@example.com is 'u-32bd8551db2f081cbfd2' (a-z)")
        == "token (hidden) of (hidden) is '(hidden)' (a-z)")
  }
}
