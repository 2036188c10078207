/// A file that holds text and that a command line names.
public enum TextFile {
  /// A larger file holds something else.
  private static let limit = 256 << 20

  /// The text; nil where there is no file.
  public static func read(_ path: String) throws(WorkspaceError) -> String? {
    guard FileKind.of(path, followingLinks: true) != .missing else { return nil }
    let bytes = try FileBytes.read(path, location: path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadableFile(path, reason: "it is no UTF-8 text")
    }
    return text
  }
}
