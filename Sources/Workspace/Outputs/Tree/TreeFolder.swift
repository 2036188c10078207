import Foundation
import SwiftEmitter

/// An output folder as it was named, which need not be there yet.
struct TreeFolder {
  let path: String

  init(_ path: String) {
    // `Generated/` and `Generated` are one folder, and read as one.
    let trimmed = path.reversed().drop { $0 == "/" }.reversed()
    self.path = trimmed.isEmpty ? path : String(trimmed)
  }

  func exists() throws(WorkspaceError) -> Bool {
    switch FileKind.of(path, followingLinks: true) {
    case .folder: return true
    case .file, .special: throw .outputIsFile(path)
    case .missing, .link:
      guard FileKind.of(path, followingLinks: false) == .missing else { throw .brokenLink(path) }
      return false
    }
  }

  /// Makes the folder, and those that it lies in.
  func make() throws(WorkspaceError) {
    for folder in TreePath.folders(of: path) + [path] where !folder.isEmpty {
      guard mkdir(folder, 0o777) != 0 else { continue }
      let failure = SystemFailure.last
      if FileKind.of(folder, followingLinks: true) != .folder { throw .unwritable(path, reason: failure.reason) }
    }
  }

  /// Refuses a place that somebody may have prepared for what is written: behind a link that a repository brought along,
  /// or in the folder of a repository.
  func checkPlace() throws(WorkspaceError) {
    try PlantedLink.check(path)
    let names = PathNames.of(RealPath.ofFuture(path))
    if names.contains(where: { GitFolderName.matches($0) }) { throw .outputInRepositoryFolder(path) }
  }

  func plan(for files: [SourceFile]) throws(WorkspaceError) -> TreePlan {
    var survey = try survey()
    return try TreePlan(for: files, in: &survey)
  }

  func text(of name: String) throws(WorkspaceError) -> String? {
    guard let bytes = try bytes(of: name) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadableFile("\(path)/\(name)", reason: "it is no UTF-8 text")
    }
    return text
  }

  func bytes(of name: String) throws(WorkspaceError) -> [UInt8]? {
    var survey = try survey()
    return try survey.bytes(of: name)
  }

  /// Whether these files are as the last run wrote them.
  func isAsWritten(_ names: [String]) throws(WorkspaceError) -> Bool {
    var survey = try survey()
    guard let text = try survey.bytes(of: GeneratedList.name) else { return false }
    let list = try GeneratedList(text, location: "\(path)/\(GeneratedList.name)")
    for name in names {
      guard let bytes = try survey.bytes(of: name), list.hashes[name] == ContentHash(of: bytes) else { return false }
    }
    return true
  }

  func generatedFiles() throws(WorkspaceError) -> [SourceFile] {
    var survey = try survey()
    return try GeneratedList.files(shown: path) { name throws(WorkspaceError) in try survey.bytes(of: name) }
  }

  /// Takes back `make`, as far as the folder itself goes.
  func removeIfEmpty() { rmdir(path) }

  func survey() throws(WorkspaceError) -> TreeSurvey {
    TreeSurvey(root: try exists() ? try open() : nil, shown: path)
  }

  private func open() throws(WorkspaceError) -> OpenFolder {
    do throws(SystemFailure) {
      return try OpenFolder(path)
    } catch {
      throw .unreadableFolder(path, reason: error.reason)
    }
  }

  /// The emitter decides about paths; what it must not decide is caught here.
  static func check(_ files: [SourceFile]) throws(WorkspaceError) {
    var paths: Set<String> = []
    for file in files {
      if let objection = TreePath.objection(to: file.path) {
        throw .badOutputPath(file.path, reason: objection)
      }
      guard paths.insert(file.path).inserted else {
        throw .badOutputPath(file.path, reason: "two files have this path")
      }
    }
  }
}
