import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A path of a raw request stays on its host", .tags(.attack))
struct PathAttackTests {
  private let stub = StubTransport(json: #"{"code":0}"#)

  /// The error of a raw request, before which nothing may have been sent.
  private func refusal(_ path: String) async -> LarkError? {
    let error = await #expect(throws: LarkError.self) { try await LarkClient.stubbed(stub).request(.get, path) }
    #expect(await stub.log.requests.isEmpty)
    return error
  }

  @Test(
    "what would name another host is refused, and sends no token",
    arguments: [
      "@evil.example/x", ".evil.example/x", ":80@evil.example/", "//evil.example/x", "\\@evil.example",
      "/\\evil.example/x",
      "http://evil.example/x", "https://evil.example/x", "HTTPS://evil.example/x", "x", "", " /x", "?x=1",
    ])
  func otherHost(path: String) async {
    let error = await refusal(path)
    #expect(error?.kind == .invalidRequest)
  }

  @Test("the error says how a whole address is called")
  func wayOut() async {
    #expect(await refusal("https://open.feishu.cn/x")?.message.contains("request(_:at:)") == true)
  }

  @Test(
    "what would end the line, be cut off or lead to another path is refused",
    arguments: [
      "/\r\nX: y", "/a\nb", "/a\u{0}b", "/a\u{7F}", "/a\tb", "/a#b", "/../x", "/a/../../b", "/a/..", "/./a",
      "/a/%2e%2E/b",
      "/a/.%2e?x=1",
    ])
  func otherPath(path: String) async {
    let error = await refusal(path)
    #expect(error?.kind == .invalidRequest)
  }

  @Test(
    "honest paths go out as they are written",
    arguments: [
      "/open-apis/im/v1/chats?page_size=5", "/%0d%0aX:y", "/a/..b/c..d/...", "/a/b@c:8080/d", "/a//b", "/x?next=/../y",
      "/open-apis/sheets/v2/spreadsheets/s/values/Q7PlXT!A1:B2",
    ])
  func honest(path: String) async throws {
    _ = try await LarkClient.stubbed(stub).request(.get, path)
    #expect(await stub.log.last?.url == "https://open.feishu.cn\(path)")
    #expect(await stub.log.last?.headers["Authorization"] == "Bearer t-1")
  }

  @Test("the path of an emitted call is held to the same")
  func emitted() async {
    let endpoints = [
      Endpoint("a.v1.b.get", .get, "@evil.example/x", tokens: .tenant),
      Endpoint("a.v1.b.get", .get, "//evil.example/x", tokens: .tenant),
      Endpoint("a.v1.b.get", .get, "/open-apis/../x", tokens: .tenant),
    ]
    for endpoint in endpoints {
      let error = await #expect(throws: LarkError.self) {
        try await LarkClient.stubbed(stub).perform(EndpointCall(endpoint), .standard)
      }
      #expect(error?.kind == .invalidRequest)
    }
    #expect(await stub.log.requests.isEmpty)
  }

  @Test(
    "parameters of paths cannot leave their segment",
    arguments: [
      ("../..", "..%2F.."), ("a/b", "a%2Fb"), ("a\r\nb", "a%0D%0Ab"), ("a?b#c", "a%3Fb%23c"), ("..;/x", "..%3B%2Fx"),
      ("\\@evil.example", "%5C%40evil.example"), ("．．", "%EF%BC%8E%EF%BC%8E"),
    ])
  func parameters(value: String, encoded: String) throws {
    var call = EndpointCall(Endpoint("a.v1.b.get", .get, "/x/{id}/y"))
    call.path("id", value)
    let building = RequestBuilding(region: .feishu, configuration: ClientConfiguration())
    #expect(try building.request(call, .standard).url.absoluteString == "https://open.feishu.cn/x/\(encoded)/y")
  }

