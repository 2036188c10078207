import Foundation
import Workspace

/// Files for pages: `/uAjLw4CM/im-v1/message/create` is in `uAjLw4CM/im-v1/message/create.md`.
///
/// Files are named `….md`, and folders never are: beside the page `/dir`, the page `/dir.md/inner` is in `dir.md~/inner.md`.
struct PagePath: Hashable, Sendable {
  /// Below the folder of pages.
  let text: String

  /// Most file systems know names of 255 bytes; a suffix and a second name need some of them.
  private static let nameLimit = 200
  private static let pathLimit = 800

  /// Why a page can have no file.
  struct Objection: Error, Hashable, Sendable {
    var reason: String
  }

  init(of fullPath: String) throws(Objection) {
    guard PathNames.isAbsolute(fullPath) else { throw Objection(reason: "it does not start with a slash") }
    guard fullPath.utf8.count <= Self.pathLimit else { throw Objection(reason: "it is too long") }
    // Portals have paths with empty names: `/ukTMukTMukTM//event/scope-change`.
    let names = PathNames.of(fullPath)
    guard !names.isEmpty else { throw Objection(reason: "it holds no name") }
    for name in names {
      if name.utf8.first == UInt8(ascii: ".") { throw Objection(reason: "a name in it starts with a dot") }
      if GitFolderName.matches(name) { throw Objection(reason: "a name in it is that of a git repository's folder") }
      if name.utf8.count > Self.nameLimit { throw Objection(reason: "a name in it is too long") }
      let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
      if name.unicodeScalars.contains(where: isControl) { throw Objection(reason: "it holds a control character") }
      // They make a file look like another one, wherever its name is shown.
      if name.holdsInvisibles { throw Objection(reason: "it holds a character that is not seen") }
    }
    text = names.dropLast().map { Self.folder($0) + "/" }.joined() + names[names.count - 1] + Self.suffix
  }

  /// The folder for a name of the portal.
  private static func folder(_ name: Substring) -> String {
    name.lowercased().hasSuffix(suffix) ? "\(name)~" : String(name)
  }

  /// The folders in which the file lies.
  static func folders(of path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  private init(text: String) {
    self.text = text
  }

  private static let suffix = ".md"

  /// The other name of a page whose first name is taken: `create~0123456789abcdef.md`.
  func second(for fullPath: String) -> PagePath {
    let hash = ContentHash(of: Array(fullPath.utf8)).text
    return PagePath(text: text.dropLast(Self.suffix.count) + "~\(hash)\(Self.suffix)")
  }
}

/// Gives each page a file of its own, also on disks where `A.md` and `a.md` are one file.
struct PageNames {
  private var taken: Set<String> = []

  /// The path that a page had before stays its path, whatever comes.
  mutating func keep(_ path: String) {
    taken.insert(Self.key(path))
    // An earlier version had folders of such names, too.
    for folder in PagePath.folders(of: path) where folder.hasSuffix(".md") { taken.insert(Self.key(folder)) }
  }

  /// The path of a new page. Pages are to come in an order that does not depend on chance.
  mutating func add(_ fullPath: String) throws(PagePath.Objection) -> String {
    let path = try PagePath(of: fullPath)
    if taken.insert(Self.key(path.text)).inserted { return path.text }
    let second = path.second(for: fullPath)
    guard taken.insert(Self.key(second.text)).inserted else {
      throw PagePath.Objection(reason: "both its names are taken")
    }
    return second.text
  }

  private static func key(_ path: String) -> String { path.precomposedStringWithCanonicalMapping.lowercased() }
}
