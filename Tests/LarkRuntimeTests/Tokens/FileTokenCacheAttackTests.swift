import Foundation
import LarkCorehr
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A token file that others can reach", .tags(.attack), .timeLimit(.minutes(5)))
struct FileTokenCacheAttackTests {
  private static let key = TokenKey(.tenant, appID: "cli_1")
  private static let planted = #"{"cli_1/tenant_access_token":{"value":"t-evil","expiry":9e9,"renewal":9e9}}"#

  private let folder: URL
  private var place: URL { folder.appendingPathComponent("tokens.json") }
  private var lock: URL { folder.appendingPathComponent("tokens.json.lock") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("lark-tokens-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func discard() { try? FileManager.default.removeItem(at: folder) }

  private func plant(_ url: URL, mode: mode_t = 0o600, _ text: String = planted) throws {
    try Data(text.utf8).write(to: url)
    chmod(url.path, mode)
  }

  /// Makes sure that neither reading nor writing uses the cache, and that a client works without it.
  private func expectRefused(_ reason: String) async throws {
    let cache = FileTokenCache(at: place)
    let token = CachedToken("t-1", expiry: Date(timeIntervalSince1970: 9e9), renewal: Date(timeIntervalSince1970: 9e9))
    let error = await #expect(throws: FileTokenCache.Unusable.self) { try await cache.store(token, Self.key) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    #expect((try? cache.token(Self.key)) == nil)
    let server = TokenServer()
    let events = EventLog()
    let lark = LarkClient.stubbed(server.stub, app: .custom(id: "cli_1", secret: "s", cache: cache)) {
      events.listen(to: &$0)
    }
    for _ in 0..<2 { try await lark.corehr.v2.processWithdraw.update(processID: "1") }
    #expect(await server.fetches == 1)
    #expect(await server.refusals == 0)
    #expect(events.storeErrors.allSatisfy { $0.contains(reason) })
    #expect(events.failedSteps.last == "saving auth.v3.auth.tenant_access_token_internal")
  }

  @Test("a token file is not believed where others may write to it", arguments: [0o666, 0o620, 0o602] as [mode_t])
  func writable(mode: mode_t) async throws {
    defer { discard() }
    try plant(place, mode: mode)
    try await expectRefused("other users may write to it")
    #expect(try String(contentsOf: place, encoding: .utf8) == Self.planted)
  }

  @Test("a token file is not believed where it belongs to another user", .enabled(if: geteuid() == 0))
  func foreign() async throws {
    defer { discard() }
    try plant(place)
    #expect(chown(place.path, 1234, 1234) == 0)
    try await expectRefused("it belongs to user 1234")
  }

  @Test("a token file is not used with a lock of another user, who could hold it", .enabled(if: geteuid() == 0))
  func foreignLock() async throws {
    defer { discard() }
    try plant(lock, "")
    #expect(chown(lock.path, 1234, 1234) == 0)
    try await expectRefused("it belongs to user 1234")
  }

  @Test("a token file is not followed where it is a link")
  func link() async throws {
    defer { discard() }
    let victim = folder.appendingPathComponent("victim")
    try plant(victim)
    try FileManager.default.createSymbolicLink(at: place, withDestinationURL: victim)
    try await expectRefused("it is a symbolic link")
    #expect(try String(contentsOf: victim, encoding: .utf8) == Self.planted)
  }

  @Test("a token file makes no file where its lock is a link to a place")
  func lockLink() async throws {
    defer { discard() }
    let made = folder.appendingPathComponent("made-by-lock")
    try FileManager.default.createSymbolicLink(at: lock, withDestinationURL: made)
    try await expectRefused("it is a symbolic link")
    #expect(!FileManager.default.fileExists(atPath: made.path))
  }

  @Test("a token file is not believed where it is another file of the user under a second name")
  func hardLink() async throws {
    defer { discard() }
    let download = folder.appendingPathComponent("download")
    try plant(download)
    try FileManager.default.linkItem(at: download, to: place)
    try await expectRefused("the file has another name")
  }

  @Test("a token file holds up nobody where it is a pipe without another end")
  func pipe() async throws {
    defer { discard() }
    #expect(mkfifo(place.path, 0o600) == 0)
    try await expectRefused("it is not a regular file")
  }

  @Test("a token file has no token with times that no calendar has")
  func times() throws {
    defer { discard() }
    let cache = FileTokenCache(at: place)
    for time in ["1e308", "1e400", "-1", "\"9e9\"", "null"] {
      try plant(place, #"{"cli_1/tenant_access_token":{"value":"t-1","expiry":\#(time),"renewal":\#(time)}}"#)
      #expect(try cache.token(Self.key) == nil)
    }
    try plant(place)
    #expect(try cache.token(Self.key)?.value == "t-evil")
  }
}

// MARK: The lock

extension FileTokenCacheAttackTests {
  /// Holds the lock as another process does: by a file that was opened for itself.
  private func holdLock() throws -> FileHandle {
    let file = open(lock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(file >= 0 && flock(file, LOCK_EX) == 0)
    return FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  @Test("a token file that another process has locked for good keeps a call for a moment, and blocks no thread")
  func heldLock() async throws {
    defer { discard() }
    let holder = try holdLock()
    let events = EventLog()
    let cache = FileTokenCache(at: place, patience: .milliseconds(300))
    // More calls at a time than there are threads for tasks.
    let clients = (0..<32).map { _ in
      LarkClient.stubbed(TokenServer().stub, app: .custom(id: "cli_1", secret: "s", cache: cache)) {
        events.listen(to: &$0)
        $0.timeout = .seconds(120)
      }
    }
    let start = ContinuousClock.now
    async let calls: Void = withThrowingTaskGroup(of: Void.self) { group in
      for lark in clients { group.addTask { _ = try await lark.request(.get, "/x") } }
      try await group.waitForAll()
    }
    // Other work goes on meanwhile.
    for _ in 0..<10 { try await Task.sleep(for: .milliseconds(1)) }
    try await calls
    #expect(start.duration(to: .now) < .seconds(60))
    #expect(events.storeErrors.count == 32)
    #expect(events.storeErrors.allSatisfy { $0.contains("another process has had it locked") })
    try holder.close()
  }

  @Test("a token file that another process has locked lets a call end at its deadline")
  func deadline() async throws {
    defer { discard() }
    let holder = try holdLock()
    let lark = LarkClient.stubbed(
      TokenServer().stub,
      app: .custom(id: "cli_1", secret: "s", cache: FileTokenCache(at: place, patience: .seconds(3600)))
    ) { $0.timeout = .milliseconds(200) }
    let start = ContinuousClock.now
    let error = await #expect(throws: LarkError.self) { try await lark.request(.get, "/x") }
    #expect(error?.kind == .timeout)
    #expect(start.duration(to: .now) < .seconds(60))
    try holder.close()
  }

  @Test(
    "a token file is waited for by the client's clock, at growing distances, and not for longer than patience lasts")
  func patience() async throws {
    defer { discard() }
    let holder = try holdLock()
    let clock = TestClock()
    let cache = FileTokenCache(at: place, patience: .milliseconds(100), clock: clock.clock)
    await #expect(throws: FileTokenCache.Unusable.self) { try await cache.remove("t-1", Self.key) }
    #expect(clock.sleeps == [1, 2, 4, 8, 16, 32, 50].map { .milliseconds($0) })
    try holder.close()
    try await cache.remove("t-1", Self.key)
  }

  @Test("a token file is not waited for by a task that was cancelled")
  func cancelled() async throws {
    defer { discard() }
    let holder = try holdLock()
    let cache = FileTokenCache(at: place, patience: .seconds(3600))
    let task = Task { try await cache.remove("t-1", Self.key) }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try holder.close()
  }
}

// MARK: Caches that do not do as they are told

@Suite("A token cache that does not do as it is told", .tags(.attack), .timeLimit(.minutes(5)))
struct TokenCacheAttackTests {
  private static let key = TokenKey(.tenant, appID: "cli_1")

  @Test("a token cache cannot bring back a token that the platform refused")
  func stubborn() async throws {
    struct Stubborn: TokenCache {
      func token(_ key: TokenKey) -> CachedToken? {
        CachedToken("t-old", expiry: .distantFuture, renewal: .distantFuture)
      }
      func store(_ token: CachedToken, _ key: TokenKey) {}
      func remove(_ refused: String, _ key: TokenKey) throws { throw CocoaError(.fileWriteNoPermission) }
    }
    let server = TokenServer()
    let events = EventLog()
    let lark = LarkClient.stubbed(server.stub, app: .custom(id: "cli_1", secret: "s", cache: Stubborn())) {
      events.listen(to: &$0)
    }
    for _ in 0..<3 { try await lark.corehr.v2.processWithdraw.update(processID: "1") }
    #expect(await server.refusals == 1)
    #expect(await server.fetches == 1)
    #expect(events.failedSteps == ["removing auth.v3.auth.tenant_access_token_internal"])
  }

  @Test(
    "a token cache does not keep a call beyond its deadline, whatever it hangs in", arguments: TokenStoreStep.allCases)
  func hanging(step: TokenStoreStep) async throws {
    struct Hanging: TokenCache {
      let step: TokenStoreStep
      /// Does not even end when its task is cancelled.
      func hang(_ at: TokenStoreStep) async {
        if at == step { await Task.detached { try? await Task.sleep(for: .seconds(100)) }.value }
      }
      func token(_ key: TokenKey) async -> CachedToken? {
        await hang(.loading)
        return CachedToken("t-old", expiry: .distantFuture, renewal: .distantFuture)
      }
      func store(_ token: CachedToken, _ key: TokenKey) async { await hang(.saving) }
      func remove(_ refused: String, _ key: TokenKey) async { await hang(.removing) }
    }
    let lark = LarkClient.stubbed(
      TokenServer().stub, app: .custom(id: "cli_1", secret: "s", cache: Hanging(step: step))
    ) { $0.timeout = .milliseconds(200) }
    let start = ContinuousClock.now
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(error?.kind == .timeout)
    #expect(start.duration(to: .now) < .seconds(60))
  }

  @Test("a token cache is asked once to forget a token, however many calls were refused with it")
  func oneRemoval() async throws {
    actor Counting: TokenCache {
      private(set) var removals = 0
      private var token: CachedToken? = CachedToken("t-old", expiry: .distantFuture, renewal: .distantFuture)
      func token(_ key: TokenKey) -> CachedToken? { token }
      func store(_ token: CachedToken, _ key: TokenKey) { self.token = token }
      func remove(_ refused: String, _ key: TokenKey) async {
        removals += 1
        try? await Task.sleep(for: .milliseconds(100))
        if token?.value == refused { token = nil }
      }
    }
    let cache = Counting()
    let vault = TokenVault(clock: .system, cache: cache)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<100 { group.addTask { await vault.invalidate(Self.key, refused: "t-old") } }
    }
    #expect(await cache.removals < 10)
    #expect(await cache.token(Self.key) == nil)
  }
}
