import Foundation

/// A folder of its own for one test, gone when the test ends.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // The real path, because some systems reach their temporary folder through a link.
    let resolved = realpath(folder.path, nil)
    path = resolved.map { String(cString: $0) } ?? folder.path
    free(resolved)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The full path of something in the folder.
  public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try makeFolder((name as NSString).deletingLastPathComponent)
    try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    return self(name)
  }

  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }

  /// All names in the folder, hidden ones too.
  public var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Runs git in the folder.
  public func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", path, "-c", "user.name=Tea", "-c", "user.email=tea@example.org", "-c", "commit.gpgsign=false"]
      + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw GitFailed(arguments: arguments) }
  }

  /// Git ended with another status than zero.
  public struct GitFailed: Error {
    public var arguments: [String]
  }
}
