import Foundation
import Workspace

/// The pages that one round has fetched so far, in a folder, so that a run that is stopped can be gone on with.
///
/// The file `round` says of which portal they are, when the round began, and which page is which file; pages are files
/// by the hashes of their content. Whatever was half-written is no page.
public final class DownloadRound {
  static let folderName = ".larkspur-sync"
  static let logName = "round"

  private static let format = "larkspur round 1"
  /// Older pages may be outdated.
  private static let longestAge: TimeInterval = 24 * 3600

  private let folder: String
  private var log: FileHandle
  private var kept: [String: Kept]

  private struct Kept {
    var hash: ContentHash
    var updateTime: String?
  }

  /// Goes on with the round in a folder, or begins one: where there is none, where it is of another portal, or too old.
  public init(in folder: String, from portal: Portal, now: Date) throws {
    self.folder = folder
    let head = [Self.format, "portal \(portal.address)", "language \(portal.language.rawValue)"]
    let earlier = try Self.read(folder, head: head, now: now)
    if earlier == nil { try Self.begin(in: folder, lines: head + ["begun \(Int(now.timeIntervalSince1970))"]) }
    kept = earlier ?? [:]
    log = try Self.openLog(in: folder)
  }

  /// How many pages are there.
  public var count: Int { kept.count }

  func holds(_ fullPath: String) -> Bool { page(fullPath) != nil }

  /// A page that was fetched. Nil also where its file is not what was written: then it has to be fetched again.
  func page(_ fullPath: String) -> PageDetail? {
    guard let kept = kept[fullPath], let data = FileManager.default.contents(atPath: file(of: kept.hash)) else {
      return nil
    }
    let bytes = [UInt8](data)
    guard ContentHash(of: bytes) == kept.hash, let content = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    return PageDetail(content: content, updateTime: kept.updateTime)
  }

  func keep(_ page: PageDetail, for fullPath: String) throws {
    let bytes = Array(page.content.utf8)
    let hash = ContentHash(of: bytes)
    try OutputFile.write(bytes, to: file(of: hash))
    let line = "page \(hash.text) \(page.updateTime ?? "-") \(fullPath)\n"
    do {
      try log.write(contentsOf: Data(line.utf8))
    } catch {
      throw WorkspaceError.unwritable("\(folder)/\(Self.logName)", reason: error.localizedDescription)
    }
    kept[fullPath] = Kept(hash: hash, updateTime: page.updateTime)
  }

  /// Takes everything away. What cannot be removed is left to the next round.
  public func discard() {
    try? log.close()
    Self.discard(folder)
  }

  /// The log goes first: without it, half a folder misleads nobody.
  private static func discard(_ folder: String) {
    try? FileManager.default.removeItem(atPath: "\(folder)/\(logName)")
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func file(of hash: ContentHash) -> String { "\(folder)/pages/\(hash.text)" }

  // MARK: - The log

  /// The pages of an earlier round; nil where none can be gone on with.
  private static func read(_ folder: String, head: [String], now: Date) throws -> [String: Kept]? {
    guard let kind = kind(of: folder) else { return nil }
    guard kind == .typeDirectory else { throw WorkspaceError.inTheWay(folder, [folderName]) }
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(logName)") else { return nil }
    let lines = String(decoding: data, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.starts(with: head), lines.count > head.count + 1, lines[head.count].hasPrefix("begun "),
      let begun = TimeInterval(lines[head.count].dropFirst(6)),
      (0..<longestAge).contains(now.timeIntervalSince1970 - begun)
    else { return nil }
    // What stands behind the last line end was not written to its end.
    let entries = lines.dropFirst(head.count + 1).dropLast().compactMap(entry)
    return Dictionary(entries) { _, last in last }
  }

  /// Reads `page HASH TIME PATH`.
  private static func entry(_ line: String) -> (String, Kept)? {
    let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard words.count == 4, words[0] == "page", words[3].hasPrefix("/"), let hash = ContentHash(digits: words[1]) else {
      return nil
    }
    return (String(words[3]), Kept(hash: hash, updateTime: words[2] == "-" ? nil : String(words[2])))
  }

  private static func begin(in folder: String, lines: [String]) throws {
    if kind(of: folder) != nil { discard(folder) }
    do {
      try FileManager.default.createDirectory(atPath: "\(folder)/pages", withIntermediateDirectories: true)
    } catch {
      throw WorkspaceError.unwritable(folder, reason: error.localizedDescription)
    }
    try OutputFile.write(Array("*\n".utf8), to: "\(folder)/.gitignore")
    try OutputFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "\(folder)/\(logName)")
  }

  private static func openLog(in folder: String) throws -> FileHandle {
    do {
      let log = try FileHandle(forUpdating: URL(fileURLWithPath: "\(folder)/\(logName)"))
      let bytes = try log.readToEnd() ?? Data()
      // Half a line, which a run that was killed may have left, could be taken for a whole one: it goes.
      let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      try log.truncate(atOffset: UInt64(end))
      return log
    } catch {
      throw WorkspaceError.unwritable("\(folder)/\(logName)", reason: error.localizedDescription)
    }
  }

  private static func kind(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }
}
