import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The lifetime that the platform states for a token", .tags(.attack), .timeLimit(.minutes(5)))
struct TokenLifetimeAttackTests {
  /// Issues tokens with a lifetime as a test wants it written, and takes any of them.
  private actor Platform {
    let lifetime: String
    private(set) var fetches = 0

    init(_ lifetime: String) { self.lifetime = lifetime }

    nonisolated var stub: StubTransport {
      StubTransport { await self.answer($0) }
    }

    private func answer(_ request: OutgoingRequest) -> IncomingResponse {
      guard request.url.path.contains("token") else { return TokenServer.json(200, #"{"code":0,"data":{}}"#) }
      fetches += 1
      return TokenServer.json(
        200,
        #"{"code":0,"tenant_access_token":"t-\#(fetches)","expire":\#(lifetime),"#
          + #""access_token":"u-\#(fetches)","refresh_token":"r-\#(fetches)","expires_in":\#(lifetime)}"#)
    }
  }

  private let clock = TestClock()
  private let events = EventLog()

  private func client(_ platform: Platform, _ app: LarkApp) -> LarkClient {
    LarkClient.stubbed(platform.stub, app: app) {
      $0.clock = clock.clock
      events.listen(to: &$0)
    }
  }

  /// The apps that get their tokens from the platform, with the kind that they call with.
  private func apps() -> [(LarkApp, TokenKinds)] {
    let used = UserGrant(token: "u-0", expiry: clock.now, refreshToken: "r-0")
    return [
      (.custom(id: "cli_1", secret: "s"), .tenant),
      (.user(id: "cli_1", secret: "s", grant: MemoryUserGrant(used)), .user),
    ]
  }

  @Test(
    "the lifetime of a token is read from a text like from a number",
    arguments: ["7200", #""7200""#, "7200.0", #""7.2e3""#])
  func text(lifetime: String) async throws {
    for (app, kind) in apps() {
      let platform = Platform(lifetime)
      let lark = client(platform, app)
      for _ in 0..<20 { _ = try await lark.request(.get, "/x", tokens: kind) }
      #expect(await platform.fetches == 1)
      clock.advance(by: .seconds(7200 - 301))
      _ = try await lark.request(.get, "/x", tokens: kind)
      #expect(await platform.fetches == 1)
      clock.advance(by: .seconds(1))
      _ = try await lark.request(.get, "/x", tokens: kind)
      #expect(await platform.fetches == 2)
    }
    #expect(events.assumedLifetimes.isEmpty)
  }

  @Test(
    "the lifetime of a token is a short one where it cannot be used, and the observers hear of it",
    arguments: ["null", "0", "-5", "1e400", "-1e300", #""""#, #""soon""#, "true", "[7200]", "{}"])
  func unusable(lifetime: String) async throws {
    for (app, kind) in apps() {
      let platform = Platform(lifetime)
      let lark = client(platform, app)
      for _ in 0..<20 { _ = try await lark.request(.get, "/x", tokens: kind) }
      #expect(await platform.fetches == 1)
      clock.advance(by: .seconds(300))
      _ = try await lark.request(.get, "/x", tokens: kind)
      #expect(await platform.fetches == 2)
    }
    #expect(events.assumedLifetimes == Array(repeating: .seconds(300), count: 4))
  }

  @Test("the lifetime of a token is bounded", arguments: ["9223372036854775807", "1e300", #""1e300""#])
  func endless(lifetime: String) async throws {
    for (app, kind) in apps() {
      let platform = Platform(lifetime)
      let lark = client(platform, app)
      _ = try await lark.request(.get, "/x", tokens: kind)
      clock.advance(by: .seconds(29 * 86_400))
      _ = try await lark.request(.get, "/x", tokens: kind)
      #expect(await platform.fetches == 1)
      clock.advance(by: .seconds(86_400))
      _ = try await lark.request(.get, "/x", tokens: kind)
      #expect(await platform.fetches == 2)
    }
    #expect(events.assumedLifetimes.isEmpty)
  }

  @Test("the lifetime of a token that cannot be used is a warning in the log")
  func log() {
    let event = CallEvent.tokenLifetimeUnknown(.tenant, assumed: .seconds(300))
    #expect(event.logLevel == .warning)
    #expect(event.logMetadata == ["kind": "tenant_access_token", "seconds": "300.0"])
  }
}
