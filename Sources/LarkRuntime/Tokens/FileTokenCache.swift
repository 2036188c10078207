import Foundation

/// Tokens in a file that several processes of one user share, for command lines and services without a database.
///
/// Only the user who runs the program can read the file. It is replaced as a whole, so that a reader never sees half of
/// one, and writers wait for each other.
///
/// A file, or a lock beside it, that somebody else may have put there is not used: one that belongs to another user, that
/// others may write to, that is a link or has a second name. The client then works without the cache and reports it by
/// ``CallEvent/tokenStoreFailed(_:_:_:)``. The folder needs no such care, since another user who can write to it is able
/// to remove the file, but not to make one that belongs to this user.
public struct FileTokenCache: TokenCache {
  private let place: URL
  private let patience: Duration
  private let clock: ClientClock

  /// - Parameters:
  ///   - place: The file, which is made when it is needed. Another of the same name with `.lock` is put beside it.
  ///   - patience: How long a change waits while other processes have the file. They mostly need milliseconds; after this
  ///     time the change is given up, so that a process that hangs holds up no other.
  ///   - clock: The clock by which it waits. No thread is blocked meanwhile.
  public init(at place: URL, patience: Duration = .seconds(1), clock: ClientClock = .system) {
    self.place = place
    self.patience = patience
    self.clock = clock
  }

  public func token(_ key: TokenKey) throws -> CachedToken? {
    guard let tokens = Self.tokens(in: try content()) else {
      throw Unusable(
        path: place.path, reason: "its content is not a JSON object",
        advice: "the next token that is saved replaces it")
    }
    return tokens[key.description].flatMap(Self.token)
  }

  public func store(_ token: CachedToken, _ key: TokenKey) async throws {
    try await change { $0[key.description] = Self.json(token) }
  }

  public func remove(_ refused: String, _ key: TokenKey) async throws {
    try await change { tokens in
      if tokens[key.description]?["value"]?.string == refused { tokens[key.description] = nil }
    }
  }
}

// MARK: The file

extension FileTokenCache {
  /// The file could not be used.
  public struct Unusable: Error, Sendable, CustomStringConvertible {
    let path: String
    /// The system's number for what is missing: there is no file.
    let code: Int32
    let reason: String
    let advice: String

    init(path: String, reason: String, advice: String) {
      (self.path, code, self.reason, self.advice) = (path, 0, reason, advice)
    }

    /// What the system says by one of its numbers.
    init(path: String, code: Int32) {
      self.path = path
      self.code = code
      reason = String(cString: strerror(code))
      advice = "check that its folder exists and may be written"
    }

    public var description: String { "The token file \(path) cannot be used (\(reason)); \(advice)." }
  }

  /// The bytes of the file; none where it is missing.
  private func content() throws(Unusable) -> [UInt8] {
    do {
      return try PrivateFile.reading(place.path).bytes()
    } catch {
      guard error.code == ENOENT else { throw error }
      return []
    }
  }

  /// The tokens by key; nil for a content that is damaged.
  private static func tokens(in content: [UInt8]) -> [String: JSONAny]? {
    content.isEmpty ? [:] : (try? JSONAny(json: content))?.object
  }

  /// Changes the file while no other process does. What was in a damaged one can be fetched again.
  private func change(_ edit: (inout [String: JSONAny]) -> Void) async throws {
    // The file is locked until this ends.
    let lock = try await lock()
    try withExtendedLifetime(lock) {
      let before = Self.tokens(in: try content())
      var tokens = before ?? [:]
      edit(&tokens)
      if tokens != before { try replace(by: try tokens.json()) }
    }
  }

  /// The lock, as soon as no other process has it.
  private func lock() async throws -> PrivateFile {
    let file = try PrivateFile.lock(at: place.path + ".lock")
    var waited = Duration.zero
    var wait = Duration.milliseconds(1)
    while try !file.lock() {
      guard waited < patience else {
        throw Unusable(
          path: file.path, reason: "another process has had it locked for \(patience)",
          advice: "end that process if it hangs")
      }
      try await clock.sleep(wait)
      waited += wait
      wait = min(wait * 2, .milliseconds(50))
    }
    return file
  }

  /// Puts new content in place of the file in one step.
  private func replace(by content: [UInt8]) throws {
    let draft = "\(place.path).\(UUID().uuidString)"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Unusable(path: place.path, code: errno) }
    do {
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
      try handle.write(contentsOf: Data(content))
      try handle.close()
      guard rename(draft, place.path) == 0 else { throw Unusable(path: place.path, code: errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }
}

// MARK: Entries

extension FileTokenCache {
  private static func token(_ entry: JSONAny) -> CachedToken? {
    guard let value = entry["value"]?.string, let expiry = date(entry["expiry"]), let renewal = date(entry["renewal"])
    else { return nil }
    return CachedToken(value, expiry: expiry, renewal: renewal)
  }

  private static func date(_ entry: JSONAny?) -> Date? {
    entry?.double.flatMap { OutsideNumber.date(secondsSince1970: $0) }
  }

  private static func json(_ token: CachedToken) -> JSONAny {
    [
      "value": .string(token.value), "expiry": JSONAny(floatLiteral: token.expiry.timeIntervalSince1970),
      "renewal": JSONAny(floatLiteral: token.renewal.timeIntervalSince1970),
    ]
  }
}
