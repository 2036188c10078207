import DocReader
import Foundation

/// The files of this checkout, found from the place of this source file.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The pages below `specs/`, sorted by path.
  static let specPages: [PageText] = {
    let folder = root.appendingPathComponent("specs")
    let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []).compactMap { $0 as? String }
    return paths.filter { $0.hasSuffix(".md") }.sorted().compactMap { path in
      (try? Data(contentsOf: folder.appendingPathComponent(path))).map { PageText(path: path, bytes: [UInt8]($0)) }
    }
  }()

  static func golden(_ name: String) -> URL {
    root.appendingPathComponent("Tests/DocReaderTests/Golden").appendingPathComponent(name)
  }
}
