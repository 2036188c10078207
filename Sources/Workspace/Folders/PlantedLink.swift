import Foundation

/// A link that a repository brings along and that leads out of it. What is written through it would land where the one
/// who runs the program did not mean it to: in another project, in a home, or in the repository's own folder.
public enum PlantedLink {
  /// Refuses a path that such a link is part of. Links that nobody committed are the user's own and may lead anywhere, and
  /// committed ones to anything else in the same checkout.
  public static func check(_ path: String) throws(WorkspaceError) {
    var walk = LinkWalk(path)
    while let link = walk.nextLink() {
      guard let target = outside(link), Git(folder: link.folder).tracks(link.name) else { continue }
      throw .plantedLink(path, link: link.path, target: target)
    }
  }

  /// Where a link of a checkout leads, if that is outside.
  private static func outside(_ link: LinkWalk.Link) -> String? {
    guard let root = Checkout.root(around: link.folder), case .success(let target) = RealPath.of(link.path) else {
      return nil
    }
    guard target == root || target.hasPrefix(root == "/" ? root : root + "/") else { return target }
    return PathNames.of(target).dropFirst(PathNames.of(root).count).contains(where: { GitFolderName.matches($0) })
      ? target : nil
  }
}

/// Goes down a path, link by link.
private struct LinkWalk {
  /// A link, by the real path of its folder, and its name there.
  struct Link {
    var folder: String
    var name: String

    var path: String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }
  }

  /// The real path so far.
  private var folder: String
  private var rest: [Substring]
  private var count = 0

  /// More are a loop, and are not followed by the system either.
  private static let limit = 40

  init(_ path: String) {
    folder = PathNames.isAbsolute(path) ? "/" : FileManager.default.currentDirectoryPath
    rest = PathNames.of(path).reversed()
  }

  /// The next link on the way; it is followed then.
  mutating func nextLink() -> Link? {
    while let name = rest.popLast() {
      if name == "." { continue }
      if name == ".." {
        folder = OutputFile.folder(of: folder)
        continue
      }
      let link = Link(folder: folder, name: String(name))
      guard count < Self.limit, let target = Self.target(of: link.path) else {
        folder = link.path
        continue
      }
      count += 1
      if PathNames.isAbsolute(target) { folder = "/" }
      rest += PathNames.of(target).reversed()
      return link
    }
    return nil
  }

  private static func target(of path: String) -> String? {
    guard FileKind.of(path, followingLinks: false) == .link else { return nil }
    return try? FileManager.default.destinationOfSymbolicLink(atPath: path)
  }
}
