@_spi(Generated) import LarkRuntime
import Synchronization
import Testing

@Suite("Reading a list page by page")
struct PagingTests {
  private static let endpoint = Endpoint("tea.v1.pot.list", .get, "/open-apis/tea/v1/pots", isPaged: true)

  /// Pages by the token that leads to them.
  private func list(_ pages: [String?: Page<Int>], from start: String? = nil) -> ItemSequence<Int> {
    ItemSequence(of: Self.endpoint, from: start) { token in try #require(pages[token]) }
  }

  @Test("a list gives the items of all pages, and goes on past empty ones")
  func allPages() async throws {
    let pages: [String?: Page<Int>] = [
      nil: Page([1, 2], next: "a", hasMore: true), "a": Page(nil, next: "b", hasMore: true),
      "b": Page([3], next: "", hasMore: false),
    ]
    #expect(try await list(pages).collect() == [1, 2, 3])
    var items: [Int] = []
    for try await item in list(pages) { items.append(item) }
    #expect(items == [1, 2, 3])
    #expect(try await list(pages, from: "a").collect() == [3])
  }

  @Test("a list ends by the token where the platform does not say whether there is more, and by its word where it does")
  func ends() async throws {
    #expect(try await list([nil: Page([1], next: "a"), "a": Page([2], next: nil)]).collect() == [1, 2])
    #expect(try await list([nil: Page([1], next: "left over", hasMore: false)]).collect() == [1])
  }

  /// Why reading a list to its end fails.
  private func problem(_ pages: [String?: Page<Int>], from start: String? = nil) async -> PagingError? {
    let error = await #expect(throws: LarkError.self) { try await list(pages, from: start).collect() }
    #expect(error?.endpoint.id == "tea.v1.pot.list")
    return error?.cause as? PagingError
  }

  @Test("a list throws where it cannot be read to its end")
  func incomplete() async {
    #expect(await problem([nil: Page([1], next: "", hasMore: true)]) == .missingToken)
    #expect(await problem([nil: Page([1], next: "a"), "a": Page([2], next: "a")]) == .repeatedToken("a"))
  }

  @Test("a list notices every way back, however long it is")
  func loops() async {
    let pages: [String?: Page<Int>] = [
      nil: Page([1], next: "a"), "a": Page([2], next: "b"), "b": Page([3], next: "c"), "c": Page([4], next: "a"),
    ]
    #expect(await problem(pages) == .repeatedToken("a"))
    #expect(await problem(pages, from: "b") == .repeatedToken("b"))
  }

  @Test("a list ends after an error of a page, and starts anew with a new iterator")
  func failure() async throws {
    let calls = Mutex(0)
    let items = ItemSequence<Int>(of: Self.endpoint) { _ in
      let call = calls.withLock {
        $0 += 1
        return $0
      }
      guard call > 1 else { throw CancellationError() }
      return Page([7], next: nil)
    }
    var iterator = items.makeAsyncIterator()
    await #expect(throws: CancellationError.self) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
    #expect(try await items.collect() == [7])
  }

  @Test("a list gives what came before it throws, and nothing afterwards", arguments: [nil, "a"] as [String?])
  func itemsBeforeError(next: String?) async throws {
    let pages = [nil: Page([1], next: "a"), "a": Page([2], next: next, hasMore: true)]
    var items = list(pages).makeAsyncIterator()
    #expect(try await items.next() == 1)
    #expect(try await items.next() == 2)
    await #expect(throws: LarkError.self) { try await items.next() }
    #expect(try await items.next() == nil)
  }

  @Test("a list fetches a page only when it is asked for, and can be taken up again from its token")
  func lazy() async throws {
    var pages = list([nil: Page([1], next: "a"), "a": Page([2], next: "not there")]).pages.makeAsyncIterator()
    #expect(try await pages.next()?.nextToken == "a")
    #expect(try await pages.next()?.items == [2])
  }

  @Test("a list fetches one page ahead where that is wanted, and gives the same")
  func ahead() async throws {
    let calls = AsyncStream<String?>.makeStream()
    let pages: [String?: Page<Int>] = [
      nil: Page([1], next: "a"), "a": Page([2], next: "b"), "b": Page([3], next: nil),
    ]
    let items = ItemSequence<Int>(of: Self.endpoint) { token in
      calls.continuation.yield(token)
      return try #require(pages[token])
    }
    var fetched = calls.stream.makeAsyncIterator()
    var iterator = items.prefetching.makeAsyncIterator()
    #expect(try await iterator.next() == 1)
    #expect(await fetched.next() == .some(nil))
    // The second page is asked for although nobody has asked for its items.
    #expect(await fetched.next() == "a")
    #expect(try await iterator.next() == 2)
    #expect(try await iterator.next() == 3)
    #expect(try await iterator.next() == nil)
  }

  @Test("a list ends a call that was made ahead when the reader goes")
  func abandoned() async throws {
    let ends = AsyncStream<Void>.makeStream()
    let items = ItemSequence<Int>(of: Self.endpoint) { token in
      guard token != nil else { return Page([1], next: "a") }
      do {
        try await Task.sleep(for: .seconds(600))
      } catch {
        ends.continuation.yield()
        throw error
      }
      return Page([2], next: nil)
    }
    for try await item in items.prefetching where item == 1 { break }
    var ended = ends.stream.makeAsyncIterator()
    #expect(await ended.next() != nil)
  }

  @Test("an error of a page that was fetched ahead comes in its turn")
  func errorAhead() async throws {
    struct Spilled: Error {}
    let items = ItemSequence<Int>(of: Self.endpoint) { token in
      guard token == nil else { throw Spilled() }
      return Page([1, 2], next: "a")
    }
    var iterator = items.prefetching.makeAsyncIterator()
    #expect(try await iterator.next() == 1)
    #expect(try await iterator.next() == 2)
    await #expect(throws: Spilled.self) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
  }
}
