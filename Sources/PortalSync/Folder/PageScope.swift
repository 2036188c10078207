/// The pages that a run is about. Pages outside are neither fetched nor taken for removed.
public struct PageScope: Hashable, Sendable {
  /// Each is a portal path (`/uAjLw4CM/…/im-v1`), a folder of the portal (`im-v1`, `corehr-v2/pathway`) or a project
  /// (`corehr`). None means all pages.
  public var words: [String]

  public init(_ words: [String] = []) {
    self.words = words
  }

  public func contains(_ fullPath: String) -> Bool {
    words.isEmpty || words.contains { Self.word($0, holds: fullPath) }
  }

  /// The words that hold none of some pages.
  func idleWords(among fullPaths: some Collection<String>) -> [String] {
    words.filter { word in !fullPaths.contains { Self.word(word, holds: $0) } }
  }

  private static func word(_ word: String, holds fullPath: String) -> Bool {
    let wanted = word.split(separator: "/")
    let names = fullPath.split(separator: "/")
    guard !wanted.isEmpty, wanted.count <= names.count else { return word == "/" }
    if word.hasPrefix("/") { return names.starts(with: wanted) }
    return (0...(names.count - wanted.count)).contains { start in
      zip(names[start...], wanted).allSatisfy { isName($0, $1) }
    }
  }

  /// `corehr-v2` is of the project `corehr`.
  private static func isName(_ name: Substring, _ wanted: Substring) -> Bool {
    guard name != wanted else { return true }
    guard name.hasPrefix(wanted) else { return false }
    let version = name.dropFirst(wanted.count)
    return version.hasPrefix("-v") && version.count > 2 && version.dropFirst(2).utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
