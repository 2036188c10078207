import Foundation
import TestValues

/// The compiler's tools, and the modules that the tests were built with.
public enum Toolchain {
  /// This package's folder.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// What a compiler needs to import the modules of this package.
  public static let imports = [
    "-swift-version", "6", "-I", BuiltProgram("Modules").url.path, "-I", "\(root)/Sources/CCurl",
  ]

  /// Runs a tool of the toolchain that `swift` belongs to.
  public static func run(_ tool: String, _ arguments: [String]) throws -> ProgramRun {
    #if os(macOS)
      try ProgramRun(of: "/usr/bin/xcrun", [tool] + arguments, in: root)
    #else
      try ProgramRun(of: "/usr/bin/env", [tool] + arguments, in: root)
    #endif
  }

  /// Checks Swift source against the modules.
  public static func check(_ source: String) throws -> ProgramRun {
    try check(["snippets.swift": source])
  }

  /// Checks the files of one module, given by their paths, against the modules.
  public static func check(_ files: [String: String]) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    // A module takes the name of a file once.
    let names = try files.map { path, text in try folder.write(text, to: path.replacing("/", with: "-")) }.sorted()
    try folder.write(names.joined(separator: "\n"), to: "files")
    return try run("swiftc", ["-typecheck", "-wmo", "-module-name", "Checked"] + imports + ["@\(folder("files"))"])
  }
}
