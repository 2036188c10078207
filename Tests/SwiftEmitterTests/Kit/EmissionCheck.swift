import APISpec
import TestPrograms
import TestValues

@testable import SwiftEmitter

/// What is wrong with emitted files, whatever they were made from.
struct EmissionCheck {
  private var problems: [String] = []
  private var seen: Set<[UInt8]> = []

  /// Looks at the files of some emissions; those that were seen before are the same again.
  mutating func take(_ sdks: [EmittedSDK], _ subject: String) {
    for sdk in sdks {
      var paths: Set<String> = []
      for file in sdk.files {
        var found: [String] = []
        if !Self.isPlain(file.path) { found.append("the path leads elsewhere") }
        if !paths.insert(file.path.lowercased()).inserted { found.append("the path is there twice") }
        if seen.insert(file.bytes).inserted { found += Self.problems(of: file) }
        problems += found.map { "\(subject.spellingInvisibles()): \(file.path.spellingInvisibles()): \($0)" }
      }
    }
  }

  /// What was found, and what the compiler says; empty where nothing is wrong.
  func findings() throws -> String {
    let parsing = try parsingErrors()
    return (problems.prefix(10) + (parsing.isEmpty ? [] : [parsing])).joined(separator: "\n")
  }

  private static func problems(of file: SourceFile) -> [String] {
    let text = String(decoding: file.bytes, as: UTF8.self)
    var problems: [String] = []
    // The cells of tables and of the lock are parted by tabs.
    let written = String(decoding: file.bytes.filter { $0 != 9 && $0 != 10 }, as: UTF8.self)
    if written.holdsInvisibles {
      let spelled = written.spellingInvisibles()
      problems.append("holds \(spelled.firstRange(of: "\\u{").map { spelled[$0.lowerBound...].prefix(9) } ?? "")")
    }
    if file.path.hasSuffix(".json"), JSONValue(json: text) == nil { problems.append("is not JSON") }
    guard file.path.hasSuffix(".swift") else { return problems }
    let tokens = SwiftTokens(text)
    if tokens.isOpen { problems.append("holds a literal or comment without an end") }
    if let line = tokens.code.split(separator: "\n").first(where: { $0.contains("EVIL") }) {
      problems.append("runs \(line)")
    }
    return problems
  }

  /// Whether a path stays in its folder, and has names that every file system takes.
  private static func isPlain(_ path: String) -> Bool {
    !path.holdsInvisibles
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { name in
        !name.isEmpty && name != "." && name != ".." && name.utf8.count < 250
          && !name.contains { "\\:*?\"<>|".contains($0) }
      }
  }

  /// Lets the compiler read all sources.
  private func parsingErrors() throws -> String {
    let folder = try TemporaryFolder()
    var names: [String] = []
    for (number, source) in seen.enumerated() {
      let text = String(decoding: source, as: UTF8.self)
      guard text.hasPrefix("//") else { continue }
      names.append(try folder.write(text, to: "\(number).swift"))
    }
    try folder.write(names.joined(separator: "\n"), to: "files")
    let run = try ProgramRun(
      of: "/usr/bin/env", ["swiftc", "-frontend", "-parse", "-swift-version", "6", "@\(folder("files"))"],
      in: folder.path)
    return run.status == 0 ? "" : String(run.errors.prefix(2_000))
  }
}
