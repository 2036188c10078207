import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Requests are compared with what is documented")
struct RequestCheckTests {
  /// A body as it is given.
  private struct Body: WireWritable {
    let content: JSONAny
    func write(into writer: inout JSONBodyWriter) { content.write(into: &writer) }
  }

  private static let endpoint = Endpoint(
    "tea.v1.pot.brew", .post, "/open-apis/tea/v1/pots/{pot_id}/brew", tokens: [.tenant],
    rules: #"""
      steep	leaf chars:~1
      brew	{pot_id} chars:2~8	?size value:1~4	?tags items:~2	?tags[] chars:~3	@X-House chars:~4
      brew	name chars:2~5	note bytes:~6	mark utf16:~1	cups items:1~2	cups[].kind match:^[a-z ]+$
      brew	cups[].grams value:-1.5~20	notes{} chars:~3	owner when:kind=1|2	guest or:owner,host
      brew	seal must	path match:^C:\\tea$
      """#)

  private func violations(_ body: JSONAny, _ fill: (inout EndpointCall) -> Void = { _ in }) -> [String] {
    var call = EndpointCall(Self.endpoint)
    fill(&call)
    call.json(Body(content: body))
    return RequestCheck(call).violations.map(\.description)
  }

  /// Fields without which every body below would break a rule of its own.
  private static let plain: [String: JSONAny] = ["guest": "Li", "seal": true]

  private func violations(_ members: [String: JSONAny]) -> [String] {
    violations(.object(Self.plain.merging(members) { $1 }))
  }

  @Test("a request that keeps to all rules breaks none, and absent fields break no limits")
  func fine() {
    #expect(violations([:]) == [])
    #expect(violations(["name": "mint", "cups": [["kind": "a b", "grams": 20]], "notes": ["x": "abc"]]) == [])
    #expect(violations(["name": nil, "cups": nil]) == [])
  }

  @Test("texts are counted in the unit of the page")
  func lengths() {
    #expect(violations(["name": "茶"]) == ["body name must have 2 to 5 characters; it has 1"])
    #expect(violations(["name": "👨‍👩‍👧x"]) == ["body name must have 2 to 5 characters; it has 6"])
    #expect(violations(["note": "茶茶茶"]) == ["body note must have at most 6 bytes; it has 9"])
    #expect(violations(["mark": "🍵"]) == ["body mark must have at most 1 UTF-16 units; it has 2"])
  }

  @Test("all violations are found at once, with the way to each")
  func nested() {
    #expect(
      violations(["cups": [["kind": "Ab", "grams": 21], ["kind": "b"], ["grams": "x"]], "notes": ["k": "long"]]) == [
        "body cups must have 1 to 2 items; it has 3",
        "body cups[0].kind must match ^[a-z ]+$",
        "body cups[0].grams must be -1.5 to 20; it is 21",
        "body notes.k must have at most 3 characters; it has 4",
      ])
  }

  @Test("path, query and headers have rules of their own")
  func parameters() {
    let found = violations(.object(Self.plain)) { call in
      call.path("pot_id", "x")
      call.query("size", 9)
      call.query("tags", ["a", "toolong", "c"])
      call.header("X-House", "Garden")
    }
    #expect(
      found == [
        "path pot_id must have 2 to 8 characters; it has 1",
        "query size must be 1 to 4; it is 9",
        "query tags must have at most 2 items; it has 3",
        "query tags[1] must have at most 3 characters; it has 7",
        "header X-House must have at most 4 characters; it has 6",
      ])
  }

  @Test("one value of a list in a query is an item, too")
  func singleItem() {
    let found = violations(.object(Self.plain)) { $0.query("tags", ["toolong"]) }
    #expect(found == ["query tags must have at most 3 characters; it has 7"])
  }

  @Test("fields that are required under a condition are missed where it holds")
  func conditions() {
    let wanted = "body owner must be given where kind is 1 or 2"
    #expect(violations(["kind": 1]) == [wanted])
    #expect(violations(["kind": "2"]) == [wanted])
    #expect(violations(["kind": 3]) == [])
    #expect(violations(["kind": 1, "owner": "ou_1"]) == [])
    #expect(violations(["guest": nil]) == ["body guest must be given where owner and host is not"])
    #expect(violations(["guest": nil, "host": "x"]) == [])
    #expect(violations(["seal": nil]) == ["body seal must be given"])
  }

  @Test("a condition may speak of the query")
  func conditionOnQuery() {
    let found = violations(.object(Self.plain)) { $0.query("kind", "1") }
    #expect(found == ["body owner must be given where kind is 1 or 2"])
  }

  @Test("escapes of the table are read")
  func escapes() {
    #expect(violations(["path": "C:tea"]) == ["body path must match ^C:\\tea$"])
  }

  @Test("values of other kinds than a rule speaks of are left to the platform")
  func otherKinds() {
    #expect(violations(["name": 1, "cups": "x", "notes": [1]]) == [])
  }

  @Test("bounds past 64 bits are compared as numbers")
  func largeBounds() {
    let bounds = RequestRule.Bounds(text: "~20000000000000000000")
    #expect(bounds.most == "20000000000000000000")
    #expect(bounds.least == nil)
    #expect(RequestRule(text: "value:1~")?.description == "must be at least 1")
    #expect(RequestRule(text: "unheard-of:1") == nil)
  }

  // MARK: Modes

  private func client(
    _ checks: RequestChecks, _ stub: StubTransport, told: (@Sendable (CallEvent, CallIdentity) -> Void)? = nil
  ) -> LarkClient {
    LarkClient.stubbed(stub) {
      $0.requestChecks = checks
      if let told { $0.observers.append(told) }
    }
  }

  private func call() -> EndpointCall {
    var call = EndpointCall(Self.endpoint)
    call.path("pot_id", "p12")
    call.json(Body(content: ["name": "x"]))
    return call
  }

  @Test("enforced rules keep the request from being sent, and the error holds everything that is wrong")
  func enforced() async throws {
    let stub = StubTransport(json: #"{"code":0}"#)
    let error = await #expect(throws: LarkError.self) {
      try await client(.enforce, stub).perform(call(), .standard)
    }
    #expect(error?.kind == .invalidRequest)
    #expect(error?.violations.map(\.path) == ["body name", "body guest", "body seal"])
    #expect(error?.violations.first?.value == "x")
    #expect(error?.violations.first?.rule == .length(.init(least: "2", most: "5"), .characters))
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("warnings go to the observers, and the request goes out")
  func warned() async throws {
    let stub = StubTransport(json: #"{"code":0}"#)
    let seen = AsyncStream<[RequestViolation]>.makeStream()
    let lark = client(.warn, stub) { event, _ in
      if case .questionable(let violations) = event { seen.continuation.yield(violations) }
    }
    try await lark.perform(call(), .standard)
    seen.continuation.finish()
    #expect(await seen.stream.first { _ in true }?.count == 3)
    #expect(await stub.log.requests.count == 1)
  }

  @Test("one call may be checked otherwise than its client")
  func perCall() async throws {
    let stub = StubTransport(json: #"{"code":0}"#)
    try await client(.enforce, stub).perform(call(), CallOptions(requestChecks: .off))
    await #expect(throws: LarkError.self) {
      try await client(.off, stub).perform(call(), CallOptions(requestChecks: .enforce))
    }
    #expect(await stub.log.requests.count == 1)
  }

  @Test("what a message shows of a number is not personal")
  func personal() {
    let salary = RequestViolation(path: "body base_salary", rule: .range(.init(least: "1")), value: 0)
    #expect(salary.description == "body base_salary must be at least 1")
  }
}
