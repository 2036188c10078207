import Foundation

/// The identity of an object in a git repository, in hexadecimal.
struct GitObjectID: Hashable, Sendable {
  var text: String
}

/// Looks into the git repository around a folder.
struct Git {
  /// nil is the current folder.
  var folder: String?

  /// A file in a revision.
  struct Entry: Hashable {
    var path: String
    var object: GitObjectID
    var isLink: Bool
  }

  /// What `REV:path` names.
  enum Found {
    case file(GitObjectID)
    case folder(GitObjectID)
  }

  /// Finds what `REV:path` names; as in git, the path counts from the root, or from here when it starts with `./`.
  func find(_ revision: String) throws(WorkspaceError) -> Found {
    let id = try line(["rev-parse", "--verify", "--quiet", "--end-of-options", revision], for: revision)
    let kind = try line(["cat-file", "-t", id], for: revision)
    switch kind {
    case "blob": return .file(GitObjectID(text: id))
    case "tree": return .folder(GitObjectID(text: id))
    default: throw .revision(revision, reason: "it is a \(kind) and neither a file nor a folder")
    }
  }

  /// The name of a commit that does not change any more.
  func find(commit name: String) throws(WorkspaceError) -> GitObjectID {
    let id = try line(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"], for: name)
    return GitObjectID(text: id)
  }

  /// Whether the branch that is checked out has no commit yet. Fails where there is no repository.
  func isUnborn() throws(WorkspaceError) -> Bool {
    do throws(WorkspaceError) {
      _ = try run(["rev-parse", "--git-dir"], for: "HEAD")
    } catch {
      guard case .revision(_, let reason) = error else { throw error }
      throw .noRepository(folder ?? ".", reason: reason)
    }
    guard let branch = try? line(["symbolic-ref", "--quiet", "HEAD"], for: "HEAD") else { return false }
    return (try? run(["show-ref", "--verify", "--quiet", branch], for: branch)) == nil
  }

  /// All files below a folder of a revision.
  func files(in tree: GitObjectID, for revision: String) throws(WorkspaceError) -> [Entry] {
    let output = try run(["ls-tree", "-r", "-z", "--full-tree", tree.text], for: revision)
    return output.split(separator: 0).compactMap(Self.entry)
  }

  /// Reads `MODE SP KIND SP ID TAB PATH`; nil for submodules and for paths that are no UTF-8.
  private static func entry(_ record: ArraySlice<UInt8>) -> Entry? {
    guard let tab = record.firstIndex(of: UInt8(ascii: "\t")),
      let path = String(validating: record[(tab + 1)...], as: UTF8.self)
    else { return nil }
    let words = record[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 3, words[1] == "blob" else { return nil }
    return Entry(path: path, object: GitObjectID(text: words[2]), isLink: words[0] == "120000")
  }

  /// What is wrong with a page that is a link: nothing where it leads to another file that is read anyway.
  func problem(ofLink link: Entry, among known: Set<String>, root: String) -> WorkspaceError? {
    let location = root + link.path
    do throws(WorkspaceError) {
      let target = String(decoding: try run(["cat-file", "blob", link.object.text], for: location), as: UTF8.self)
      var path = target.hasPrefix("/") ? [] : link.path.split(separator: "/").dropLast()
      for step in target.split(separator: "/") where step != "." {
        if step != ".." {
          path.append(step)
        } else if path.popLast() == nil {
          break
        }
      }
      return known.contains(path.joined(separator: "/")) ? nil : .linkOutOfRevision(location, target: target)
    } catch {
      return error
    }
  }

  /// Whether git tracks what has a name in the folder, or anything below. Nothing is tracked where there is no repository.
  func tracks(_ name: String) -> Bool {
    guard case .success(let place) = RealPath.of(folder ?? "."), Checkout.root(around: place) != nil else {
      return false
    }
    // On some disks, another spelling is the same file.
    let output = try? run(["ls-files", "-z", "--", ":(icase,literal)\(name)"], for: name)
    return output.map { !$0.isEmpty } ?? false
  }

  private func line(_ arguments: [String], for revision: String) throws(WorkspaceError) -> String {
    let output = try run(arguments, for: revision)
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func run(_ arguments: [String], for revision: String) throws(WorkspaceError) -> [UInt8] {
    let git = try GitProcess(arguments, in: folder)
    let output = git.readToEnd()
    let (status, complaint) = git.finish()
    // The status of `env` when it finds no git.
    guard status != 127 else { throw .gitUnavailable(reason: complaint) }
    guard status == 0 else {
      throw .revision(revision, reason: complaint.isEmpty ? "there is no such file or revision" : complaint)
    }
    return output
  }
}

/// A folder whose files a git repository keeps.
enum Checkout {
  /// The innermost one around a folder, by its real path; nil where there is none.
  static func root(around folder: String) -> String? {
    TreePath.folders(of: "\(folder)/").reversed().map { $0.isEmpty ? "/" : $0 }.first { outer in
      FileKind.of(outer == "/" ? "/.git" : "\(outer)/.git", followingLinks: false) != .missing
    }
  }
}

/// Gives the contents of objects, one after the other, through one `git cat-file --batch`.
final class GitObjects {
  private let git: GitProcess

  init(in folder: String?) throws(WorkspaceError) {
    git = try GitProcess(["cat-file", "--batch"], in: folder)
  }

  deinit {
    git.closeInput()
    _ = git.finish()
  }

  /// The bytes of an object. The answer is `ID SP KIND SP SIZE LF BYTES LF`.
  func read(_ object: GitObjectID, location: String, limit: Int) throws(WorkspaceError) -> [UInt8] {
    git.send(object.text + "\n")
    let header = git.readLine().split(separator: " ")
    guard header.count == 3, let size = Int(header[2]) else {
      throw .revision(location, reason: "git answered '\(header.joined(separator: " "))'")
    }
    let bytes = git.read(count: size)
    guard bytes.count == size, git.read(count: 1).count == 1 else {
      throw .revision(location, reason: "git's answer ended early")
    }
    guard size <= limit else { throw .fileTooLarge(location, limit: limit) }
    return bytes
  }
}
