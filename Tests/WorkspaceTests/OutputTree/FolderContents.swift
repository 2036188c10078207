import Foundation
import SwiftEmitter
import TestValues

@testable import Workspace

/// Everything in a folder: the text of each file, and what else is there.
struct FolderContents: Hashable, CustomStringConvertible {
  var entries: [String: String] = [:]

  init(of folder: TemporaryFolder) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      switch FileKind.of(folder(path), followingLinks: false) {
      case .file: entries[path] = try folder.read(path)
      case .folder: entries[path] = "(folder)"
      case .link, .special, .missing: entries[path] = "(other)"
      }
    }
  }

  /// One entry a line, so that a failing test shows what differs.
  var description: String {
    entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }
}

extension [SourceFile] {
  /// Files by their paths and texts.
  init(_ texts: KeyValuePairs<String, String>) {
    self = texts.map { SourceFile(path: $0.key, text: $0.value) }
  }
}
