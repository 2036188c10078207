import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Lists that are read to their end")
struct PagingTests {
  private static let query = [Tea.field("page_size", .int32), Tea.field("page_token")]

  private static func pagination(
    _ place: Pagination.Place = .query, next: String = "data.page_token", more: String? = "data.has_more",
    items: String? = "data.items"
  ) -> Pagination {
    Pagination(
      place: place, tokenParameter: "page_token", sizeParameter: "page_size", nextTokenPath: next, hasMorePath: more,
      itemsPath: items)
  }

  private static let page = [
    Tea.field("items", .array(.named("lid"))), Tea.field("page_token"), Tea.field("has_more", .boolean),
  ]

  private static let lid = Tea.named("lid", [Tea.field("colour")])

  private func emission(
    _ fields: [Field] = page, shapes: [Shape] = [lid], docs: SDKSettings.DocLevel = .none,
    _ change: (inout Endpoint) -> Void
  ) -> Emission {
    let list = Tea.endpoint("GET", "/open-apis/tea/v1/lids", "lid.list") { endpoint in
      endpoint.queryParameters = Self.query
      endpoint.response = Tea.response(fields)
      change(&endpoint)
    }
    return Emission([list], shapes: shapes, docs: docs)
  }

  @Test("go on with the token in the query")
  func inQuery() {
    let emission = emission { $0.pagination = Self.pagination() }
    expect(
      emission.declaration("public func listAll"),
      """
      public func listAll(
        pageSize: Int? = nil, pageToken: String? = nil, options: CallOptions = .standard
      ) -> ItemSequence<Lid> {
        ItemSequence(of: Self.listEndpoint, from: pageToken) { token in
          let page = try await list(pageSize: pageSize, pageToken: token, options: options)
          return Page(page.items, next: page.pageToken, hasMore: page.hasMore)
        }
      }
      """)
  }

  @Test("pass every argument on, also one that is called as something inside")
  func arguments() {
    let emission = emission(docs: .full) { endpoint in
      endpoint.path = "/open-apis/tea/v1/shops/{shop_id}/lids"
      endpoint.queryParameters += ["page", "next", "token", "options"].map { Tea.field($0) }
      endpoint.request = RequestPayload(kind: .json, fields: [Tea.required("filter")])
      endpoint.pagination = Self.pagination()
      endpoint.lifecycle = Lifecycle(.deprecated, note: "Use 'kettle.list'.")
    }
    expect(
      emission.declaration("public func listAll"),
      """
      /// All that ``list`` lists, page after page; each page is fetched when it is needed.
      @available(*, deprecated, message: "Use 'kettle.list'.")
      public func listAll(
        shopID: String, pageSize: Int? = nil, pageToken: String? = nil, page: String? = nil, next: String? = nil,
        tokenValue: String? = nil, optionsValue: String? = nil, body: ListBody, options: CallOptions = .standard
      ) -> ItemSequence<Lid> {
        ItemSequence(of: Self.listEndpoint, from: pageToken) { token in
          let page = try await list(
            shopID: shopID, pageSize: pageSize, pageToken: token, page: page, next: next, tokenValue: tokenValue,
            optionsValue: optionsValue, body: body, options: options)
          return Page(page.items, next: page.pageToken, hasMore: page.hasMore)
        }
      }
      """)
  }

  @Test("go on with the token in the body")
  func inBody() {
    let emission = emission { endpoint in
      endpoint.httpMethod = "POST"
      endpoint.queryParameters = []
      endpoint.request = RequestPayload(kind: .json, fields: Self.query + [Tea.required("filter")])
      endpoint.pagination = Self.pagination(.body)
    }
    expect(
      emission.declaration("public func listAll"),
      """
      public func listAll(body: ListBody, options: CallOptions = .standard) -> ItemSequence<Lid> {
        ItemSequence(of: Self.listEndpoint, from: body.pageToken) { token in
          var next = body
          next.pageToken = token
          let page = try await list(body: next, options: options)
          return Page(page.items, next: page.pageToken, hasMore: page.hasMore)
        }
      }
      """)
  }

