import Workspace

/// What has to happen in a folder of pages, and what is told about it.
public struct SyncPlan: Hashable, Sendable {
  /// What becomes of a page.
  public enum Fate: String, Hashable, Sendable, CaseIterable {
    case added, changed, removed
  }

  /// A page that does not stay as it is.
  public struct Page: Hashable, Sendable {
    public var fate: Fate
    public var path: String
  }

  /// Where removed pages go.
  public static let removedFolder = ".removed"

  /// Sorted by path.
  public private(set) var pages: [Page] = []
  public private(set) var unchanged = 0
  /// Pages that were edited by hand since they were written, and get the portal's words again. Sorted.
  public private(set) var overwritten: [String] = []
  /// The changes of files, the index included; none where nothing has to happen.
  public private(set) var changes: [FileChange] = []

  private var index: SyncIndex
  private var inTheWay: [String] = []

  /// - Parameters:
  ///   - download: The page as it was fetched; nil where it could not be, and stays as it is.
  ///   - bytes: The bytes of a file of the folder; nil where it is not there.
  init(
    for goal: SyncGoal, known index: SyncIndex, shown folder: String, download: (String) -> PageDetail?,
    bytes: (String) throws(WorkspaceError) -> [UInt8]?
  ) throws(WorkspaceError) {
    self.index = index
    for wanted in goal.pages {
      guard let detail = download(wanted.document.fullPath) else { continue }
      plan(wanted, detail, found: try bytes(wanted.path))
    }
    for fullPath in goal.removed { try planRemoval(of: fullPath, bytes: bytes) }
    guard inTheWay.isEmpty else { throw .inTheWay(folder, inTheWay.sorted()) }
    pages.sort { $0.path < $1.path }
    overwritten.sort()
    let newIndex = self.index.bytes
    if try bytes(SyncIndex.name) != newIndex { changes.append(FileChange(.write(newIndex), SyncIndex.name)) }
  }

  public func count(_ fate: Fate) -> Int { pages.count { $0.fate == fate } }

  private mutating func plan(_ wanted: SyncGoal.Wanted, _ detail: PageDetail, found: [UInt8]?) {
    let fullPath = wanted.document.fullPath
    var page = PortalPage(
      fullPath: fullPath, title: wanted.document.title, updateTime: detail.updateTime, content: detail.content)
    let new = page.bytes
    let known = index.pages[fullPath]
    let foundHash = found.map(ContentHash.init(of:))
    if let known, foundHash == known.hash {
      page.updateTime = known.updateTime
      // Another time alone is no change. By bytes: an edited page may have been made to have the same hash.
      if page.bytes == found {
        unchanged += 1
        return
      }
    }
    if known == nil, let found, !PortalPage.states(fullPath, found) {
      inTheWay.append(wanted.path)
      return
    }
    index.pages[fullPath] = SyncIndex.Page(
      path: wanted.path, hash: ContentHash(of: new), updateTime: detail.updateTime)
    guard found != new else {
      unchanged += 1
      return
    }
    if let known, foundHash != nil, foundHash != known.hash { overwritten.append(wanted.path) }
    pages.append(Page(fate: found == nil ? .added : .changed, path: wanted.path))
    changes.append(FileChange(.write(new), wanted.path))
  }

  private mutating func planRemoval(
    of fullPath: String, bytes: (String) throws(WorkspaceError) -> [UInt8]?
  ) throws(WorkspaceError) {
    guard let page = index.pages.removeValue(forKey: fullPath) else { return }
    pages.append(Page(fate: .removed, path: page.path))
    guard try bytes(page.path) != nil else { return }
    changes.append(FileChange(.move(to: "\(Self.removedFolder)/\(page.path)"), page.path))
  }
}
