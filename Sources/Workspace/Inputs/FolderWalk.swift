import Foundation

/// Finds the pages below a folder, through symbolic links, each folder once.
struct FolderWalk {
  /// Pages in the order of their paths below the folder.
  private(set) var pages: [PageFile] = []
  private(set) var problems: [WorkspaceError] = []
  /// The real paths of folders and pages that were met.
  private var entered: Set<String> = []

  /// A folder on the way, by the three names it has.
  private struct Place {
    /// Below the input folder; empty at the start.
    var path: String
    /// As a person opens it.
    var location: String
    /// With all links resolved.
    var realPath: String

    func entry(_ name: String) -> Place {
      Place(
        path: path.isEmpty ? name : path + "/" + name,
        location: location.hasSuffix("/") ? location + name : location + "/" + name,
        realPath: realPath == "/" ? "/" + name : realPath + "/" + name)
    }
  }

  init(folder: String, realPath: String) {
    walk(Place(path: "", location: folder, realPath: realPath), above: [])
    pages.sort { $0.path < $1.path }
  }

  private mutating func walk(_ folder: Place, above: [String]) {
    guard entered.insert(folder.realPath).inserted else { return }
    let names: [String]
    switch FolderListing.read(folder.realPath) {
    case .failure(let failure):
      problems.append(.unreadableFolder(folder.location, reason: failure.reason))
      return
    case .success(let listing):
      names = listing.names
      problems += listing.unreadableNames.map { .nameNotUTF8(folder: folder.location, name: $0) }
    }
    // Folders that are really here come before links, so that a page has the name of its own folder.
    var links: [Place] = []
    for name in names {
      let entry = folder.entry(name)
      switch FileKind.of(entry.realPath, followingLinks: false) {
      case .link: links.append(entry)
      case let kind: visit(entry, kind, above: above + [folder.realPath])
      }
    }
    for link in links { follow(link, above: above + [folder.realPath]) }
  }

  private mutating func visit(_ entry: Place, _ kind: FileKind, above: [String]) {
    switch kind {
    case .folder: walk(entry, above: above)
    case .file where PageFile.isPage(named: entry.path):
      // A link to a page that is here too adds nothing.
      guard entered.insert(entry.realPath).inserted else { return }
      pages.append(
        PageFile(path: entry.path, location: entry.location, store: .disk(realPath: entry.realPath)))
    case .special where PageFile.isPage(named: entry.path): problems.append(.notRegularFile(entry.location))
    case .file, .special, .link, .missing: return
    }
  }

  private mutating func follow(_ link: Place, above: [String]) {
    var target = link
    switch RealPath.of(link.realPath) {
    case .success(let path): target.realPath = path
    case .failure(let failure) where failure.code == ELOOP:
      problems.append(.linkLoop(link.location, target: link.location))
      return
    case .failure:
      // A broken link that is not named like a page is none of our business.
      if PageFile.isPage(named: link.path) { problems.append(.brokenLink(link.location)) }
      return
    }
    if above.contains(target.realPath) {
      problems.append(.linkLoop(link.location, target: target.realPath))
      return
    }
    visit(target, FileKind.of(target.realPath, followingLinks: true), above: above)
  }
}