  @Test("find items, token and end deep in the response")
  func nested() {
    let paging = Tea.named("paging", [Tea.field("next"), Tea.field("more", .boolean)])
    let shelf = Tea.named("shelf", [Tea.field("lids", .array(.string))])
    let emission = emission(
      [Tea.field("shelf", .named("shelf")), Tea.field("paging", .named("paging"))], shapes: [paging, shelf]
    ) {
      $0.pagination = Self.pagination(next: "data.paging.next", more: "data.paging.more", items: "data.shelf.lids")
    }
    expect(
      emission.declaration("public func listAll"),
      """
      public func listAll(
        pageSize: Int? = nil, pageToken: String? = nil, options: CallOptions = .standard
      ) -> ItemSequence<String> {
        ItemSequence(of: Self.listEndpoint, from: pageToken) { token in
          let page = try await list(pageSize: pageSize, pageToken: token, options: options)
          return Page(page.shelf?.lids, next: page.paging?.next, hasMore: page.paging?.more)
        }
      }
      """)
  }

  @Test("give whole pages where the response holds no one list")
  func pages() {
    let emission = emission { $0.pagination = Self.pagination(more: nil, items: nil) }
    expect(
      emission.declaration("public func listAllPages"),
      """
      public func listAllPages(
        pageSize: Int? = nil, pageToken: String? = nil, options: CallOptions = .standard
      ) -> ItemSequence<ListResponse> {
        ItemSequence(of: Self.listEndpoint, from: pageToken) { token in
          let page = try await list(pageSize: pageSize, pageToken: token, options: options)
          return Page([page], next: page.pageToken)
        }
      }
      """)
  }

  @Test("have a name of their own")
  func name() {
    let list = { (name: String) in
      Tea.endpoint("GET", "/open-apis/tea/v1/\(name)", "lid.\(name)") { endpoint in
        endpoint.queryParameters = Self.query
        endpoint.response = Tea.response(Self.page)
        endpoint.pagination = Self.pagination()
      }
    }
    let emission = Emission([list("list"), list("list_all")], shapes: [Self.lid])
    let heads = emission.declarations("public func").compactMap { $0.split(separator: "(").first }
    #expect(heads == ["public func listAll2", "public func listAllAll"])
  }

  @Test(
    "are not offered where no text token leads on, and a note says so",
    arguments: [
      "no parameter", "number as parameter", "required parameter", "number in the response", "no such path",
      "no response",
    ])
  func impossible(reason: String) {
    var fields = Self.page
    let emission = emission { endpoint in
      endpoint.pagination = Self.pagination()
      switch reason {
      case "no parameter": endpoint.queryParameters = []
      case "number as parameter": endpoint.queryParameters = [Tea.field("page_token", .int32)]
      case "required parameter": endpoint.queryParameters = [Tea.required("page_token")]
      case "number in the response": fields[1].type = .int64
      case "no such path": endpoint.pagination?.nextTokenPath = "data.page.token"
      default: fields = []
      }
      endpoint.response = Tea.response(fields)
    }
    #expect(emission.declarations("public func listAll") == [])
    guard reason != "no response" else { return }
    #expect(
      emission.notes == [
        "unsupported tea.v1.lid.list: The pages of the list cannot be followed: no text token leads on."
      ])
  }

  @Test("read an end that is no boolean from the token alone")
  func moreAsText() {
    let emission = emission([Self.page[0], Self.page[1], Tea.field("has_more")]) {
      $0.pagination = Self.pagination()
    }
    #expect(emission.declaration("public func listAll").contains("Page(page.items, next: page.pageToken)\n"))
  }

  @Test("should not be used any more where a field should not that they are read with", arguments: [0, 1, 2])
  func deprecated(index: Int) {
    var fields = Self.page
    fields[index] = fields[index].deprecated("It is slow.")
    let emission = emission(fields) { $0.pagination = Self.pagination() }
    #expect(
      emission.declaration("public func listAll").hasPrefix("@available(*, deprecated, message: \"It is slow.\")"))
    #expect(!emission.declaration("@discardableResult public func list").contains("deprecated"))
  }
}
