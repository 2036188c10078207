import Foundation
import TestValues

/// The files of a folder that people see: hidden ones belong to runs that are under way.
public struct VisibleTree: Hashable, Sendable, CustomStringConvertible {
  /// Texts by paths.
  public var files: [String: String] = [:]

  public init(of folder: TemporaryFolder, below name: String) throws {
    let root = folder(name)
    guard FileManager.default.fileExists(atPath: root) else { return }
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder), !isFolder.boolValue
      else {
        continue
      }
      files[path] = try folder.read("\(name)/\(path)")
    }
  }

  /// Whether a run was stopped in the middle of changing the folder, so that the next one goes on.
  public static func hasJournal(_ folder: TemporaryFolder, below name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder("\(name)/.larkspur-staging/journal"))
  }

  public var description: String {
    files.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.prefix(60))" }.joined(separator: "\n")
  }
}
