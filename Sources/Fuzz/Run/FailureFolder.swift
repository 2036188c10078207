import Foundation

/// Where inputs that failed are kept.
struct FailureFolder {
  let path: String

  /// Saves an input and returns its path.
  func save(_ input: MutatedPage, of target: String, seed: UInt64) throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let file = "\(path)/seed-\(seed)-\(target)-\(input.number)" + (target == "pages" ? ".md" : "")
    try Data(input.page.bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
