import SwiftEmitter

/// What was asked for, and what is asked for now.
enum SettingsComparison {
  /// A sentence for each setting that changed.
  static func sentences(from old: SDKRecord, to new: SDKRecord) -> [String] {
    let pairs: [(String, String, String)] = [
      ("docs", old.docs.rawValue, new.docs.rawValue),
      ("endpoints", list(old.endpoints), list(new.endpoints)),
      ("hosts", list(old.hosts, none: "those of the platform"), list(new.hosts, none: "those of the platform")),
      ("layout", old.layout.rawValue, new.layout.rawValue),
      ("package", old.package ?? "nothing", new.package ?? "nothing"),
      ("runtime", old.runtime ?? "a folder", new.runtime ?? "a folder"),
      ("services", list(old.services), list(new.services)),
      ("withTests", String(old.withTests), String(new.withTests)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { "\"\($0)\" is \($2) instead of \($1)" }
  }

  private static func list(_ words: [String], none: String = "everything") -> String {
    words.isEmpty ? none : words.joined(separator: ", ")
  }
}
