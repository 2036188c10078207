import Foundation
import TestPrograms

/// A package of `Tests/Examples`, copied to where a test may change it.
///
/// The copies lie in `.build/examples`, from where `../../..` is this package, too. All share one scratch folder: the
/// program is compiled for them once, and not again by the next run of the tests.
struct ExamplePackage {
  let name: String

  /// This package's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let examples = "\(root)/.build/examples"
  private static let scratch = "\(examples)/scratch"

  /// The folder of the copy.
  var folder: String { "\(Self.examples)/\(name)" }

  /// Makes the copy as the original is. Where it is so already nothing is touched, so that nothing is built anew; else
  /// the build is planned anew, which SwiftPM does not do for changed settings.
  init(_ name: String) throws {
    self.name = name
    let original = "\(Self.root)/Tests/Examples/\(name)"
    let wanted = try Self.files(in: original)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var isChanged = false
    for path in try Self.files(in: folder) where !wanted.contains(path) {
      try FileManager.default.removeItem(atPath: "\(folder)/\(path)")
      isChanged = true
    }
    for path in wanted {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(original)/\(path)"))
      if FileManager.default.contents(atPath: "\(folder)/\(path)") != data {
        try write(data, to: path)
        isChanged = true
      }
    }
    if isChanged { try touchManifest() }
  }

  private static func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  // MARK: - Files

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")), as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(path)") }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(folder)/\(path)") }

  /// Replaces a text that has to be there.
  func replace(_ old: String, by new: String, in path: String) throws {
    let text = try read(path)
    guard text.contains(old) else { throw NothingToReplace(text: old, path: path) }
    try write(text.replacing(old, with: new), to: path)
  }

  struct NothingToReplace: Error {
    var text: String
    var path: String
  }

  private func write(_ data: Data, to path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// Lets SwiftPM plan the build anew.
  func touchManifest() throws {
    let manifest = try read("Package.swift")
    try write(manifest, to: "Package.swift")
  }

  // MARK: - SwiftPM

  func build() throws -> ProgramRun { try swift(["build"]) }

  /// `swift package larkspur WORDS`, with the permission that it asks for.
  func larkspur(_ words: String...) throws -> ProgramRun {
    try swift(["package"], ["--allow-writing-to-package-directory", "larkspur"] + words)
  }

  private func swift(_ command: [String], _ rest: [String] = []) throws -> ProgramRun {
    var environment = ["NO_COLOR": "1"]
    // Where SwiftPM keeps what all packages share.
    environment["HOME"] = ProcessInfo.processInfo.environment["HOME"]
    return try ProgramRun(
      of: "/usr/bin/env", ["swift"] + command + ["--scratch-path", Self.scratch] + rest, in: folder, environment)
  }

  /// Runs a program of the package that was built.
  func run(_ program: String) throws -> ProgramRun {
    try ProgramRun(of: "\(Self.scratch)/debug/\(program)", [], in: folder)
  }

  // MARK: - What a build generated

  /// The sources that the build of a target generated.
  func generated(for target: String) throws -> GeneratedSources {
    let outputs = "\(Self.scratch)/plugins/outputs/\(name.lowercased())/\(target)"
    let sources = try FileManager.default.subpathsOfDirectory(atPath: outputs).filter { $0.hasSuffix(".swift") }
    return GeneratedSources(
      stamps: Dictionary(
        uniqueKeysWithValues: try sources.map { path in
          let file = "\(outputs)/\(path)"
          let attributes = try FileManager.default.attributesOfItem(atPath: file)
          return (URL(fileURLWithPath: file).lastPathComponent, FileStamp(attributes))
        }))
  }
}

/// Generated files, by when they were written.
struct GeneratedSources {
  fileprivate var stamps: [String: FileStamp]

  var names: [String] { stamps.keys.sorted() }

  /// The files that were not yet written so before.
  func writtenSince(_ earlier: GeneratedSources) -> [String] {
    stamps.filter { earlier.stamps[$0.key] != $0.value }.keys.sorted()
  }
}

/// What changes when a file is written.
private struct FileStamp: Hashable {
  let date: Date?
  let number: Int?

  init(_ attributes: [FileAttributeKey: Any]) {
    date = attributes[.modificationDate] as? Date
    number = attributes[.systemFileNumber] as? Int
  }
}

extension ProgramRun {
  /// Everything that the program wrote: SwiftPM spreads what plugins say over both streams.
  var all: String { output + errors }

  /// The sources of a target that a build compiled, as its log names them.
  func compiled(of target: String) -> [String] {
    all.split(separator: "\n").compactMap { line in
      line.firstRange(of: "Compiling \(target) ").map { String(line[$0.upperBound...]) }
    }.sorted()
  }
}
