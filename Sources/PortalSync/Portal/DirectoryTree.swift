import APISpec

/// The documents below the server API in a portal's list of pages.
public struct DirectoryTree: Hashable, Sendable {
  /// A page that the portal has.
  public struct Document: Hashable, Sendable {
    /// The portal's name for the page: `/uAjLw4CM/…/im-v1/message/create`.
    public var fullPath: String
    public var title: String
  }

  /// The item that holds the server API.
  static let serverAPI = "103"

  /// In the order of the tree; each `fullPath` once.
  public private(set) var documents: [Document] = []
  /// What the list holds and could not be used, as sentences.
  public private(set) var warnings: [String] = []

  private var known: Set<String> = []

  /// Reads the portal's answer.
  public init(answer bytes: [UInt8]) throws(AnswerRefusal) {
    let answer = try PortalAnswer(bytes)
    guard case .array(let items) = answer.data["items"],
      let root = items.first(where: { $0["id"]?.literal == Self.serverAPI })
    else { throw .noServerAPI }
    for item in root.childNodes { add(item) }
    guard !documents.isEmpty else { throw .noDocuments }
  }

  private mutating func add(_ node: JSONValue) {
    switch node["type"]?.text {
    case "DocumentType": addDocument(node)
    case "DirectoryType": break
    case let type:
      warnings.append("The list of pages holds \(node.called) of the unknown type '\(type ?? "")'; it was left out.")
    }
    for child in node.childNodes { add(child) }
  }

  private mutating func addDocument(_ node: JSONValue) {
    guard let fullPath = node["fullPath"]?.text, fullPath.hasPrefix("/") else {
      warnings.append("The list of pages holds \(node.called) without a path; it was left out.")
      return
    }
    guard known.insert(fullPath).inserted else { return }
    documents.append(Document(fullPath: fullPath, title: node["name"]?.text ?? ""))
  }
}

extension JSONValue {
  fileprivate var childNodes: [JSONValue] {
    guard case .array(let items) = self["items"] else { return [] }
    return items
  }

  /// A node as a sentence names it.
  fileprivate var called: String { "'\(self["name"]?.text ?? "")' (id \(self["id"]?.literal ?? "none"))" }
}
