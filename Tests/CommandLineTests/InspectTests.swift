import APISpec
import Testing

@testable import larkspur

@Suite("Finding endpoints and events by name")
struct CallSearchTests {
  private func found(_ text: String) -> [String] {
    guard case .found(let calls) = CallSearch(TeaSpec.spec).find(text) else { return [] }
    return calls.map(\.title)
  }

  @Test(
    "an endpoint is found by its signature in any spelling, or by its name",
    arguments: [
      "POST /open-apis/tea/v1/pots/:pot_id/fill", "post /open-apis/tea/v1/pots/{pot_id}/fill",
      "POST https://open.feishu.cn/open-apis/tea/v1/pots/:id/fill?x=1", "/open-apis/tea/v1/pots/{}/fill",
      "POST /open-apis/tea/v1/pots/7301/fill", "tea.v1.pot.fill",
    ])
  func endpoint(text: String) {
    #expect(found(text) == ["Fill a pot"])
  }

  @Test("an event is found by its type", arguments: ["tea.pot.emptied_v1", "EVENT tea.pot.emptied_v1"])
  func event(text: String) {
    #expect(found(text) == ["Pot emptied"])
  }

  @Test("another method is not found, but suggested")
  func otherMethod() {
    guard case .nothing(let nearest) = CallSearch(TeaSpec.spec).find("PUT /open-apis/tea/v1/pots/:pot_id") else {
      Issue.record("there is no such endpoint")
      return
    }
    #expect(nearest.first == "GET /open-apis/tea/v1/pots/{pot_id}")
  }

  @Test("a slip in a name is answered with the name")
  func slip() {
    guard case .nothing(let nearest) = CallSearch(TeaSpec.spec).find("tea.v1.pot.fil") else {
      Issue.record("there is no such endpoint")
      return
    }
    #expect(nearest.first == "tea.v1.pot.fill")
  }
}

@Suite("Showing endpoints and events")
struct CallPageTests {
  private func page(_ call: DocumentedCall, isVerbose: Bool = false) -> String {
    CallPage(TeaSpec.spec, paint: Paint(isOn: false), isVerbose: isVerbose).text(of: call)
  }

  @Test("an endpoint is shown from its signature to its sources")
  func endpoint() {
    #expect(
      page(.endpoint(TeaSpec.fill)) == """
        Fill a pot
        POST /open-apis/tea/v1/pots/{pot_id}/fill  tea.v1.pot.fill

        docs          https://example.org/tea/fill
        server        https://open.feishu.cn
        tokens        tenant_access_token, user_access_token
        app types     custom
        scopes        all of tea:pot, tea:water
        rate limits   50 per second, special

        Path parameters
          └─ pot_id* string

        Body (json)
          ├─ litres* double, in 0…2, default 1
          ├─ kind [string], ≤3 items, one of green | black
          └─ leaf~ tea.v1.leaf
             └─ size int64

        Response (enveloped)
          └─ data? tea.v1.pot
             ├─ blocks? [tea.v1.block]
             │  └─ children [tea.v1.block]
             │     ↻ tea.v1.block
             ├─ leaf? tea.v1.leaf
             │  └─ size int64
             ├─ leaf_before? tea.v1.leaf
             │  └─ size int64
             └─ first? tea.v1.block
                ↑ tea.v1.block, as above

        Errors
          400  7001      the pot is full  Drink first.

        Sources
          tea/fill.md  (dialect C)

        """)
  }

  @Test("the texts of values are shown where much is asked for")
  func verbose() {
    #expect(page(.endpoint(TeaSpec.fill), isVerbose: true).contains("one of green (not black) | black"))
  }

  @Test("an event is shown by its type")
  func event() {
    #expect(page(.event(TeaSpec.emptied)).hasPrefix("Pot emptied\nEVENT tea.pot.emptied_v1\n"))
  }

  @Test("limits read as intervals")
  func limits() {
    var constraints = Constraints(minLength: 1, maxLength: 64, minItems: 2, maxItems: 2, minimum: "1", pattern: "^a")
    constraints.lengthUnit = .bytes
    #expect(FieldText.limits(constraints) == ["1…64 bytes", "2 items", "in ≥1", "like /^a/"])
  }

  @Test("a slice holds the shapes that its calls need and no others")
  func slice() {
    #expect(
      TeaSpec.spec.slice([.endpoint(TeaSpec.fill)]).shapes.map(\.id) == ["tea.v1.block", "tea.v1.leaf", "tea.v1.pot"])
    #expect(TeaSpec.spec.slice([.endpoint(TeaSpec.get)]).shapes == [])
  }
}
