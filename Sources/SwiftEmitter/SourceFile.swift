/// A file of the output, before anybody has written it.
public struct SourceFile: Hashable, Sendable {
  /// The file's path below the output folder, with `/`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
