import Foundation
import LarkCorehr
import Testing

@testable import LarkRuntime

@Suite("A cache of tokens", .timeLimit(.minutes(5)))
struct TokenCacheTests {
  private static let key = TokenKey(.tenant, appID: "cli_1", tenantKey: "T1")

  private let place = FileManager.default.temporaryDirectory.appendingPathComponent("lark-tokens-\(UUID().uuidString)")

  private func token(_ value: String) -> CachedToken {
    CachedToken(value, expiry: Date(timeIntervalSince1970: 7200.5), renewal: Date(timeIntervalSince1970: 6900.25))
  }

  /// Runs a check with each cache, which is empty.
  private func withEach(_ check: (any TokenCache) async throws -> Void) async throws {
    try await check(MemoryTokenCache())
    defer { discard() }
    try await check(FileTokenCache(at: place))
  }

  private func discard() {
    for suffix in ["", ".lock"] { try? FileManager.default.removeItem(atPath: place.path + suffix) }
  }

  @Test("a token cache keeps the last token of each key")
  func keeps() async throws {
    try await withEach { cache in
      #expect(try await cache.token(Self.key) == nil)
      try await cache.store(token("t-1"), Self.key)
      try await cache.store(token("t-2"), Self.key)
      try await cache.store(token("a-1"), TokenKey(.app, appID: "cli_1"))
      #expect(try await cache.token(Self.key) == token("t-2"))
      #expect(try await cache.token(TokenKey(.app, appID: "cli_1")) == token("a-1"))
      #expect(try await cache.token(TokenKey(.app, appID: "cli_2")) == nil)
    }
  }

  @Test("a token cache forgets a refused token, and no other")
  func forgets() async throws {
    try await withEach { cache in
      try await cache.store(token("t-2"), Self.key)
      try await cache.remove("t-1", Self.key)
      #expect(try await cache.token(Self.key) == token("t-2"))
      try await cache.remove("t-2", Self.key)
      #expect(try await cache.token(Self.key) == nil)
    }
  }

  @Test("a token cache that is a file is the user's alone, leaves no drafts, and loses nothing when many write")
  func file() async throws {
    defer { discard() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask { [place] in
          // Each opens the lock for itself, as processes do.
          let cache = FileTokenCache(at: place, patience: .seconds(60))
          let key = TokenKey(.app, appID: "cli_\(number)")
          try await cache.store(CachedToken("a-\(number)", expiry: .now, renewal: .now), key)
        }
      }
      try await group.waitForAll()
    }
    let cache = FileTokenCache(at: place)
    for number in 0..<20 {
      #expect(try cache.token(TokenKey(.app, appID: "cli_\(number)"))?.value == "a-\(number)")
    }
    let folder = place.deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix(place.lastPathComponent) }.sorted()
    #expect(files == [place.lastPathComponent, place.lastPathComponent + ".lock"])
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(file).path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
  }

  @Test("a damaged token file is reported, and replaced by the next token", arguments: ["{", "[]", "null", "\u{1}"])
  func damaged(content: String) async throws {
    defer { discard() }
    try Data(content.utf8).write(to: place)
    let events = EventLog()
    let lark = LarkClient.stubbed(
      TokenServer().stub, app: .custom(id: "cli_1", secret: "s", cache: FileTokenCache(at: place))
    ) { events.listen(to: &$0) }
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    #expect(events.failedSteps == ["loading auth.v3.auth.tenant_access_token_internal"])
    #expect(events.storeErrors.first?.contains("its content is not a JSON object") == true)
    #expect(try FileTokenCache(at: place).token(TokenKey(.tenant, appID: "cli_1"))?.value == "t-1")
  }

  @Test("an empty token file holds no tokens, and one that cannot be made says so")
  func empty() async throws {
    defer { discard() }
    try Data().write(to: place)
    #expect(try FileTokenCache(at: place).token(Self.key) == nil)
    let nowhere = FileTokenCache(at: place.appendingPathComponent("no/folder"))
    let error = await #expect(throws: FileTokenCache.Unusable.self) { try await nowhere.store(token("t-1"), Self.key) }
    #expect(error?.description.contains("check that its folder exists") == true)
  }

  @Test("a token cache that is out of order costs a request, not a call")
  func broken() async throws {
    struct Broken: TokenCache {
      func token(_ key: TokenKey) throws -> CachedToken? { throw CocoaError(.fileReadUnknown) }
      func store(_ token: CachedToken, _ key: TokenKey) throws { throw CocoaError(.fileWriteUnknown) }
      func remove(_ refused: String, _ key: TokenKey) throws { throw CocoaError(.fileWriteUnknown) }
    }
    let vault = TokenVault(clock: .system, cache: Broken())
    for _ in 0..<2 {
      #expect(try await vault.token(Self.key) { IssuedToken(value: "t-1", lifetime: 7200) } == "t-1")
    }
    await vault.invalidate(Self.key, refused: "t-1")
    #expect(try await vault.token(Self.key) { IssuedToken(value: "t-2", lifetime: 7200) } == "t-2")
  }

  @Test("a token cache knows its keys by a word that is theirs alone")
  func keys() {
    #expect(Self.key.description == "cli_1/tenant_access_token/T1")
    #expect(TokenKey(.app, appID: "cli_1").description == "cli_1/app_access_token")
  }
}
