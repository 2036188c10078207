/// One file that comes or goes, with its new bytes where it comes.
struct TreeStep: Hashable {
  var move: TreeJournal.Move
  /// nil where the file goes.
  var bytes: [UInt8]?

  static func write(_ bytes: [UInt8], to path: String, replaces: Bool) -> TreeStep {
    TreeStep(move: TreeJournal.Move(kind: replaces ? .replace : .create, path: path), bytes: bytes)
  }

  static func remove(_ path: String, holding hash: ContentHash) -> TreeStep {
    TreeStep(move: TreeJournal.Move(kind: .remove(hash), path: path), bytes: nil)
  }
}

extension TreePlan {
  /// What goes comes first: its name may differ from a new one by nothing but case.
  var steps: [TreeStep] {
    removals.map { .remove($0.path, holding: $0.hash) }
      + (writes + [list].compactMap { $0 }).map {
        .write($0.file.bytes, to: $0.file.path, replaces: $0.before != .missing)
      }
  }
}
