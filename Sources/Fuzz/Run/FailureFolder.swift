import Foundation

/// Where pages that failed are kept.
struct FailureFolder {
  let path: String

  /// Saves a page and returns its path.
  func save(_ page: MutatedPage, number: Int, seed: UInt64) throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let file = "\(path)/seed-\(seed)-page-\(number).md"
    try Data(page.page.bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
