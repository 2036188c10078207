import SwiftEmitter

/// The file `generated.list` of an output folder: which files were written there, and a hash of each.
struct GeneratedList: Hashable {
  static let name = "generated.list"

  private static let start = "# Files written by larkspur"
  private static let header =
    "\(start), each with a hash of its content; no other file here is ever replaced or removed."

  var hashes: [String: ContentHash] = [:]

  /// As it is stored: sorted by path.
  var bytes: [UInt8] {
    let lines = hashes.sorted { $0.key < $1.key }.map { "\($0.value.text)  \($0.key)\n" }
    return Array("\(Self.header)\n\(lines.joined())".utf8)
  }
}

extension GeneratedList {
  /// Reads what was stored. A list that somebody damaged is refused: what is removed depends on it.
  init(_ bytes: [UInt8], location: String) throws(WorkspaceError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .badGeneratedList(location, line: 1, reason: "it is no UTF-8 text")
    }
    // Not by characters, of which a carriage return and a line feed are one.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
    guard lines[0].hasPrefix(Self.start) else {
      throw .badGeneratedList(location, line: 1, reason: "it does not start with '\(Self.start)'")
    }
    guard lines.last == "" else {
      throw .badGeneratedList(location, line: lines.count, reason: "the line breaks off")
    }
    for (index, line) in lines.enumerated().dropFirst().dropLast() {
      do throws(Objection) {
        try add(line)
      } catch {
        throw .badGeneratedList(location, line: index + 1, reason: error.reason)
      }
    }
  }

  /// What is wrong with a line.
  private struct Objection: Error {
    var reason: String
  }

  private mutating func add(_ line: Substring) throws(Objection) {
    let digits = line.prefix(16)
    let rest = line.dropFirst(16)
    guard let hash = ContentHash(digits: digits), rest.hasPrefix("  ") else {
      throw Objection(reason: "a line is a hash of 16 hexadecimal digits, two spaces and a path")
    }
    let path = rest.dropFirst(2)
    if let objection = TreePath.objection(to: path) {
      throw Objection(reason: "the path '\(path)' cannot be used, because \(objection)")
    }
    guard hashes.updateValue(hash, forKey: String(path)) == nil else {
      throw Objection(reason: "the path '\(path)' is listed twice")
    }
  }
}

extension GeneratedList {
  /// The files that a folder's list names and that are there, sorted by path; none without a list.
  static func files(
    shown folder: String, bytes: (String) throws(WorkspaceError) -> [UInt8]?
  ) throws(WorkspaceError) -> [SourceFile] {
    guard let text = try bytes(name) else { return [] }
    let list = try GeneratedList(text, location: "\(folder)/\(name)")
    var files: [SourceFile] = []
    for path in list.hashes.keys.sorted() {
      if let bytes = try bytes(path) { files.append(SourceFile(path: path, bytes: bytes)) }
    }
    return files
  }
}
