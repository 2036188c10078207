/// One file that comes or goes, with its new bytes where it comes.
struct TreeStep: Hashable {
  var path: String
  var kind: Kind

  enum Kind: Hashable {
    /// A file is put where nothing is.
    case create([UInt8])
    /// A file is put in the place of another one.
    case replace([UInt8])
    /// A file goes, if it still has this content.
    case remove(ContentHash)
  }

  /// The new bytes; nil where the file goes.
  var bytes: [UInt8]? {
    switch kind {
    case .create(let bytes), .replace(let bytes): bytes
    case .remove: nil
    }
  }

  static func write(_ bytes: [UInt8], to path: String, replaces: Bool) -> TreeStep {
    TreeStep(path: path, kind: replaces ? .replace(bytes) : .create(bytes))
  }

  static func remove(_ path: String, holding hash: ContentHash) -> TreeStep {
    TreeStep(path: path, kind: .remove(hash))
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
