import Foundation

/// A file that holds what a test expects, written anew by `LARKSPUR_RECORD=1 swift test`.
public struct GoldenFile {
  /// Whether this run writes golden files instead of comparing with them.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["LARKSPUR_RECORD"] == "1" }

  static let advice = "If that is right, record it with LARKSPUR_RECORD=1 swift test and read the diff."

  private let url: URL

  public init(_ url: URL) {
    self.url = url
  }

  /// What is wrong with the file, in words; nil where it holds the bytes, and after recording them.
  public func difference(from bytes: [UInt8]) throws -> String? {
    let recorded = [UInt8]((try? Data(contentsOf: url)) ?? Data())
    guard recorded != bytes else { return nil }
    guard !Self.isRecording else {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
      return nil
    }
    let place = LineDiff.firstLine(
      from: String(decoding: recorded, as: UTF8.self), to: String(decoding: bytes, as: UTF8.self))
    return "\(url.lastPathComponent) differs \(place)\n\(Self.advice)"
  }
}

/// A folder that holds all files that a test expects, and no others.
public struct GoldenFolder {
  private let url: URL

  public init(_ url: URL) {
    self.url = url
  }

  /// What is wrong with the folder, a text for each file; recording writes what differs and removes what is too much.
  public func differences(from files: [String: [UInt8]]) throws -> [String] {
    var differences: [String] = []
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      if let text = try GoldenFile(url.appendingPathComponent(path)).difference(from: bytes) {
        differences.append(text)
      }
    }
    for path in paths where files[path] == nil {
      if GoldenFile.isRecording {
        try FileManager.default.removeItem(at: url.appendingPathComponent(path))
      } else {
        differences.append("\(path) is not written any more. \(GoldenFile.advice)")
      }
    }
    return differences
  }

  /// The files of the folder, in order.
  private var paths: [String] {
    let found = FileManager.default.enumerator(atPath: url.path)?.allObjects.compactMap { $0 as? String } ?? []
    return found.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
