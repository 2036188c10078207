import Foundation
import LarkIM
import LarkRuntime
import LarkSecurityAndCompliance
import TestPrograms
import Testing

@Suite("Lists that come page by page", .timeLimit(.minutes(5)))
struct PagingTests {
  /// Chats in pages: `data` by the token that leads to it; no token leads to the first.
  private func chats(_ pages: [String: LoopbackServer.Reply]) throws -> Platform {
    try Platform { request in
      let target = request.line.split(separator: " ")[1]
      let token = URLComponents(string: String(target))?.queryItems?.first { $0.name == "page_token" }?.value
      return pages[token ?? ""] ?? .refusal(232001, "no such page")
    }
  }

  private func page(_ ids: String..., next: String?, hasMore: Bool = true) -> LoopbackServer.Reply {
    let items = ids.map { #"{"chat_id":"\#($0)"}"# }.joined(separator: ",")
    let token = next.map { #","page_token":"\#($0)""# } ?? ""
    return .data(#"{"items":[\#(items)]\#(token),"has_more":\#(hasMore)}"#)
  }

  private func targets(_ platform: Platform) -> [String] {
    platform.server.requests.map { String($0.line.split(separator: " ")[1]) }
  }

  @Test("are one sequence, also past an empty page; the other arguments go with each page")
  func allPages() async throws {
    let platform = try chats([
      "": page("a", "b", next: "p=2"), "p=2": page(next: "p=3"), "p=3": page("c", next: "", hasMore: false),
    ])
    var ids: [String?] = []
    for try await chat in platform.lark.im.v1.chat.listAll(sortType: .byCreateTimeAsc, pageSize: 2) {
      ids.append(chat.chatID)
    }
    #expect(ids == ["a", "b", "c"])
    let start = "/open-apis/im/v1/chats?sort_type=ByCreateTimeAsc&"
    #expect(
      targets(platform) == [
        start + "page_size=2", start + "page_token=p%3D2&page_size=2", start + "page_token=p%3D3&page_size=2",
      ])
  }

  @Test("are fetched no further than they are read")
  func lazy() async throws {
    let platform = try chats(["": page("a", "b", next: "2")])
    var ids: [String?] = []
    for try await chat in platform.lark.im.v1.chat.listAll().prefix(2) { ids.append(chat.chatID) }
    #expect(ids == ["a", "b"])
    #expect(platform.server.requests.count == 1)
  }

  @Test("can be read a page at a time, and taken up again from a token")
  func pages() async throws {
    let platform = try chats(["": page("a", next: "2"), "2": page("b", next: nil, hasMore: false)])
    var pages = platform.lark.im.v1.chat.listAll().pages.makeAsyncIterator()
    let first = try #require(try await pages.next())
    #expect(first.items.map(\.chatID) == ["a"])
    let rest = platform.lark.im.v1.chat.listAll(pageToken: first.nextToken)
    #expect(try await rest.collect().map(\.chatID) == ["b"])
  }

  @Test("give what came before an error, and then the error")
  func errorOnTheWay() async throws {
    let platform = try chats(["": page("a", next: "lost")])
    var ids: [String?] = []
    let error = await #expect(throws: LarkError.self) {
      for try await chat in platform.lark.im.v1.chat.listAll() { ids.append(chat.chatID) }
    }
    #expect(ids == ["a"])
    #expect(error?.code == 232001 && error?.advice == "核对各参数的写法")
  }

  @Test("say when they cannot be read to their end")
  func incomplete() async throws {
    let cut = try chats(["": page("a", next: nil)])
    var ids: [String?] = []
    let missing = await #expect(throws: LarkError.self) {
      for try await chat in cut.lark.im.v1.chat.listAll() { ids.append(chat.chatID) }
    }
    #expect(missing?.cause as? PagingError == .missingToken)
    #expect(ids == ["a"])
    let endless = try chats(["": page("a", next: "2"), "2": page("b", next: "2")])
    let repeated = await #expect(throws: LarkError.self) { try await endless.lark.im.v1.chat.listAll().collect() }
    #expect(repeated?.cause as? PagingError == .repeatedToken("2"))
    #expect(endless.server.requests.count == 2)
  }

  @Test("may carry their token in the body")
  func tokenInBody() async throws {
    let platform = try Platform { request in
      request.text.contains("page_token")
        ? .data(#"{"items":[{"id":"2","log_detail":{"status_code":"200"}}],"has_more":false}"#)
        : .data(#"{"items":[{"id":"1"}],"page_token":"next","has_more":true}"#)
    }
    let logs = try await platform.lark.securityAndCompliance.v1.openapiLog
      .listDataAll(body: .init { $0.appID = "cli_1" }, options: CallOptions(token: .tenant("t-2"))).collect()
    #expect(logs.map(\.id) == ["1", "2"])
    #expect(logs.last?.logDetail?.statusCode == "200")
    let requests = platform.server.requests
    #expect(requests.map(\.text) == [#"{"app_id":"cli_1"}"#, #"{"app_id":"cli_1","page_token":"next"}"#])
    #expect(requests.allSatisfy { $0.headers["authorization"] == "Bearer t-2" })
  }
}
