import APISpec
import Testing

@testable import MockBehaviour

@Suite("Answers")
struct AnswerTests {
  private func answer(_ change: (inout Endpoint) -> Void) -> JSONValue {
    Teahouse([Teahouse.endpoint("GET", "/tea", name: "get", change)]).send("GET", "/tea").json
  }

  @Test("the documented example is the answer, to the letter")
  func example() {
    let house = Teahouse()
    let served = house.send("GET", "/open-apis/tea/v1/pots/p1", token: house.tenantToken)
    #expect(served.answer.body == .bytes(Array(Teahouse.pot.response.examples[0].text.utf8)))
    #expect(served.header("Content-Type") == "application/json; charset=utf-8")
  }

  @Test("an example of an error is not the answer where there is another")
  func errorExample() {
    let answer = answer {
      $0.response.examples = [
        ExampleText(text: #"{"code":7,"msg":"no"}"#), ExampleText(text: #"{"code":0,"data":{"a":1}}"#),
      ]
    }
    #expect(answer == ["code": 0, "data": ["a": 1]])
  }

  @Test("an example of the inside of data gets its envelope; bare JSON gets none")
  func envelope() {
    let example = [ExampleText(text: #"{"a":1}"#)]
    #expect(answer { $0.response.examples = example } == ["code": 0, "msg": "success", "data": ["a": 1]])
    #expect(
      answer { $0.response.examples = [ExampleText(text: #"{"data":{"a":1}}"#)] }
        == ["code": 0, "msg": "success", "data": ["a": 1]])
    #expect(
      answer {
        $0.response.kind = .bare
        $0.response.examples = example
      } == ["a": 1])
  }

  @Test("without an example the answer is made up from the fields, within their limits")
  func synthesis() {
    let field = { (name: String, type: TypeRef, change: (inout Field) -> Void) in
      var field = Field(name: name, type: type)
      change(&field)
      return field
    }
    let fields = [
      field("sample", .int32) { $0.example = "\"7\"" }, field("default", .boolean) { $0.defaultValue = "false" },
      field("kind", .string) { $0.values = ValueSet(values: [AllowedValue(value: "green")]) },
      field("least", .int64) { $0.constraints = Constraints(minimum: "5") },
      field("long", .string) { $0.constraints = Constraints(minLength: 6) },
      field("short", .string) { $0.constraints = Constraints(maxLength: 2) },
      field("two", .array(.double)) { $0.constraints = Constraints(minItems: 2) },
      field("day", .string) { $0.format = .date }, field("map", .map(.string)) { _ in },
      field("leaf", .object("tea.v1.leaf")) { _ in }, field("wrong", .int32) { $0.example = "many" },
    ]
    let made = Synthesis(shapes: [Teahouse.leaf.id: Teahouse.leaf]).object(fields)
    #expect(
      made == [
        "sample": 7, "default": false, "kind": "green", "least": 5, "long": "longxx", "short": "sh", "two": [1, 1],
        "day": "2025-01-31", "map": ["key": "map"], "leaf": ["kind": "kind", "grams": [1]], "wrong": 1,
      ])
  }

  @Test("what is made up fits its own documentation")
  func consistency() {
    var check = ValueCheck(shapes: [Teahouse.leaf.id: Teahouse.leaf])
    let fields = StringFormat.allCases.map { format in
      var field = Field(name: format.rawValue, type: .string, presence: .required)
      field.format = format
      field.constraints = Constraints(minLength: 1, maxLength: 40)
      return field
    }
    let all = fields + Teahouse.leaf.fields + Teahouse.fill.request.fields
    check.check(Synthesis(shapes: [Teahouse.leaf.id: Teahouse.leaf]).object(all), against: all)
    #expect(check.violations.isEmpty)
  }

  @Test("shapes that hold themselves come to an end")
  func recursion() {
    let made = Synthesis(shapes: [Teahouse.block.id: Teahouse.block]).object(
      [Field(name: "block", type: .object("tea.v1.block"))])
    #expect(made.description.count < 500)
    #expect(made.value(at: ["block", "children"]) != nil)
  }

  @Test("a stream is one event, and nothing is nothing")
  func others() {
    let house = Teahouse([
      Teahouse.endpoint("GET", "/stream", name: "s") { $0.response.kind = .stream },
      Teahouse.endpoint("GET", "/nothing", name: "n") { $0.response.kind = .none },
    ])
    #expect(house.send("GET", "/stream").answer.body == .bytes(Array("data: {}\n\n".utf8)))
    #expect(house.send("GET", "/nothing").answer.status == 204)
  }

  // MARK: - Files

  @Test("a file has a name, and equal positions hold equal bytes")
  func file() {
    let house = Teahouse { $0.fileSize = 200_000 }
    let whole = house.send("GET", "/open-apis/tea/v1/pots/p1/picture")
    #expect(whole.header("Content-Disposition") == "attachment; filename=\"picture.bin\"")
    #expect(whole.answer.body == .file(FileContent(length: 200_000), 0..<200_000))
    let file = FileContent(length: 200_000)
    #expect(file.bytes(65_000..<140_000) == Array(file.bytes(0..<200_000)[65_000..<140_000]))
    let wish = [HeaderLine("X-Larkspur-Mock", "file-size=7")]
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1/picture", headers: wish).answer.body.count == 7)
  }

  @Test(
    "a stretch of a file is served as asked for",
    arguments: [
      ("bytes=0-0", "bytes 0-0/10"), ("bytes=4-", "bytes 4-9/10"), ("bytes=-3", "bytes 7-9/10"),
      ("bytes=8-99", "bytes 8-9/10"), ("bytes=10-", "bytes */10"), ("bytes=5-4", "bytes */10"),
      ("bytes=x", "bytes */10"),
    ])
  func range(asked: String, told: String) {
    let house = Teahouse { $0.fileSize = 10 }
    let served = house.send("GET", "/open-apis/tea/v1/pots/p1/picture", headers: [HeaderLine("range", asked)])
    #expect(served.header("Content-Range") == told)
    #expect(served.answer.status == (told.contains("*") ? 416 : 206))
  }

  // MARK: - Pages

  /// The items of all pages by their identifiers, one list a page.
  private func pages(_ house: Teahouse, size: Int?) -> [[String]] {
    var pages: [[String]] = []
    var token = ""
    repeat {
      let query = (size.map { ["page_size=\($0)"] } ?? []) + (token.isEmpty ? [] : ["page_token=\(token)"])
      let data = house.send("GET", "/open-apis/tea/v1/pots?\(query.joined(separator: "&"))").json["data"] ?? .null
      guard case .array(let items)? = data["items"] else { return pages }
      pages.append(items.compactMap { $0["id"]?.text })
      token = data["page_token"]?.text ?? ""
      #expect((data["has_more"] == true) == !token.isEmpty)
    } while !token.isEmpty && pages.count < 100
    return pages
  }

  @Test("a list ends after all its items, through an empty page, and no two items are one")
  func paging() {
    let house = Teahouse { $0.listLength = 5 }
    #expect(pages(house, size: 2) == [["a", "b"], [], ["a_2", "b_2"], ["a_3"]])
    #expect(pages(house, size: 5) == [["a", "b", "a_2", "b_2", "a_3"]])
    #expect(pages(house, size: nil).count == 1)
    #expect(pages(Teahouse(), size: nil).map(\.count) == [10, 0, 10, 5])
  }

  @Test(
    "a page token that was not given out is refused", arguments: ["x", "page_99_items", "page_-1_items", "page_1_x"])
  func foreignToken(token: String) {
    let served = Teahouse().send("GET", "/open-apis/tea/v1/pots?page_token=\(token)")
    #expect(served.outcome == "400/99992402")
    #expect(served.violations.map(\.field) == ["page_token"])
  }

  @Test("a list length of 0 answers with the documented example")
  func documentedPage() {
    let served = Teahouse { $0.listLength = 0 }.send("GET", "/open-apis/tea/v1/pots")
    #expect(served.answer.body == .bytes(Array(Teahouse.list.response.examples[0].text.utf8)))
  }

  @Test("pages are asked for in bodies, too, and a list without a known place is one page")
  func otherPaging() {
    var search = Teahouse.list
    search.httpMethod = "POST"
    search.path = "/search"
    search.request = RequestPayload(kind: .json, fields: search.queryParameters)
    search.queryParameters = []
    search.pagination?.place = .body
    var blind = Teahouse.list
    blind.path = "/blind"
    blind.pagination?.itemsPath = nil
    let house = Teahouse([search, blind])
    let first = house.send("POST", "/search", body: #"{"page_size":20}"#).json
    #expect(first.value(at: ["data", "page_token"]) == "page_20_none")
    let blindData = house.send("GET", "/blind").json["data"]
    #expect(blindData?["has_more"] == false)
    #expect(blindData?["page_token"] == "")
  }
}
