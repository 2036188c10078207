import Foundation

/// Tokens in a file that several processes of one user share, for command lines and services without a database.
///
/// Only the user who runs the program can read the file. It is replaced as a whole, so that a reader never sees half of
/// one, and writers wait for each other.
public struct FileTokenCache: TokenCache {
  private let place: URL

  /// - Parameter place: The file, which is made when it is needed. Another of the same name with `.lock` is put beside
  ///   it.
  public init(at place: URL) {
    self.place = place
  }

  public func token(_ key: TokenKey) throws -> CachedToken? {
    try read()[key.description].flatMap(Self.token)
  }

  public func store(_ token: CachedToken, _ key: TokenKey) throws {
    try change { $0[key.description] = Self.json(token) }
  }

  public func remove(_ refused: String, _ key: TokenKey) throws {
    try change { tokens in
      if tokens[key.description]?["value"]?.string == refused { tokens[key.description] = nil }
    }
  }
}

// MARK: The file

extension FileTokenCache {
  /// The file could not be used.
  public struct Unusable: Error, Sendable, CustomStringConvertible {
    let path: String
    let reason: String

    public var description: String {
      "The token file \(path) cannot be used (\(reason)); check that its folder exists and may be written."
    }
  }

  /// The tokens by key. A file that is missing or spoilt holds none: what is in it can be fetched again.
  private func read() throws -> [String: JSONAny] {
    guard FileManager.default.fileExists(atPath: place.path) else { return [:] }
    return (try? JSONAny(json: Array(try Data(contentsOf: place))))?.object ?? [:]
  }

  /// Changes the file while no other process does.
  private func change(_ edit: (inout [String: JSONAny]) -> Void) throws {
    let lock = open(place.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw unusable() }
    // Closing the file gives the lock back.
    defer { close(lock) }
    guard flock(lock, LOCK_EX) == 0 else { throw unusable() }
    let before = try read()
    var tokens = before
    edit(&tokens)
    if tokens != before { try replace(by: try tokens.json()) }
  }

  /// Puts new content in place of the file in one step.
  private func replace(by content: [UInt8]) throws {
    let draft = "\(place.path).\(UUID().uuidString)"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unusable() }
    do {
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
      try handle.write(contentsOf: Data(content))
      try handle.close()
      guard rename(draft, place.path) == 0 else { throw unusable() }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private func unusable() -> Unusable {
    Unusable(path: place.path, reason: String(cString: strerror(errno)))
  }
}

// MARK: Entries

extension FileTokenCache {
  private static func token(_ entry: JSONAny) -> CachedToken? {
    guard let value = entry["value"]?.string, let expiry = entry["expiry"]?.double,
      let renewal = entry["renewal"]?.double
    else { return nil }
    return CachedToken(
      value, expiry: Date(timeIntervalSince1970: expiry), renewal: Date(timeIntervalSince1970: renewal))
  }

  private static func json(_ token: CachedToken) -> JSONAny {
    [
      "value": .string(token.value), "expiry": JSONAny(floatLiteral: token.expiry.timeIntervalSince1970),
      "renewal": JSONAny(floatLiteral: token.renewal.timeIntervalSince1970),
    ]
  }
}
