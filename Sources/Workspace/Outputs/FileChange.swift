/// A file of a folder that is to be written, to go, or to get another name.
public struct FileChange: Hashable, Sendable {
  /// Below the folder, with `/`.
  public var path: String
  public var kind: Kind

  public enum Kind: Hashable, Sendable {
    /// These bytes, in place of a file that may be there.
    case write([UInt8])
    case remove
    /// The file as it is gets this path, in place of a file that may be there.
    case move(to: String)
  }

  public init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }

  /// The same change, seen from a folder further out.
  ///
  /// - Parameter folder: The path from there; empty where it is the same folder.
  public func below(_ folder: String) -> FileChange {
    guard !folder.isEmpty else { return self }
    let kind: Kind
    switch self.kind {
    case .write, .remove: kind = self.kind
    case .move(let target): kind = .move(to: "\(folder)/\(target)")
    }
    return FileChange(kind, "\(folder)/\(path)")
  }
}
