/// Which pages a folder is to hold, and which no longer.
public struct SyncGoal: Hashable, Sendable {
  /// A page that is wanted.
  public struct Wanted: Hashable, Sendable {
    public var document: DirectoryTree.Document
    /// Below the folder.
    public var path: String
  }

  /// Sorted by the portal's path.
  public private(set) var pages: [Wanted] = []
  /// The portal's paths of pages that the folder has and the portal has no longer, sorted.
  public private(set) var removed: [String] = []
  /// What was left out, as sentences.
  public private(set) var warnings: [String]

  public var fullPaths: [String] { pages.map(\.document.fullPath) }

  /// - Parameter acceptsRemovals: Whether any number of pages may go.
  init(_ tree: DirectoryTree, known index: SyncIndex, scope: PageScope, acceptsRemovals: Bool) throws(SyncError) {
    warnings = tree.warnings
    let documents = tree.documents.filter { scope.contains($0.fullPath) }
    let knownPaths = index.pages.keys.filter(scope.contains)
    let idle = scope.idleWords(among: tree.documents.map(\.fullPath) + knownPaths)
    guard idle.isEmpty else { throw .idleWords(idle) }
    let there = Set(documents.map(\.fullPath))
    removed = knownPaths.filter { !there.contains($0) }.sorted()
    guard acceptsRemovals || !Self.isTooMuch(removed.count, of: knownPaths.count) else {
      throw .massRemoval(removed.count, of: knownPaths.count)
    }
    addPages(documents, index)
  }

  /// A few pages may always go; a broken list must not empty the folder.
  private static func isTooMuch(_ removed: Int, of known: Int) -> Bool {
    removed > 3 && removed * 5 > known
  }

  private mutating func addPages(_ documents: [DirectoryTree.Document], _ index: SyncIndex) {
    var names = PageNames()
    for page in index.pages.values { names.keep(page.path) }
    for document in documents.sorted(by: { $0.fullPath < $1.fullPath }) {
      if let known = index.pages[document.fullPath] {
        pages.append(Wanted(document: document, path: known.path))
        continue
      }
      do throws(PagePath.Objection) {
        pages.append(Wanted(document: document, path: try names.add(document.fullPath)))
      } catch {
        warnings.append("The page '\(document.fullPath)' gets no file, because \(error.reason); it was left out.")
      }
    }
  }
}
