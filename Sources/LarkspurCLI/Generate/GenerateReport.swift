import APISpec
import SwiftEmitter
import Workspace

/// What `generate` says about its work.
struct GenerateReport {
  /// The output folder as it was named.
  var folder: String
  /// How many files the output has, without the list of them.
  var files: Int
  var notes: [EmissionNote]

  // MARK: - Notes

  /// What must not go unseen.
  var warnings: [String] { notes.filter { Self.serious.contains($0.kind) }.map { "\($0.subject): \($0.text)" } }

  private static let serious: Set<EmissionNote.Kind> = [.broken, .refused]

  /// The other notes, one a line.
  var notesList: String {
    notes.filter { !Self.serious.contains($0.kind) }.map {
      "\(Tool.name): note: \($0.subject): \($0.text)".printableLine + "\n"
    }
    .joined()
  }

  private var noteCounts: String {
    let counts = EmissionNote.Kind.allCases.compactMap { kind in
      let count = notes.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    return counts.isEmpty ? "" : "; notes: \(counts.joined(separator: ", ")) (--verbose lists them)"
  }

  // MARK: - Writing

  /// `Generated/: 41 files, 2 written, 1 removed, 39 unchanged`
  func summary(of changes: TreeChanges) -> String {
    var counts = [
      Plural.count(files, "file"), "\(changes.written.count) written", "\(changes.removed.count) removed",
      "\(changes.unchanged) unchanged",
    ]
    if !changes.kept.isEmpty { counts.append("\(changes.kept.count) kept") }
    return "\(folder)/: \(counts.joined(separator: ", "))\(noteCounts)"
  }

  func warnings(of changes: TreeChanges) -> [String] {
    warnings + changes.overwritten.map { "'\(folder)/\($0)' was edited by hand, and is as generated again." }
      + changes.kept.map { "'\(folder)/\($0)' is not generated any more, and stays because it was edited by hand." }
  }

  /// What was done to each file that did not stay as it was.
  func list(of changes: TreeChanges) -> String {
    (changes.written.map { "wrote \(folder)/\($0)" } + changes.removed.map { "removed \(folder)/\($0)" })
      .map { $0.printableLine + "\n" }.joined()
  }

  // MARK: - Checking

  /// `stale Sources/LarkIM/Message.swift`, one file a line.
  func list(of drifts: [TreeDrift]) -> String {
    drifts.map { "\($0.kind.rawValue) \($0.path)".printableLine + "\n" }.joined()
  }

  func summary(of drifts: [TreeDrift]) -> String {
    guard !drifts.isEmpty else {
      return "\(folder)/: \(Plural.count(files, "file")), as they would be generated\(noteCounts)"
    }
    let counts = TreeDrift.Kind.allCases.compactMap { kind in
      let count = drifts.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    let advice =
      drifts.contains { $0.kind == .foreign }
      ? "move the foreign ones away, then generate without --check" : "generate without --check writes them"
    return "\(folder)/: \(counts.joined(separator: ", ")); \(advice)\(noteCounts)"
  }
}
