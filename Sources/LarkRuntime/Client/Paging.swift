/// One page of a list.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  /// The token of the page after this one; nil on the last page. A list can be taken up again from here.
  public let nextToken: String?
  /// What the platform says about further pages, where it does.
  let hasMore: Bool?

  @_spi(Generated)
  public init(_ items: [Item]?, next nextToken: String?, hasMore: Bool? = nil) {
    self.items = items ?? []
    self.hasMore = hasMore
    self.nextToken = hasMore == false || nextToken?.isEmpty == true ? nil : nextToken
  }
}

/// Why a list cannot be read to its end.
public enum PagingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are more pages, and no token leads to them.
  case missingToken
  /// The next page would be one that has just been read.
  case repeatedToken(String)

  public var description: String {
    switch self {
    case .missingToken: "The platform announces a further page and gives no token for it; the list is incomplete."
    case .repeatedToken(let token):
      "The platform leads back to the page '\(token)' that was just read; the list would never end."
    }
  }
}

/// The pages of a list, each fetched when it is asked for.
///
/// Empty pages are no end: the platform filters after it has cut the pages. An error ends the sequence by being
/// thrown, never quietly; what came before it has been given by then.
public struct PageSequence<Item: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Page<Item>

  private let start: String?
  private let fetch: @Sendable (_ token: String?) async throws -> Page<Item>

  init(from start: String?, fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>) {
    self.start = start
    self.fetch = fetch
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(token: start, fetch: fetch)
  }

  /// Asks for one page after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var token: String?
    private var isAtEnd = false
    /// What is wrong behind the last page.
    private var problem: PagingError?
    private let fetch: @Sendable (_ token: String?) async throws -> Page<Item>

    init(token: String?, fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>) {
      self.token = token
      self.fetch = fetch
    }

    public mutating func next() async throws -> Page<Item>? {
      if let problem {
        self.problem = nil
        throw problem
      }
      guard !isAtEnd else { return nil }
      try Task.checkCancellation()
      let page = try await fetch(token)
      if let next = page.nextToken {
        if next == token { problem = .repeatedToken(next) }
      } else if page.hasMore == true {
        problem = .missingToken
      }
      token = page.nextToken
      isAtEnd = token == nil || problem != nil
      return page
    }
  }
}

/// The items of a list, page after page.
///
/// Emitted methods make one from the method that reads a single page:
///
/// ```swift
/// public func listAll(pageToken: String? = nil, options: CallOptions = .standard) -> ItemSequence<Person> {
///   ItemSequence(from: pageToken) { token in
///     let page = try await list(pageToken: token, options: options)
///     return Page(page.items, next: page.pageToken, hasMore: page.hasMore)
///   }
/// }
/// ```
public struct ItemSequence<Item: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Item

  /// The same list, page by page.
  public let pages: PageSequence<Item>

  @_spi(Generated)
  public init(from start: String? = nil, fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>) {
    pages = PageSequence(from: start, fetch: fetch)
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(pages: pages.makeAsyncIterator())
  }

  /// All items in memory.
  public func collect() async throws -> [Item] {
    var items: [Item] = []
    for try await page in pages { items += page.items }
    return items
  }

  /// Goes through the items of a page, then through the next page.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var pages: PageSequence<Item>.AsyncIterator
    private var waiting: ArraySlice<Item> = []

    init(pages: PageSequence<Item>.AsyncIterator) {
      self.pages = pages
    }

    public mutating func next() async throws -> Item? {
      while waiting.isEmpty {
        guard let page = try await pages.next() else { return nil }
        waiting = page.items[...]
      }
      return waiting.popFirst()
    }
  }
}