  @Test(
    "a base that is more than the beginning of an address is refused",
    arguments: [
      "https://open.feishu.cn@evil.example", "https://user:secret@gateway.example", "ftp://files.example",
      "file:///etc",
      "https://gateway.example/?a=b", "https://gateway.example/#a", "gateway.example",
    ])
  func base(address: String) async throws {
    let region = Region.custom(try #require(URL(string: address)))
    let error = await #expect(throws: LarkError.self) {
      try await LarkClient.stubbed(stub, region: region).request(.get, "/x")
    }
    #expect(error?.kind == .invalidRequest && error?.message.contains("secret") == false)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test(
    "a base of one's own may have a port, a path and plain HTTP", arguments: ["http://127.0.0.1:8080", "http://a_b/c"])
  func ownBase(address: String) async throws {
    let region = Region.custom(try #require(URL(string: address)))
    _ = try await LarkClient.stubbed(stub, region: region).request(.get, "/x")
    #expect(await stub.log.last?.url == address + "/x")
    #expect(await stub.log.last?.headers["Authorization"] == "Bearer t-1")
  }
}

@Suite("A whole address gets no token by itself", .tags(.attack))
struct WholeAddressAttackTests {
  private let stub = StubTransport(json: #"{"code":0}"#)

  private func send(
    to address: String, tokens: TokenKinds = [], options: CallOptions = .standard, region: Region = .feishu,
    allowedHosts: Set<String> = []
  ) async throws -> LarkError? {
    let lark = LarkClient.stubbed(stub, region: region) { $0.allowedHosts = allowedHosts }
    do {
      _ = try await lark.request(.get, at: try #require(URL(string: address)), tokens: tokens, options: options)
      return nil
    } catch let error as LarkError {
      #expect(await stub.log.requests.isEmpty)
      return error
    }
  }

  @Test(
    "a whole address is called as it is, with its signature",
    arguments: ["https://files.example/a%2Fb?sign=x%2By&e=1", "http://127.0.0.1:8080/f", "https://open.feishu.cn/x"])
  func withoutToken(address: String) async throws {
    #expect(try await send(to: address) == nil)
    #expect(await stub.log.last?.url == address)
    #expect(await stub.log.last?.headers["Authorization"] == nil)
  }

  @Test("items are added to the query of a whole address, and what is behind '#' is left out")
  func query() async throws {
    let lark = LarkClient.stubbed(stub)
    let address = try #require(URL(string: "https://files.example/f?a=1#part"))
    _ = try await lark.request(.get, at: address, query: ["b": "2 3"])
    #expect(await stub.log.last?.url == "https://files.example/f?a=1&b=2%203")
  }

  @Test(
    "with a token that is asked for, a whole address has to be at a host of the region",
    arguments: [
      "https://open.feishu.cn/x", "https://OPEN.feishu.cn:443/x", "https://www.feishu.cn",
      "https://accounts.feishu.cn/y",
    ])
  func atHome(address: String) async throws {
    #expect(try await send(to: address, tokens: .tenant) == nil)
    #expect(await stub.log.last?.headers["Authorization"] == "Bearer t-1")
  }

  @Test(
    "any other host, port or scheme gets no token, and nothing is sent",
    arguments: [
      "http://open.feishu.cn/x", "https://open.feishu.cn:8443/x", "https://evilfeishu.cn/x",
      "https://open.feishu.cn./x",
      "https://open.feishu.cn.evil.example/x", "https://evil.example/open.feishu.cn", "https://-feishu.cn/x",
      "https://evil.example/?x=https://open.feishu.cn/", "https://open.larksuite.com/x", "https://127.0.0.1/x",
    ])
  func elsewhere(address: String) async throws {
    #expect(try await send(to: address, tokens: .tenant)?.kind == .invalidRequest)
    #expect(try await send(to: address, options: .user("u-1"))?.kind == .invalidRequest)
  }

  @Test(
    "an address that has no one meaning is refused also without a token",
    arguments: [
      "https://open.feishu.cn@evil.example/x", "https://user:pw@open.feishu.cn/x", "ftp://files.example/x",
      "file:///etc/passwd", "data:,x", "/x", "https:///x", "https://ex%61mple.com/x",
    ])
  func noAddress(address: String) async throws {
    #expect(try await send(to: address)?.kind == .invalidRequest)
  }

  @Test("hosts that are allowed get tokens over HTTPS, each by its whole name")
  func allowed() async throws {
    let hosts: Set<String> = ["Files.example", "api.example:8443"]
    for address in ["https://files.example/x", "https://api.example:8443/x"] {
      #expect(try await send(to: address, tokens: .tenant, allowedHosts: hosts) == nil)
    }
    #expect(await stub.log.requests.allSatisfy { $0.headers["Authorization"] == "Bearer t-1" })
  }

  @Test(
    "what is near a host that is allowed is not",
    arguments: [
      "http://files.example/x", "https://files.example:8443/x", "https://api.example/x", "https://a.files.example/x",
      "https://evilfiles.example/x", "http://api.example:8443/x",
    ])
  func notAllowed(address: String) async throws {
    let error = try await send(to: address, tokens: .tenant, allowedHosts: ["files.example", "api.example:8443"])
    #expect(error?.kind == .invalidRequest)
    #expect(error?.message.contains("ClientConfiguration.allowedHosts") == true)
  }

  @Test("a server of one's own gets tokens, and the platform gets none of them")
  func custom() async throws {
    let region = Region.custom(try #require(URL(string: "http://127.0.0.1:8080/base")))
    #expect(try await send(to: "https://open.feishu.cn/x", tokens: .tenant, region: region)?.kind == .invalidRequest)
    #expect(try await send(to: "http://127.0.0.1:80801/x", tokens: .tenant, region: region)?.kind == .invalidRequest)
    #expect(try await send(to: "http://127.0.0.1:8080/base/x", tokens: .tenant, region: region) == nil)
  }
}
