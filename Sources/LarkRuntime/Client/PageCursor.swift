/// The position in a list of pages: which token comes next, and whether the list goes on.
struct PageCursor: Sendable {
  /// The token of a page; the first page may have none.
  struct Token: Sendable {
    let text: String?
  }

  private let endpoint: Endpoint
  /// The page to read next; nil at the end.
  private(set) var upcoming: Token?
  private var visited: Set<String> = []
  /// What is wrong behind the last page.
  private var problem: PagingError?

  init(_ endpoint: Endpoint, from start: String?) {
    self.endpoint = endpoint
    upcoming = Token(text: start)
  }

  /// The next token, or nil at the end.
  ///
  /// - Throws: Once, where the list should go on and cannot.
  mutating func next() throws(LarkError) -> Token? {
    if let problem {
      self.problem = nil
      throw LarkError(.unreadable, problem.description, endpoint: endpoint, cause: problem)
    }
    return upcoming
  }

  /// Goes on behind a page that was read.
  mutating func follow(_ token: String?, hasMore: Bool?) {
    if let read = upcoming?.text { visited.insert(read) }
    upcoming = nil
    if let token {
      if visited.contains(token) { problem = .repeatedToken(token) } else { upcoming = Token(text: token) }
    } else if hasMore == true {
      problem = .missingToken
    }
  }

  /// Nothing follows an error.
  mutating func end() {
    upcoming = nil
  }
}
