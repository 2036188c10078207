import SwiftEmitter

/// What has to happen in an output folder so that it holds the wanted files and no outdated ones.
struct TreePlan {
  /// A file that is written.
  struct Write: Hashable {
    var file: SourceFile
    /// What the file is instead, before it is written.
    var before: Before

    enum Before: Hashable {
      case missing
      /// As an earlier run wrote it.
      case outdated
      /// Changed by hand since then.
      case edited
    }
  }

  /// A file of an earlier run that is not wanted any more.
  struct Removal: Hashable {
    var path: String
    var hash: ContentHash
  }

  /// Sorted by path.
  private(set) var writes: [Write] = []
  private(set) var removals: [Removal] = []
  /// Files that are not wanted any more, but were edited by hand: they stay, and are ours no longer.
  private(set) var kept: [String] = []
  private(set) var unchanged: [String] = []
  /// What is neither ours nor as wanted, at the paths of wanted files.
  private(set) var inTheWay: Set<String> = []
  /// The new `generated.list`; nil where it would not change.
  private(set) var list: Write?

  /// Plans without changing anything.
  init(for files: [SourceFile], in survey: inout TreeSurvey) throws(WorkspaceError) {
    let listed = try Self.readList(in: &survey)
    let wanted = Dictionary(files.map { ($0.path, ContentHash(of: $0.bytes)) }) { first, _ in first }
    let outdated = listed.hashes.filter { wanted[$0.key] == nil }.sorted { $0.key < $1.key }
    let outdatedNames = Set(outdated.map { $0.key.lowercased() })
    for file in files.sorted(by: { $0.path < $1.path }) {
      if listed.hashes[file.path] == nil, outdatedNames.contains(file.path.lowercased()) {
        // Where case does not count, the old spelling still stands here, and goes before the new one is written.
        writes.append(Write(file: file, before: .missing))
      } else {
        plan(file, listed: listed.hashes[file.path], found: try survey.find(file.path))
      }
    }
    for (path, hash) in outdated { planRemoval(of: path, listed: hash, found: try survey.find(path)) }
    try planList(of: wanted, in: &survey)
  }

  private static func readList(in survey: inout TreeSurvey) throws(WorkspaceError) -> GeneratedList {
    guard case .file(let bytes) = try survey.find(GeneratedList.name) else { return GeneratedList() }
    return try GeneratedList(bytes, location: survey.location(of: GeneratedList.name))
  }

  private mutating func plan(_ file: SourceFile, listed: ContentHash?, found: TreeSurvey.Found) {
    switch found {
    case .nothing: writes.append(Write(file: file, before: .missing))
    case .obstacle(let place): inTheWay.insert(place)
    case .file(file.bytes): unchanged.append(file.path)
    case .file(let bytes):
      if let listed {
        writes.append(Write(file: file, before: ContentHash(of: bytes) == listed ? .outdated : .edited))
      } else {
        inTheWay.insert(file.path)
      }
    }
  }

  private mutating func planRemoval(of path: String, listed: ContentHash, found: TreeSurvey.Found) {
    switch found {
    case .nothing: return
    case .file(let bytes) where ContentHash(of: bytes) == listed: removals.append(Removal(path: path, hash: listed))
    case .file, .obstacle: kept.append(path)
    }
  }

  private mutating func planList(
    of hashes: [String: ContentHash], in survey: inout TreeSurvey
  ) throws(WorkspaceError) {
    let list = GeneratedList(hashes: hashes)
    let file = SourceFile(path: GeneratedList.name, bytes: list.bytes)
    switch try survey.find(GeneratedList.name) {
    case .nothing: self.list = Write(file: file, before: .missing)
    case .obstacle(let place): inTheWay.insert(place)
    case .file(file.bytes): return
    case .file: self.list = Write(file: file, before: .outdated)
    }
  }
}
