import LarkAuth
import LarkCorehr
import LarkIM
import LarkRuntime
import TestPrograms
import Testing

@Suite("The tokens of generated calls", .timeLimit(.minutes(5)))
struct TokenTests {
  @Test("are fetched once for a self-built app, before its first calls")
  func customApp() async throws {
    let platform = try Platform(app: .custom(id: "cli_1", secret: "s3cret")) { request in
      request.line.contains("/tenant_access_token/")
        ? LoopbackServer.Reply(#"{"code":0,"msg":"ok","tenant_access_token":"t-9","expire":7200}"#) : .data("{}")
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<10 {
        group.addTask { try await platform.lark.corehr.v2.processWithdraw.update(processID: "\(number)") }
      }
      try await group.waitForAll()
    }
    let requests = platform.server.requests
    #expect(requests.count == 11)
    let fetch = try #require(requests.first)
    #expect(fetch.line == "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1")
    #expect(fetch.text == #"{"app_id":"cli_1","app_secret":"s3cret"}"#)
    #expect(fetch.headers["authorization"] == nil)
    #expect(requests.dropFirst().allSatisfy { $0.headers["authorization"] == "Bearer t-9" })
  }

  @Test("are not there where the platform refuses the secret; the error tells why and not the secret")
  func wrongSecret() async throws {
    let platform = try Platform(app: .custom(id: "cli_1", secret: "s3cret")) { _ in
      .refusal(10014, "app secret invalid")
    }
    let error = await #expect(throws: LarkError.self) {
      try await platform.lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(error?.code == 10014 && error?.message == "app secret invalid")
    #expect(error?.description.contains("s3cret") == false)
    #expect(platform.server.requests.count == 1)
  }

  @Test("can be a user's for one call, where the endpoint takes one")
  func userToken() async throws {
    let platform = try Platform()
    _ = try await platform.lark.im.v1.chat.list(options: .user("u-1"))
    #expect(platform.onlyRequest?.headers["authorization"] == "Bearer u-1")
    let error = await #expect(throws: LarkError.self) {
      try await platform.lark.corehr.v2.processWithdraw.update(processID: "1", options: .user("u-1"))
    }
    #expect(error?.kind == .invalidRequest)
    #expect(error?.message == "The endpoint takes tenant_access_token, not a user_access_token.")
    #expect(platform.server.requests.count == 1)
  }

  @Test("are taken from those that the client has, the app's before the user's")
  func order() async throws {
    let both = try Platform(app: .tokens(.user("u-1"), .tenant("t-1"))) { _ in .data("{}") }
    _ = try await both.lark.im.v1.chat.list()
    #expect(both.onlyRequest?.headers["authorization"] == "Bearer t-1")
    let userOnly = try Platform(app: .tokens(.user("u-1"))) { _ in .data("{}") }
    _ = try await userOnly.lark.im.v1.chat.list()
    #expect(userOnly.onlyRequest?.headers["authorization"] == "Bearer u-1")
    let error = await #expect(throws: LarkError.self) {
      try await userOnly.lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(error?.kind == .noToken)
  }

  @Test("are not sent where the endpoint takes none")
  func noToken() async throws {
    let platform = try Platform(app: .tokens()) { _ in .data("{}") }
    try await platform.lark.auth.v3.tenantAccessToken.internal(body: .init(appID: "a", appSecret: "s"))
    #expect(platform.onlyRequest?.headers["authorization"] == nil)
  }
}
