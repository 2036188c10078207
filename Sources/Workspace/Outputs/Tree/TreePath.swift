/// Judges paths of files in an output folder.
public enum TreePath {
  /// Why a path names no file that may be written below the folder; nil where it does.
  public static func objection(to path: some StringProtocol) -> String? {
    if path.isEmpty { return "it names no file" }
    if PathNames.isAbsolute(path) { return "it does not start in the output folder" }
    if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "it holds a control character" }
    let names = PathNames.all(of: path)
    if names.contains("..") { return "it leads out of the output folder" }
    if names.contains("") || names.contains(".") { return "it is not written plainly" }
    if names.contains(where: { GitFolderName.matches($0) }) { return "it leads into the folder of a git repository" }
    // Where case does not count, other spellings are the same file.
    if path.lowercased() == GeneratedList.name || names[0].lowercased() == TreeStaging.folderName {
      return "the name is taken"
    }
    return nil
  }

  /// The same for somebody who may write the list of generated files itself.
  static func objection(toListed path: String) -> String? {
    path == GeneratedList.name ? nil : objection(to: path)
  }

  /// The folders in which a path lies, outermost first: `a`, `a/b` for `a/b/c`.
  static func folders(of path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }
}
