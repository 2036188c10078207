/// One page of a list.
public struct Page<Item: Sendable>: Sendable {
  /// The items of the page, in the order of the server.
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
  /// The next page would be one that has been read.
  case repeatedToken(String)

  public var description: String {
    switch self {
    case .missingToken: "The platform announces a further page and gives no token for it; the list is incomplete."
    case .repeatedToken(let token):
      "The platform leads back to the page '\(Redaction.scrubbed(token))' that was read before; the list would never end."
    }
  }
}

/// The pages of a list, each fetched when it is asked for, or one ahead with ``prefetching``.
///
/// Empty pages are no end: the platform filters after it has cut the pages. An error ends the sequence by being
/// thrown, never quietly; what came before it has been given by then. A list that leads nowhere, or back to a page that
/// was read, throws a ``LarkError`` whose cause is a ``PagingError``.
public struct PageSequence<Item: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Page<Item>

  private let endpoint: Endpoint
  private let start: String?
  private let fetch: @Sendable (_ token: String?) async throws -> Page<Item>
  /// Whether a page is fetched while the one before it is looked at.
  private var isAhead = false

  init(
    of endpoint: Endpoint, from start: String?, fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>
  ) {
    self.endpoint = endpoint
    self.start = start
    self.fetch = fetch
  }

  /// The same pages, each fetched while the one before it is looked at: one call more than is read at most.
  public var prefetching: PageSequence {
    var ahead = self
    ahead.isAhead = true
    return ahead
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(cursor: PageCursor(endpoint, from: start), isAhead: isAhead, fetch: fetch)
  }

  /// Asks for one page after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var cursor: PageCursor
    private let isAhead: Bool
    private let fetch: @Sendable (_ token: String?) async throws -> Page<Item>
    private var prefetched: PrefetchedPage<Item>?

    init(cursor: PageCursor, isAhead: Bool, fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>) {
      self.cursor = cursor
      self.isAhead = isAhead
      self.fetch = fetch
    }

    public mutating func next() async throws -> Page<Item>? {
      guard let token = try cursor.next() else { return nil }
      try Task.checkCancellation()
      let page: Page<Item>
      do {
        page = if let prefetched { try await prefetched.page() } else { try await fetch(token.text) }
      } catch {
        cursor.end()
        throw error
      }
      prefetched = nil
      cursor.follow(page.nextToken, hasMore: page.hasMore)
      if isAhead, let next = cursor.upcoming { prefetched = PrefetchedPage(fetch, next.text) }
      return page
    }
  }
}

/// A page that is fetched before it is asked for. The call ends when nobody waits for it any more.
private final class PrefetchedPage<Item: Sendable>: Sendable {
  private let task: Task<Page<Item>, any Error>

  init(_ fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>, _ token: String?) {
    task = Task { try await fetch(token) }
  }

  deinit {
    task.cancel()
  }

  func page() async throws -> Page<Item> {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}

/// The items of a list, page after page.
///
/// Emitted methods make one from the method that reads a single page:
///
/// ```swift
/// public func listAll(pageToken: String? = nil, options: CallOptions = .standard) -> ItemSequence<Person> {
///   ItemSequence(of: Self.listEndpoint, from: pageToken) { token in
///     let page = try await list(pageToken: token, options: options)
///     return Page(page.items, next: page.pageToken, hasMore: page.hasMore)
///   }
/// }
/// ```
public struct ItemSequence<Item: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Item

  /// The same list, page by page.
  public private(set) var pages: PageSequence<Item>

  @_spi(Generated)
  public init(
    of endpoint: Endpoint, from start: String? = nil,
    fetch: @escaping @Sendable (_ token: String?) async throws -> Page<Item>
  ) {
    pages = PageSequence(of: endpoint, from: start, fetch: fetch)
  }

  /// The same items; each page is fetched while the items of the one before it are looked at.
  public var prefetching: ItemSequence {
    var ahead = self
    ahead.pages = pages.prefetching
    return ahead
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
