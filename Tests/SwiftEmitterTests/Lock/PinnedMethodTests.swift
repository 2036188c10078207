import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Published methods")
struct PinnedMethodTests {
  private static func get(
    _ name: String = "pot.get", _ query: [Field] = [], _ change: (inout Endpoint) -> Void = { _ in }
  ) -> Endpoint {
    Tea.endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}", name) { endpoint in
      endpoint.queryParameters = query
      change(&endpoint)
    }
  }

  private func emission(_ old: [Endpoint], then new: [Endpoint], shapes: [Shape] = []) throws -> Emission {
    Emission(new, shapes: shapes, lock: try NameLock(emitting: old, shapes: shapes))
  }

  private func heads(_ emission: Emission) -> [String] {
    emission["api.txt"].split(separator: "\n").filter { $0.contains("Resource.") && $0.contains("(potID") }
      .map { String($0.split(separator: "Resource.").last ?? "") }
  }

  // MARK: Arguments

  @Test("keep their signature where a parameter is added, for code that holds the method itself")
  func addedParameter() throws {
    let emission = try emission(
      [Self.get("pot.get", [Tea.field("size", .int32)])],
      then: [Self.get("pot.get", [Tea.field("colour"), Tea.field("size", .int32)])])
    expect(
      emission.declarations("public func get").joined(separator: "\n\n"),
      """
      public func get(
        potID: String, size: Int? = nil, colour: String? = nil, options: CallOptions = .standard
      ) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.path("pot_id", potID)
        call.query("size", size)
        call.query("colour", colour)
        try await client.perform(call, options)
      }

      @_disfavoredOverload
      public func get(potID: String, size: Int? = nil, options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.path("pot_id", potID)
        call.query("size", size)
        try await client.perform(call, options)
      }
      """)
    #expect(
      try emission.lock().methods[0].signatures.map { $0.map(\.name) } == [
        ["potID", "size", "colour"], ["potID", "size"],
      ])
  }

  @Test("keep it through further changes")
  func addedAgain() throws {
    let fields = ["a", "b", "c"].map { Tea.field($0) }
    let first = try NameLock(emitting: [Self.get("pot.get", [fields[0]])])
    let second = try Emission([Self.get("pot.get", [fields[1], fields[0]])], lock: first).lock()
    let third = Emission([Self.get("pot.get", fields.reversed())], lock: second)
    #expect(
      heads(third) == [
        "get(potID: String, a: String?)", "get(potID: String, a: String?, b: String?)",
        "get(potID: String, a: String?, b: String?, c: String?)",
      ])
  }

  @Test("do not change where rows are re-ordered")
  func reordered() throws {
    let fields = ["a", "b", "c", "d"].map { Tea.field($0) }
    let old = Emission([Self.get("pot.get", fields)])
    let new = try emission([Self.get("pot.get", fields)], then: [Self.get("pot.get", fields.reversed())])
    for path in old.paths { expect(new[path], old[path]) }
  }

  @Test("take a new required parameter, and lose the signature that would fail, which is said")
  func newRequired() throws {
    let emission = try emission([Self.get()], then: [Self.get("pot.get", [Tea.required("shop_id")])])
    #expect(heads(emission) == ["get(potID: String, shopID: String)"])
    #expect(
      emission.notes == ["broken tea.v1.pot.get: The documentation now requires shopID; the old signature is gone."])
  }

  @Test("keep the signature that gave what can now be left out")
  func becameOptional() throws {
    let emission = try emission(
      [Self.get("pot.get", [Tea.required("size", .int32)])], then: [Self.get("pot.get", [Tea.field("size", .int32)])])
    #expect(
      heads(emission) == [
        "get(potID: String, size: Int) // deprecated", "get(potID: String, size: Int?)",
      ])
  }

  @Test("keep a parameter that is gone in a signature that should not be used any more")
  func removedParameter() throws {
    let emission = try emission(
      [Self.get("pot.get", [Tea.field("size", .int32), Tea.field("colour")])],
      then: [Self.get("pot.get", [Tea.field("colour")])])
    #expect(
      heads(emission) == [
        "get(potID: String, colour: String?)", "get(potID: String, size: Int?, colour: String?) // deprecated",
      ])
  }

  @Test("keep the name of a parameter whose spelling changes its words only")
  func argumentNames() throws {
    let emission = try emission(
      [Self.get("pot.get", [Tea.field("a_b"), Tea.field("aB")])],
      then: [Self.get("pot.get", [Tea.field("aB"), Tea.field("a_b")])])
    let text = emission.declaration("public func get")
    #expect(text.contains("call.query(\"a_b\", aB)") && text.contains("call.query(\"aB\", aB2)"))
  }

  // MARK: Bodies

  @Test("have one signature where a body becomes required, or can be left out")
  func body() throws {
    let create = { (presence: Presence) in [Tea.posting([Tea.field("tea", .string, presence)])] }
    for (old, new) in [(Presence.optional, Presence.required), (.required, .optional)] {
      let emission = try emission(create(old), then: create(new))
      #expect(emission.declarations("public func create").count == 1, "\(old) to \(new)")
      #expect(try emission.lock().methods[0].signatures.count == 1)
    }
  }

  @Test("have in older signatures the body that is needed now")
  func bodyOfOlderSignature() throws {
    let create = { (presence: Presence, query: [Field]) in
      var endpoint = Tea.posting([Tea.field("tea", .string, presence)])
      endpoint.queryParameters = query
      return [endpoint]
    }
    let emission = try emission(create(.optional, []), then: create(.required, [Tea.field("size")]))
    #expect(emission.sources.contains("public func create(body: CreateBody, options: CallOptions = .standard)"))
    #expect(!emission.sources.contains("CreateBody()"))
  }

  @Test("lose a signature whose body can no longer be sent, which is said")
  func otherBody() throws {
    let whole = { (type: TypeRef) in
      Tea.endpoint("POST", "/open-apis/tea/v1/pots", "pot.create") { endpoint in
        endpoint.request = RequestPayload(kind: .json)
        endpoint.request.whole = type
      }
    }
    let emission = try emission([whole(.array(.string))], then: [whole(.array(.int32))])
    #expect(emission.declarations("public func create").count == 1)
    #expect(
      emission.notes.contains(
        "broken tea.v1.pot.create: The documentation changed the body; the old signature is gone.")
    )
  }

  @Test("keep the signature without a body where one is added that can be left out")
  func newBody() throws {
    let post = { Tea.endpoint("POST", "/open-apis/tea/v1/pots", "pot.create") }
    let emission = try emission([post()], then: [Tea.posting([Tea.field("tea")])])
    #expect(emission.declarations("public func create").count == 2)
    #expect(emission.declarations("@_disfavoredOverload").count == 1)
  }

  // MARK: Names and places

  @Test("stay where they are when the explorer calls them otherwise")
  func renamed() throws {
    let emission = try emission([Self.get("pot.get")], then: [Self.get("teapot.fetch")])
    #expect(heads(emission) == ["get(potID: String)"])
    #expect(emission.sources.contains("\"tea.v1.teapot.fetch\", .get"))
    #expect(try emission.lock().resources.keys.sorted() == ["tea.v1.pot"])
  }

  @Test("that move to another address stay, with the labels of their arguments, through further changes")
  func movedAddress() throws {
    let moved = Tea.endpoint("POST", "/open-apis/tea/v2/teapots/{id}", "pot.get")
    let first = try emission([Self.get()], then: [moved])
    #expect(heads(first) == ["get(potID: String)"])
    #expect(first.sources.contains("\"tea.v1.pot.get\", .post, \"/open-apis/tea/v2/teapots/{id}\""))
    #expect(first.sources.contains("call.path(\"id\", potID)"))
    #expect(!first.sources.contains("unavailable"))
    let second = Emission([moved], lock: try first.lock())
    #expect(second.sources == first.sources)
  }

  @Test("keep nothing of a path with other parameters but their name")
  func otherPath() throws {
    let moved = Tea.endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}/lids/{lid_id}", "pot.get")
    let emission = try emission([Self.get()], then: [moved])
    #expect(heads(emission) == ["get(potID: String, lidID: String)"])
    #expect(emission.notes.contains { $0.hasPrefix("broken tea.v1.pot.get") })
  }

  @Test("that move to another version stay, with the types that they need beside them")
  func movedVersion() throws {
    let get = { (scope: String, fields: [Field]) in
      Tea.endpoint("GET", "/open-apis/tea/pots", "pot.get", service: scope) { $0.response = Tea.response(fields) }
    }
    let lid = Tea.shape("tea.v2.lid", [Tea.field("colour")])
    let lids = [Tea.field("lid", .object(lid.id))]
    let other = Tea.endpoint("GET", "/open-apis/tea/cups", "cup.get", service: "tea.v2") {
      $0.response = Tea.response(lids)
    }
    let emission = Emission(
      [get("tea.v2", lids), other], shapes: [lid], lock: try NameLock(emitting: [get("tea.v1", [])]))
    #expect(emission["LarkTea/V1+Pot.swift"].contains("public struct Lid: WireDecodable {"))
    #expect(emission["LarkTea/V2+Cup.swift"].contains("public struct Lid: WireDecodable {"))
    #expect(!emission.paths.contains("LarkTea/V2+Pot.swift"))
  }

  @Test("keep their names where a new method would like to have one")
  func newcomer() throws {
    let other = Tea.endpoint("GET", "/open-apis/tea/v1/lids", "pot.get")
    let old = Tea.endpoint("GET", "/open-apis/tea/v1/pots", "pot.Get")
    let emission = try emission([old], then: [other, old])
    let methods = try emission.lock().methods
    #expect(methods.first { $0.call.hasSuffix("pots") }?.name == "get")
    #expect(methods.first { $0.call.hasSuffix("lids") }?.name == "get2")
  }

  @Test("that read all pages keep their name and signature")
  func allPages() throws {
    let list = { (query: [Field]) in
      Tea.endpoint("GET", "/open-apis/tea/v1/pots", "pot.list") { endpoint in
        endpoint.queryParameters = query
        endpoint.response = Tea.response([Tea.field("items", .array(.string)), Tea.field("page_token")])
        endpoint.pagination = Pagination(
          place: .query, tokenParameter: "page_token", nextTokenPath: "data.page_token", itemsPath: "data.items")
      }
    }
    let other = Tea.endpoint("GET", "/open-apis/tea/v1/all", "pot.list_all")
    let token = Tea.field("page_token")
    let emission = try emission([list([token])], then: [list([Tea.field("size", .int32), token]), other])
    #expect(
      emission["api.txt"].split(separator: "\n").filter { $0.contains("ItemSequence") }.map { String($0.dropFirst(26)) }
        == [
          "listAll(pageToken: String?) -> ItemSequence<String>",
          "listAll(pageToken: String?, size: Int?) -> ItemSequence<String>",
        ])
    #expect(emission.declaration("public func listAll2").contains("client.perform"))
  }

  @Test("that become pages keep the signature that knows no token, which reads no pages")
  func newPages() throws {
    let list = { (isPaged: Bool) in
      Tea.endpoint("GET", "/open-apis/tea/v1/pots", "pot.list") { endpoint in
        endpoint.response = Tea.response([Tea.field("items", .array(.string)), Tea.field("page_token")])
        guard isPaged else { return }
        endpoint.queryParameters = [Tea.field("page_token")]
        endpoint.pagination = Pagination(
          place: .query, tokenParameter: "page_token", nextTokenPath: "data.page_token", itemsPath: "data.items")
      }
    }
    let emission = try emission([list(false)], then: [list(true)])
    #expect(emission.declarations("public func listAll").count == 1)
    #expect(emission.declarations("@discardableResult public func list").count == 2)
  }

  // MARK: What is gone

  @Test("whose endpoint is gone are there to say so")
  func removed() throws {
    let lid = Tea.named("lid", [Tea.field("colour")])
    let create = Tea.endpoint("POST", "/open-apis/tea/v1/pots/{pot_id}", "pot.create") { endpoint in
      endpoint.queryParameters = [Tea.choice("in", ["a"])]
      endpoint.request = RequestPayload(kind: .json, fields: [Tea.field("lid", .named("lid"))])
      endpoint.response = Tea.response([Tea.field("size", .int32)])
    }
    let emission = try emission([Self.get(), create], then: [Self.get()], shapes: [lid])
    expect(
      emission["LarkTea/V1+Pot.swift"],
      """
      // Generated by larkspur from tea-v1/pot.get.md; do not edit.
      @_spi(Generated) import LarkRuntime

      extension TeaService.V1 {
        public struct PotResource: Sendable {
          let client: LarkClient

          @available(*, unavailable, message: "The documentation no longer has this call.")
          public func create(
            potID: String, `in`: In? = nil, body: CreateBody? = nil, options: CallOptions = .standard
          ) async throws -> CreateResponse {
            fatalError("The documentation no longer has this call.")
          }

          public struct CreateBody: WireBuildable {
            @available(*, deprecated, message: "The documentation no longer mentions it.")
            public var lid: Lid? {
              get { _lid }
              set { _lid = newValue }
            }
            private var _lid: Lid?
            public init() {}
            public func encode(into object: inout JSONBodyWriter) { object.object("lid", _lid) }
          }

          public struct CreateResponse: WireDecodable {
            @available(*, deprecated, message: "The documentation no longer mentions it.")
            public var size: Int? { _size }
            private let _size: Int?
            public init(_ object: inout JSONObjectReader) throws { _size = try object.int("size") }
          }

          public static let getEndpoint = Endpoint(
            "tea.v1.pot.get", .get, "/open-apis/tea/v1/pots/{pot_id}", response: .nothing)
          public func get(potID: String, options: CallOptions = .standard) async throws {
            var call = EndpointCall(Self.getEndpoint)
            call.path("pot_id", potID)
            try await client.perform(call, options)
          }
        }
      }

      """)
    let old = try NameLock(emitting: [Self.get(), create], shapes: [lid])
    #expect(try emission.lock().methods.map(\.endpoint) == old.methods.map(\.endpoint))
    let back = Emission([Self.get(), create], shapes: [lid], lock: try emission.lock())
    #expect(!back.sources.contains("unavailable"))
  }

  @Test("of which all endpoints are gone are still there")
  func removedResource() throws {
    let emission = try emission([Self.get(), Tea.endpoint("GET", "/c", "cup.get")], then: [Self.get()])
    expect(
      emission.declaration("public struct CupResource"),
      """
      public struct CupResource: Sendable {
        let client: LarkClient

        @available(*, unavailable, message: "The documentation no longer has this call.")
        public func get(options: CallOptions = .standard) async throws {
          fatalError("The documentation no longer has this call.")
        }
      }
      """)
    #expect(emission["LarkTea/Tea.swift"].contains("public var cup: CupResource"))
  }

  @Test("return what they return now, and say that it was something else")
  func otherResult() throws {
    let answering = { (type: TypeRef) in Tea.endpoint { $0.response = Tea.envelope(type) } }
    let emission = try emission([answering(.string)], then: [answering(.array(.string))])
    #expect(emission.sources.contains("async throws -> [String] {"))
    #expect(emission.notes.contains { $0.hasPrefix("broken tea.v1.pot.get") })
  }
}
