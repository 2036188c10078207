import Foundation
import LarkCorehr
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A code of a response", .tags(.attack))
struct ResponseCodeAttackTests {
  private static let json: HTTPHeaders = ["Content-Type": "application/json"]

  /// The error with which a call ends; nil where it succeeds.
  private func outcome(
    _ code: String, status: Int = 200, kind: Endpoint.ResponseKind = .enveloped
  ) async throws -> LarkError? {
    let lark = LarkClient.stubbed(
      StubTransport(status: status, json: #"{"code":\#(code),"msg":"what it says","data":{"name":"x"}}"#))
    let call = EndpointCall(Endpoint("a.v1.b.get", .get, "/x", tokens: .tenant, response: kind))
    do {
      switch kind {
      case .enveloped, .bare: _ = try await lark.send(call, .standard) as Folder
      case .binary: _ = try await lark.download(call, .standard)
      case .nothing: try await lark.perform(call, .standard)
      }
      return nil
    } catch let error as LarkError {
      return error
    }
  }

  private static let kinds: [Endpoint.ResponseKind] = [.enveloped, .bare, .binary, .nothing]

  @Test("a code of a response that is a text counts like the number that it spells", arguments: kinds)
  func text(kind: Endpoint.ResponseKind) async throws {
    let error = try await outcome(#""99991663""#, kind: kind)
    #expect(error?.kind == .refused && error?.code == 99_991_663)
    #expect(error?.message == "what it says")
    #expect(try await outcome(#""\u0039""#, kind: kind)?.code == 9)
    #expect(try await outcome(#""-7""#, kind: kind)?.code == -7)
    #expect(try await outcome(#""0""#, kind: kind) == nil)
  }

  @Test(
    "a code of a response that is not an integer of 64 bits is never success",
    arguments: [
      "1e30", "1e400", "0.5", "1e-400", "9223372036854775808", "-9223372036854775809", #""""#, #""1e30""#, #""ok""#,
      #"" 0""#, #""00""#, #""+0""#, #""9223372036854775808""#, "null", "true", "false", "[]", "[0]", "{}",
    ])
  func unusable(code: String) async throws {
    for kind in [Endpoint.ResponseKind.enveloped, .bare, .binary] {
      let error = try #require(try await outcome(code, kind: kind))
      #expect(error.kind == .unreadable && error.code == nil)
      #expect(error.message.contains("is not an integer"))
    }
    // Under a status of failure, the status says what happened.
    #expect(try await outcome(code, status: 503)?.kind == .badStatus)
  }

  @Test(
    "a code of a response that is not an integer is shown where it is a short number, and described where it may hold anything"
  )
  func message() async throws {
    #expect(try await outcome("1e30")?.message.contains("(1e30)") == true)
    #expect(try await outcome(#""\u001b[31m t-secret""#)?.message.contains("(string)") == true)
    #expect(try await outcome(String(repeating: "9", count: 10_000))?.message.contains("(long number)") == true)
  }

  @Test(
    "a code of a response that is zero in any spelling of a number is success", arguments: ["0", "0.0", "0e5", "-0"])
  func zero(code: String) async throws {
    for kind in Self.kinds { #expect(try await outcome(code, kind: kind) == nil) }
  }

  @Test("a code of a response has the token renewed also where it is a text")
  func tokenRefusal() async throws {
    let answers = Answers([
      .reply(200, #"{"code":0,"tenant_access_token":"t-1","expire":7200}"#),
      .reply(200, #"{"code":"99991663","msg":"Invalid access token"}"#),
      .reply(200, #"{"code":0,"tenant_access_token":"t-2","expire":7200}"#), .reply(200, #"{"code":0}"#),
    ])
    let stub = answers.stub
    let lark = LarkClient.stubbed(stub, app: .custom(id: "cli_1", secret: "s"))
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    #expect(await stub.log.requests.count == 4)
  }

  @Test("a code inside of a file is no code of the platform, and that of a raw response is the caller's to read")
  func elsewhere() async throws {
    let file = #"{"code":"A-12","size":"large"}"#
    let lark = LarkClient.stubbed(StubTransport(json: file))
    let call = EndpointCall(Endpoint("a.v1.b.get", .get, "/x", tokens: .tenant, response: .binary))
    #expect(try await lark.download(call, .standard).bytes(upTo: 100) == Array(file.utf8))
    #expect(try await lark.request(.get, "/x").body == Array(file.utf8))
  }

  @Test("a code of a response is looked for without reading what else a large answer holds")
  func largeAnswer() async throws {
    let list = Array(repeating: "0", count: 200_000).joined(separator: ",")
    let lark = LarkClient.stubbed(
      StubTransport(status: 400, json: #"{"error":{"log_id":"L1"},"code":1,"data":[\#(list)]}"#))
    let error = await #expect(throws: LarkError.self) {
      try await lark.perform(EndpointCall(Endpoint("a.v1.b.c", .get, "/x", tokens: .tenant)), .standard)
    }
    #expect(error?.logID == "L1")
  }
}
