import Foundation
import SwiftEmitter
import Workspace

extension FuzzTarget {
  /// What an earlier run left in an output folder, where somebody else wrote it: a journal and its files, a list of
  /// generated files, and links out of the folder. Nothing outside of the folder changes.
  static func journals(kind: String) throws(FuzzError) -> FuzzTarget {
    let lists = [
      "# Files written by larkspur\n0123456789abcdef  Tea/Tea.swift\n0123456789abcdef  link/kept\n",
      "# Files written by larkspur\n",
    ]
    let journals = [
      "larkspur journal 1\nfolder Tea\ncreate Tea/Tea.swift\nreplace Tea/Old.swift\nend\n",
      "larkspur journal 1\ncreate link/planted\nreplace link/kept\nend\n",
      "larkspur journal 1\nremove \(ContentHash(of: PlantedFolder.content).text) link/kept\nend\n",
      "larkspur journal 1\nfolder link/folder\ncreate .git/hooks/post-commit\nend\n",
    ]
    let words = [
      "larkspur journal 1\n", "folder ", "create ", "replace ", "remove ", "end\n", "0123456789abcdef  ", "../outside/",
      "link/", "kept", "planted", "/", "..", ".", ".git/", ".GIT/", "generated.list", ".larkspur-staging/", "Tea/",
      "\0",
      "\r\n",
    ]
    let seeds = lists.flatMap { list in journals.map { Array("\(list)\(PlantedFolder.border)\($0)".utf8) } }
    return try FuzzTarget("journals", kind: kind, seeds: seeds, words: words) { bytes in
      do { return try PlantedFolder(bytes).problem() } catch { return "the folder could not be made: \(error)" }
    }
  }
}

/// An output folder in a repository, as a stranger prepared it.
private struct PlantedFolder {
  /// Stands between the list and the journal of an input.
  static let border = "=====\n"
  static let content = Array("kept\n".utf8)

  private let root: String
  private var output: String { "\(root)/repository/Generated" }

  init(_ bytes: [UInt8]) throws {
    root = NSTemporaryDirectory() + "larkspur-fuzz-\(getpid())"
    try? FileManager.default.removeItem(atPath: root)
    // What a run remembers outside of the folder belongs to this run alone.
    for name in ["HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] { setenv(name, "\(root)/home", 1) }
    for folder in ["outside", "home", "repository/.git/hooks", "repository/Generated/.larkspur-staging/new"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    try FileManager.default.createDirectory(
      atPath: "\(output)/.larkspur-staging/old", withIntermediateDirectories: true)
    try write(Self.content, to: "\(root)/outside/kept")
    try FileManager.default.createSymbolicLink(atPath: "\(output)/link", withDestinationPath: "../../outside")
    for number in 0..<3 { try write(Array("planted\n".utf8), to: "\(output)/.larkspur-staging/new/\(number)") }
    let parts = Self.parts(of: bytes)
    try write(parts.list, to: "\(output)/generated.list")
    try write(parts.journal, to: "\(output)/.larkspur-staging/journal")
  }

  private func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  private static func parts(of bytes: [UInt8]) -> (list: [UInt8], journal: [UInt8]) {
    guard let place = Data(bytes).range(of: Data(border.utf8)) else { return (bytes, bytes) }
    return (Array(bytes[..<place.lowerBound]), Array(bytes[place.upperBound...]))
  }

  /// Lets a run go on in the folder, and looks at what is around it.
  func problem() throws -> String? {
    defer { try? FileManager.default.removeItem(atPath: root) }
    if let tree = try? OutputTree(output) {
      _ = try? tree.generatedFiles()
      _ = try? tree.write([SourceFile(path: "Tea/Tea.swift", text: "// Tea.\n")])
    }
    let outside = try FileManager.default.contentsOfDirectory(atPath: "\(root)/outside")
    guard outside == ["kept"], FileManager.default.contents(atPath: "\(root)/outside/kept") == Data(Self.content) else {
      return "a file outside of the folder changed: \(outside.sorted())"
    }
    let git = FileManager.default.enumerator(atPath: "\(root)/repository/.git")?.allObjects as? [String] ?? []
    return git == ["hooks"] ? nil : "the repository has \(git.sorted())"
  }
}
