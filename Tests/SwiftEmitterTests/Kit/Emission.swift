import APISpec
import Testing

@testable import SwiftEmitter

/// What the emitter makes of a specification.
struct Emission {
  let sdk: EmittedSDK

  init(_ spec: APISpec, _ settings: SDKSettings = Emission.settings(), lock: NameLock? = nil) {
    sdk = emitSDK(spec, settings, lock: lock)
  }

  init(
    _ endpoints: [Endpoint] = [], events: [Event] = [], shapes: [Shape] = [], docs: SDKSettings.DocLevel = .none,
    lock: NameLock? = nil
  ) {
    self.init(
      APISpec(endpoints: endpoints, events: events, shapes: shapes), Emission.settings(docs: docs), lock: lock)
  }

  static func settings(docs: SDKSettings.DocLevel = .none, selection: Selection = .everything) -> SDKSettings {
    SDKSettings(generator: "larkspur", docs: docs, selection: selection)
  }

  var paths: [String] { sdk.files.map(\.path) }

  var notes: [String] { sdk.notes.map { "\($0.kind.rawValue) \($0.subject): \($0.text)" } }

  /// A file's text; empty for a file that is not there.
  subscript(path: String) -> String {
    sdk.files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// What the run publishes.
  func lock() throws -> NameLock { try NameLock(text: self[NameLock.fileName]) }

  /// The Swift sources behind one another.
  var sources: String {
    paths.filter { $0.hasSuffix(".swift") }.map { self[$0] }.joined(separator: "\n")
  }

  /// The lines of the only table of errors.
  var errorRows: [String] { rows(of: "errors") }

  /// The lines of a table of the first resource that has one.
  func rows(of table: String) -> [String] {
    let lines = sources.split(separator: "\n").map { $0.drop { $0 == " " } }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("static let \(table): StaticString") }) else { return [] }
    return lines[(start + 1)...].prefix { !$0.hasPrefix("\"\"\"#") }.map(String.init)
  }

  /// The declaration that begins with these words, with its attributes and comments, moved to the left.
  func declaration(_ head: String) -> String {
    declarations(head).first ?? "nothing is declared as '\(head)'"
  }

  /// All declarations that begin with these words.
  func declarations(_ head: String) -> [String] {
    let lines = sources.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter { Self.begins(lines[$0], with: head) }.map { index in
      let margin = lines[index].prefix { $0 == " " }.count
      let start = lines[..<index].reversed().prefix { Self.isAnnotation(Self.trimmed($0)) }.count
      let end = index + Self.length(lines[index...])
      return lines[(index - start)..<end].map { String($0.dropFirst(margin)) }.joined(separator: "\n")
    }
  }

  /// Whether the words stand there and do not go on: `struct Pot` begins no `struct PotResource`.
  private static func begins(_ line: Substring, with head: String) -> Bool {
    let line = trimmed(line)
    guard line.hasPrefix(head) else { return false }
    return line.dropFirst(head.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
  }

  private static func trimmed(_ line: Substring) -> Substring { line.drop { $0 == " " } }

  private static func isAnnotation(_ line: Substring) -> Bool { line.hasPrefix("///") || line.hasPrefix("@") }

  /// How many lines a declaration has: up to the one in which its last bracket closes.
  private static func length(_ lines: ArraySlice<Substring>) -> Int {
    var depth = 0
    for (count, line) in lines.enumerated() {
      for character in line {
        if "({[".contains(character) { depth += 1 }
        if ")}]".contains(character) { depth -= 1 }
      }
      if depth == 0 { return count + 1 }
    }
    return lines.count
  }
}

extension NameLock {
  /// What a run on a specification publishes.
  init(emitting endpoints: [Endpoint], events: [Event] = [], shapes: [Shape] = []) throws {
    self = try Emission(endpoints, events: events, shapes: shapes).lock()
  }
}
