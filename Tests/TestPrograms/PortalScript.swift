import Foundation
import Synchronization

/// What a portal has, what goes wrong with it, and what it was asked.
public final class PortalScript: Sendable {
  /// A page of the portal.
  public struct Page: Hashable, Sendable {
    public var title: String
    public var content: String
    public var updateTime: String?

    public init(_ title: String, _ content: String, updateTime: String? = "1700000000000") {
      self.title = title
      self.content = content
      self.updateTime = updateTime
    }
  }

  /// What a request gets instead of its answer.
  public enum Mishap: Hashable, Sendable {
    case status(Int, headers: [String: String] = [:])
    /// The connection ends without an answer.
    case cut
    /// A login page, under status 200.
    case markup
    /// The first half of the answer.
    case truncated
    /// An answer whose code is not zero.
    case code(Int, message: String = "no such page")
    /// An answer without content.
    case empty
    /// The right answer, after a while.
    case late(milliseconds: Int)
  }

  /// How a request is answered.
  public enum Reply: Hashable, Sendable {
    case answer(status: Int, headers: [String: String], body: String, milliseconds: Int)
    case cut
  }

  fileprivate struct State {
    var pages: [String: Page]
    var mishaps: [String: [Mishap]] = [:]
    var lasting: [String: Mishap] = [:]
    var requests: [String] = []
    /// Nodes of the list that stand beside the pages, as JSON.
    var strangeNodes: [String] = []
  }

  /// The name under which the list of pages is asked for.
  public static let directory = "(directory)"

  private let state: Mutex<State>

  /// - Parameter pages: By their portal paths.
  public init(_ pages: [String: Page]) {
    state = Mutex(State(pages: pages))
  }

  /// The paths that were asked for, in the order of arrival.
  public var requests: [String] { state.withLock { $0.requests } }

  /// How often each path was asked for.
  public var requestCounts: [String: Int] { Dictionary(requests.map { ($0, 1) }) { $0 + $1 } }

  public func forgetRequests() { state.withLock { $0.requests = [] } }

  public subscript(fullPath: String) -> Page? {
    get { state.withLock { $0.pages[fullPath] } }
    set { state.withLock { $0.pages[fullPath] = newValue } }
  }

  public var pages: [String: Page] { state.withLock { $0.pages } }

  /// Lets the next requests for a path fail, one after the other.
  public func fail(_ fullPath: String, _ mishaps: Mishap...) {
    state.withLock { $0.mishaps[fullPath, default: []] += mishaps }
  }

  /// Lets all requests for a path fail; nil ends that.
  public func failAlways(_ fullPath: String, _ mishap: Mishap?) {
    state.withLock { $0.lasting[fullPath] = mishap }
  }

  public func addStrangeNode(_ json: String) { state.withLock { $0.strangeNodes.append(json) } }

  // MARK: - Answers

  /// Answers the target of a request: `/path?query`.
  public func reply(to target: String) -> Reply {
    guard let url = URLComponents(string: target), let wanted = Self.wanted(url) else {
      return .answer(status: 404, headers: [:], body: "Not here.", milliseconds: 0)
    }
    let (mishap, body) = state.withLock { state in
      state.requests.append(wanted)
      return (state.nextMishap(for: wanted), state.body(for: wanted))
    }
    return Self.reply(body, mishap)
  }

  private static func wanted(_ url: URLComponents) -> String? {
    switch url.path {
    case "/api/tools/docment/directory_list": directory
    case "/document_portal/v1/document/get_detail": url.queryItems?.first { $0.name == "fullPath" }?.value
    default: nil
    }
  }

  private static func reply(_ body: String, _ mishap: Mishap?) -> Reply {
    let answer = { (body: String) in
      Reply.answer(status: 200, headers: ["Content-Type": "application/json"], body: body, milliseconds: 0)
    }
    switch mishap {
    case nil: return answer(body)
    case .status(let status, let headers):
      return .answer(status: status, headers: headers, body: "{}", milliseconds: 0)
    case .cut: return .cut
    case .markup:
      return .answer(
        status: 200, headers: ["Content-Type": "text/html"],
        body: "<!DOCTYPE html>\n<html><body>Please log in.</body></html>", milliseconds: 0)
    case .truncated: return answer(String(decoding: body.utf8.prefix(body.utf8.count / 2), as: UTF8.self))
    case .code(let code, let message):
      return answer("{\"code\": \(code), \"msg\": \(PortalScript.State.json(message))}")
    case .empty: return answer("{\"code\": 0, \"data\": {\"content\": \"\"}}")
    case .late(let milliseconds):
      return .answer(status: 200, headers: [:], body: body, milliseconds: milliseconds)
    }
  }
}

extension PortalScript.State {
  fileprivate mutating func nextMishap(for path: String) -> PortalScript.Mishap? {
    guard mishaps[path]?.isEmpty == false else { return lasting[path] }
    return mishaps[path]?.removeFirst()
  }

  fileprivate func body(for path: String) -> String {
    guard path != PortalScript.directory else { return directory }
    guard let page = pages[path] else { return "{\"code\": 4040, \"msg\": \"gone\"}" }
    var data: [String: Any] = ["content": page.content, "name": page.title]
    if let time = page.updateTime { data["updateTime"] = time }
    return Self.json(["code": 0, "msg": "fine", "data": data] as [String: Any])
  }

  /// All pages below the server API, in folders; the ids are numbers here and texts there.
  private var directory: String {
    var tree = Folder(name: "Server API")
    for (path, page) in pages.sorted(by: { $0.key < $1.key }) {
      tree.add(path.split(separator: "/")[...], path, page.title)
    }
    let root = "{\"id\": 103, \"type\": \"DirectoryType\", \"name\": \"Server API\", \"items\": ["
    let other = "{\"id\": \"7\", \"type\": \"DocumentType\", \"name\": \"Elsewhere\", \"fullPath\": \"/elsewhere\"}"
    let items = (tree.nodes + strangeNodes).joined(separator: ", ")
    return "{\"code\": 0, \"msg\": \"\", \"data\": {\"items\": [\(other), \(root)\(items)]}]}}"
  }

  fileprivate static func json(_ value: Any) -> String {
    let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private struct Folder {
    var name: String
    var folders: [String: Folder] = [:]
    var documents: [(path: String, title: String)] = []

    mutating func add(_ names: ArraySlice<Substring>, _ path: String, _ title: String) {
      guard let first = names.first, names.count > 1 else { return documents.append((path, title)) }
      folders[String(first), default: Folder(name: String(first))].add(names.dropFirst(), path, title)
    }

    var nodes: [String] {
      let documents = documents.map { document in
        PortalScript.State.json(
          [
            "id": "\(document.path.utf8.count)", "type": "DocumentType", "name": document.title,
            "fullPath": document.path, "items": [],
          ] as [String: Any])
      }
      let folders = folders.values.sorted { $0.name < $1.name }.map { folder in
        let name = PortalScript.State.json(folder.name)
        let items = folder.nodes.joined(separator: ", ")
        return
          "{\"id\": \(folder.name.utf8.count), \"type\": \"DirectoryType\", \"name\": \(name), \"items\": [\(items)]}"
      }
      return folders + documents
    }
  }
}
