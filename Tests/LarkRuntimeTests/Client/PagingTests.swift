@_spi(Generated) import LarkRuntime
import Testing

@Suite("Reading a list page by page")
struct PagingTests {
  /// Pages by the token that leads to them.
  private func list(_ pages: [String?: Page<Int>], from start: String? = nil) -> ItemSequence<Int> {
    ItemSequence(from: start) { token in try #require(pages[token]) }
  }

  @Test("gives the items of all pages, and goes on past empty ones")
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

  @Test("ends by the token where the platform does not say whether there is more, and by its word where it does")
  func ends() async throws {
    #expect(try await list([nil: Page([1], next: "a"), "a": Page([2], next: nil)]).collect() == [1, 2])
    #expect(try await list([nil: Page([1], next: "left over", hasMore: false)]).collect() == [1])
  }

  @Test("throws where the list cannot be read to its end")
  func incomplete() async throws {
    await #expect(throws: PagingError.missingToken) {
      try await list([nil: Page([1], next: "", hasMore: true)]).collect()
    }
    await #expect(throws: PagingError.repeatedToken("a")) {
      try await list([nil: Page([1], next: "a"), "a": Page([2], next: "a")]).collect()
    }
  }

  @Test("gives what came before it throws, and nothing afterwards", arguments: [nil, "a"] as [String?])
  func itemsBeforeError(next: String?) async throws {
    let pages = [nil: Page([1], next: "a"), "a": Page([2], next: next, hasMore: true)]
    var items = list(pages).makeAsyncIterator()
    #expect(try await items.next() == 1)
    #expect(try await items.next() == 2)
    await #expect(throws: PagingError.self) { try await items.next() }
    #expect(try await items.next() == nil)
  }

  @Test("fetches a page only when it is asked for, and can be taken up again from its token")
  func lazy() async throws {
    var pages = list([nil: Page([1], next: "a"), "a": Page([2], next: "not there")]).pages.makeAsyncIterator()
    #expect(try await pages.next()?.nextToken == "a")
    #expect(try await pages.next()?.items == [2])
  }
}
