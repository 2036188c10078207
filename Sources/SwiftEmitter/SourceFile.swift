import APISpec

/// A file of the output, before anybody has written it.
public struct SourceFile: Hashable, Sendable {
  /// The file's path below the output folder, with `/`.
  public var path: String
  /// The content of the file.
  public var bytes: [UInt8]

  /// A file of these bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file of this text, as UTF-8.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

extension SourceFile: ArchivedRecord {
  package static var blank: SourceFile { SourceFile(path: "", bytes: []) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("path", &path)
    members.bytes("bytes", &bytes)
  }
}
