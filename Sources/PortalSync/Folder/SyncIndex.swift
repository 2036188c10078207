import APISpec
import Workspace

/// The file `larkspur-sync.json` of a folder of pages: which pages came from which portal, and what each was.
///
/// It is meant to be checked in: one page a line, sorted, equal for equal pages.
public struct SyncIndex: Hashable, Sendable {
  public static let name = "larkspur-sync.json"
  private static let format = "1"

  public var portal: Portal
  /// By the portal's paths.
  public internal(set) var pages: [String: Page] = [:]

  /// A page that was written.
  public struct Page: Hashable, Sendable {
    /// Below the folder.
    public var path: String
    /// Of the file as it was written.
    public var hash: ContentHash
    /// Milliseconds since 1970, in digits.
    public var updateTime: String?
  }

  init(portal: Portal) {
    self.portal = portal
  }

  var bytes: [UInt8] {
    let lines = pages.sorted { $0.key < $1.key }.map { fullPath, page in
      var members = [
        JSONMember("path", .string(page.path)), JSONMember("hash", .string(page.hash.text)),
      ]
      if let time = page.updateTime { members.append(JSONMember("updateTime", .string(time))) }
      return "    \(JSONValue.string(fullPath)): \(JSONValue.object(members))"
    }
    let text = """
      {
        "format": \(Self.format),
        "portal": \(JSONValue.string(portal.address)),
        "language": \(JSONValue.string(portal.language.rawValue)),
        "pages": {
      \(lines.joined(separator: ",\n"))
        }
      }

      """
    return Array(text.utf8)
  }
}

extension SyncIndex {
  /// Reads what was stored. A file that somebody damaged is refused: what is replaced and moved depends on it.
  init(_ bytes: [UInt8]) throws(IndexObjection) {
    guard let text = String(validating: bytes, as: UTF8.self), let value = JSONValue(json: text) else {
      throw IndexObjection(reason: "it is no JSON")
    }
    guard value["format"]?.literal == Self.format else { throw IndexObjection(reason: "its format is unknown") }
    guard let address = value["portal"]?.text, let portal = try? Portal(address, language: Self.language(of: value))
    else { throw IndexObjection(reason: "it names no portal") }
    guard case .object(let members) = value["pages"] else { throw IndexObjection(reason: "it lists no pages") }
    self.init(portal: portal)
    for member in members { pages[member.key] = try Page(member) }
    let paths = Set(pages.values.map(\.path))
    guard paths.count == pages.count else { throw IndexObjection(reason: "it lists a file twice") }
    guard paths.allSatisfy({ paths.isDisjoint(with: PagePath.folders(of: $0)) }) else {
      throw IndexObjection(reason: "it lists a file as a folder, too")
    }
  }

  private static func language(of value: JSONValue) throws -> Portal.Language {
    guard let language = value["language"]?.text.flatMap(Portal.Language.init) else {
      throw IndexObjection(reason: "it names no language")
    }
    return language
  }

  /// Why an index cannot be used.
  struct IndexObjection: Error, Hashable, Sendable {
    var reason: String
  }
}

extension SyncIndex.Page {
  fileprivate init(_ member: JSONMember) throws(SyncIndex.IndexObjection) {
    let value = member.value
    guard let path = value["path"]?.text, path.hasSuffix(".md"), Self.isPlain(path),
      let hash = value["hash"]?.text.flatMap(ContentHash.init(digits:))
    else { throw SyncIndex.IndexObjection(reason: "the entry of '\(member.key)' is damaged") }
    self.init(path: path, hash: hash, updateTime: value["updateTime"]?.text)
  }

  /// A page lies below the folder, and is not hidden.
  private static func isPlain(_ path: String) -> Bool {
    TreePath.objection(to: path) == nil && PathNames.of(path).allSatisfy { $0.utf8.first != UInt8(ascii: ".") }
  }
}
