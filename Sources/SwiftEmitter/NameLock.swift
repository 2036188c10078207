/// The public names and signatures that earlier runs published. See `names.lock`.
public struct NameLock: Hashable, Sendable {
  /// Reads the file.
  public init(text: String) throws(NameLockError) {
  }
}

/// Why a `names.lock` cannot be used.
public struct NameLockError: Error, Hashable, Sendable, CustomStringConvertible {
  public var line: Int
  public var reason: String

  public var description: String { "names.lock:\(line): \(reason)" }
}
