import Foundation
import Workspace

/// The pages that one round has fetched so far, in a folder, so that a run that is stopped can be gone on with.
///
/// The file `round` says of which portal they are, when the round began, and which page is which file; pages are files
/// by the hashes of their content. Whatever was half-written is no page.
public final class DownloadRound {
  static let folderName = ".larkspur-sync"
  static let logName = "round"

  private static let format = "larkspur round 2"
  /// Older pages may be outdated.
  private static let longestAge: TimeInterval = 24 * 3600

  private let folder: ScratchFolder
  private let shown: String
  private var log: FileHandle
  private var kept: [String: Kept]

  private struct Kept {
    var hash: ContentHash
    var updateTime: String?
  }

  /// Goes on with the round in a folder, or begins one: where there is none, where it is of another portal, or too old, or
  /// none that this user began here.
  public init(in path: String, from portal: Portal, now: Date) throws {
    shown = path
    let head = [Self.format, "portal \(portal.address)", "language \(portal.language.rawValue)"]
    let earlier = try ScratchFolder.find(path)
    if let earlier, let pages = Self.read(earlier, head: head, at: path, now: now) {
      (folder, kept) = (earlier, pages)
    } else {
      earlier?.discard(first: Self.logName)
      folder = try Self.begin(path, lines: head + ["begun \(Int(now.timeIntervalSince1970))"])
      kept = [:]
    }
    log = try Self.openLog(in: folder, at: path)
  }

  /// How many pages are there.
  public var count: Int { kept.count }

  func holds(_ fullPath: String) -> Bool { page(fullPath) != nil }

  /// A page that was fetched. Nil also where its file is not what was written: then it has to be fetched again.
  func page(_ fullPath: String) -> PageDetail? {
    guard let kept = kept[fullPath], let bytes = folder.bytes(of: file(of: kept.hash)),
      ContentHash(of: bytes) == kept.hash, let content = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return PageDetail(content: content, updateTime: kept.updateTime)
  }

  func keep(_ page: PageDetail, for fullPath: String) throws {
    let bytes = Array(page.content.utf8)
    let hash = ContentHash(of: bytes)
    try folder.write(bytes, to: file(of: hash))
    let line = "page \(hash.text) \(page.updateTime ?? "-") \(fullPath)\n"
    do {
      try log.write(contentsOf: Data(line.utf8))
    } catch {
      throw WorkspaceError.unwritable("\(shown)/\(Self.logName)", reason: error.localizedDescription)
    }
    kept[fullPath] = Kept(hash: hash, updateTime: page.updateTime)
  }

  /// Takes everything away. What cannot be removed is left to the next round.
  public func discard() {
    try? log.close()
    // Without the log, half a folder misleads nobody.
    folder.discard(first: Self.logName)
  }

  private func file(of hash: ContentHash) -> String { "pages/\(hash.text)" }

  // MARK: - The log

  /// The pages of an earlier round; nil where none can be gone on with.
  private static func read(_ folder: ScratchFolder, head: [String], at path: String, now: Date) -> [String: Kept]? {
    guard let bytes = folder.bytes(of: logName) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.starts(with: head), lines.count > head.count + 2, lines[head.count].hasPrefix("begun "),
      let begun = TimeInterval(lines[head.count].dropFirst(6)),
      (0..<longestAge).contains(now.timeIntervalSince1970 - begun),
      let seal = seal(of: Array(lines[...head.count]), at: path), lines[head.count + 1] == seal
    else { return nil }
    // What stands behind the last line end was not written to its end.
    let entries = lines.dropFirst(head.count + 2).dropLast().compactMap(entry)
    return Dictionary(entries) { _, last in last }
  }

  /// The line that shows that the round is this user's own: a clone may bring pages along, which no portal sent.
  private static func seal(of lines: [String], at path: String) -> String? {
    ScratchFolder.seal(of: lines.joined(separator: "\n"), for: path).map { "seal \($0)" }
  }

  /// Reads `page HASH TIME PATH`.
  private static func entry(_ line: String) -> (String, Kept)? {
    let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard words.count == 4, words[0] == "page", PathNames.isAbsolute(words[3]), let hash = ContentHash(digits: words[1])
    else {
      return nil
    }
    return (String(words[3]), Kept(hash: hash, updateTime: words[2] == "-" ? nil : String(words[2])))
  }

  private static func begin(_ path: String, lines: [String]) throws(WorkspaceError) -> ScratchFolder {
    let folder = try ScratchFolder.make(path, folders: ["pages"])
    try folder.write(Array("*\n".utf8), to: ".gitignore")
    let lines = lines + [seal(of: lines, at: path) ?? "seal none"]
    try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: logName)
    return folder
  }

  private static func openLog(in folder: ScratchFolder, at path: String) throws -> FileHandle {
    let log = try folder.open(logName)
    do {
      let bytes = try log.readToEnd() ?? Data()
      // Half a line, which a run that was killed may have left, could be taken for a whole one: it goes.
      let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      try log.truncate(atOffset: UInt64(end))
      return log
    } catch {
      throw WorkspaceError.unwritable("\(path)/\(logName)", reason: error.localizedDescription)
    }
  }
}
