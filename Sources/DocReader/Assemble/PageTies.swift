import APISpec

/// What ties a page to others: pages with a tie in common can say something about the same thing, and are put together
/// in one go. Pages without a common tie never meet.
public struct PageTies: Hashable, Sendable {
  /// Projects, addresses and types of events, for example `project im`, `call GET /open-apis/im/v1/chats/{}`.
  fileprivate(set) var words: [String] = []
  /// Whether the page's tables lost their nesting: it is rebuilt with what all other pages teach.
  fileprivate(set) var needsAllPages = false

  /// The pages in groups that can be put together one by one, by their positions; each in the order of the pages.
  public static func groups(of pages: [PageTies]) -> [[Int]] {
    if pages.contains(where: \.needsAllPages) { return [Array(pages.indices)] }
    var groups = TieGroups(count: pages.count)
    var first: [String: Int] = [:]
    for (page, ties) in pages.enumerated() {
      // Pages that say nothing about a call stand together, so that there are not as many groups as pages.
      for word in ties.words.isEmpty ? ["nothing"] : ties.words {
        if let other = first[word] { groups.join(page, other) } else { first[word] = page }
      }
    }
    return groups.all
  }
}

extension PageTies: ArchivedRecord {
  package static var blank: PageTies { PageTies() }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("words", &words)
    members("needsAllPages", &needsAllPages)
  }
}

extension PageReading {
  /// What ties the page to others.
  public var ties: PageTies {
    var ties = PageTies()
    switch content {
    case .endpoint(let draft):
      ties.words = [
        "project \(draft.endpoint.name.project)", "call \(CallAddress(draft.endpoint))",
      ]
      ties.needsAllPages = draft.hasLostNesting
    case .events(let drafts):
      ties.words = drafts.flatMap { draft in
        ["project \(draft.event.scope.prefix { $0 != "." })", "event \(draft.event.eventType)"]
      }
      ties.needsAllPages = drafts.contains(where: \.hasLostNesting)
    case .guide, .unreadable: break
    }
    return ties
  }
}

/// A method and a path, parameter names aside: what two pages about one call have in common.
struct CallAddress: Hashable, CustomStringConvertible {
  var method: String
  var path: String

  init(_ endpoint: Endpoint) {
    method = endpoint.httpMethod
    path = endpoint.path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : String($0) }.joined(separator: "/")
  }

  var description: String { "\(method) \(path)" }
}

/// Numbers that are joined to groups.
private struct TieGroups {
  /// Another number of the same group; the first of a group stands for it.
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    parents[max(a, b)] = min(a, b)
  }

  private mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  var all: [[Int]] {
    var copy = self
    return Dictionary(grouping: parents.indices) { copy.root(of: $0) }.sorted { $0.key < $1.key }.map(\.value)
  }
}
