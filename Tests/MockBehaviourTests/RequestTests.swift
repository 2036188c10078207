import APISpec
import Testing

@testable import MockBehaviour

@Suite("Requests")
struct RequestTests {
  private static let path = "/open-apis/tea/v1/pots/p1/fill"

  private func fill(
    _ body: String, type: String? = "application/json", change: (inout Endpoint) -> Void = { _ in }
  ) -> ServedRequest {
    var endpoint = Teahouse.fill
    endpoint.tokenTypes = []
    change(&endpoint)
    let headers = type.map { [HeaderLine("content-type", $0)] } ?? []
    return Teahouse([endpoint]).serve(
      MockRequest("POST", Self.path, headers: headers, body: .bytes(Array(body.utf8))))
  }

  @Test("a sound body is carried out")
  func sound() {
    let served = fill(#"{"litres":1.5,"leaf":{"kind":"green","grams":[1]}}"#)
    #expect(served.outcome == "200/0")
    #expect(served.isCarriedOut)
  }

  @Test("the page's row for the field is the answer, with all violations listed")
  func fieldRow() {
    let served = fill(#"{"litres":3,"leaf":{}}"#)
    #expect(served.outcome == "400/7001")
    #expect(served.json["msg"] == "litres is invalid")
    #expect(
      served.json["error"]?["field_violations"] == [
        ["field": "litres", "value": "3", "description": "litres must be at most 2"],
        ["field": "leaf.kind", "value": "", "description": "leaf.kind is required"],
      ])
    #expect(!served.isCarriedOut)
  }

  @Test("else the page's row for parameters as such, else the platform's general code")
  func otherRows() {
    #expect(fill(#"{"litres":1,"leaf":{}}"#).outcome == "400/7002")
    #expect(fill(#"{"litres":1,"leaf":{}}"#) { $0.errors = [] }.outcome == "400/99992402")
    #expect(fill(#"{"litres":1,"leaf":{}}"#) { $0.errors.removeAll { $0.httpStatus == 400 } }.outcome == "400/99992402")
    #expect(
      fill(#"{"litres":3}"#) {
        $0.errors.append(ErrorCase(httpStatus: 200, code: 99_992_402, message: "field validation failed"))
      }.outcome == "200/99992402")
  }

  @Test(
    "every general complaint is found, and every complaint of a field", arguments: DocumentedError.generalComplaints)
  func complaints(words: String) {
    let row = ErrorCase(code: 7, message: "Sorry: \(words)!")
    #expect(DocumentedError.row(for: [.missing("pot")], in: [row]) == row)
    for word in DocumentedError.fieldComplaints {
      let rows = [
        ErrorCase(code: 8, message: "the pot_id is \(word)"), ErrorCase(code: 9, message: "the pot is \(word)"),
      ]
      #expect(DocumentedError.row(for: [.missing("cups[0].pot")], in: rows)?.code == 9)
    }
  }

  @Test("no body is an empty object")
  func empty() {
    #expect(fill("", type: nil).violations.map(\.field) == ["litres"])
    #expect(fill("", type: nil) { $0.request.fields.removeFirst() }.outcome == "200/0")
  }

  @Test("what is no JSON object is a bad request, and says where", arguments: ["{\"litres\":", "[1]", "nil"])
  func malformed(body: String) {
    let served = fill(body)
    #expect(served.outcome == "400/9499")
    #expect(served.violations.count == 1)
  }

  @Test("a body of another kind is a bad request")
  func otherKind() {
    #expect(fill(#"{"litres":1}"#, type: "application/xml").outcome == "400/9499")
    #expect(fill(#"{"litres":1}"#, type: "application/json;charset=UTF-8").outcome == "200/0")
    #expect(fill(#"{"litres":1}"#) { $0.request.kind = .multipart }.outcome == "400/9499")
    let parts = MockRequest("POST", Self.path, body: .parts([], isComplete: true))
    #expect(
      Teahouse([Teahouse.endpoint("POST", Self.path, name: "x") { $0.request.kind = .json }]).serve(parts).outcome
        == "400/9499")
  }

  @Test("a body that was too long to keep is refused")
  func tooLarge() {
    let request = MockRequest("POST", "/open-apis/tea/v1/pots", body: .tooLarge(1 << 40))
    let house = Teahouse([Teahouse.endpoint("POST", "/open-apis/tea/v1/pots", name: "x")])
    #expect(house.serve(request).answer.status == 413)
  }

  @Test("a page whose own example breaks a rule is not held to that rule")
  func waivers() {
    let change = { (endpoint: inout Endpoint) in
      endpoint.request.examples = [ExampleText(text: #"{"leaf":{"grams":[1,2,3]}}"#)]
    }
    #expect(fill(#"{"leaf":{"grams":[4,5,6,7]}}"#, change: change).outcome == "200/0")
    #expect(fill(#"{"litres":9}"#, change: change).outcome == "400/7001")
  }

  @Test("path parameters, queries and headers are checked")
  func parameters() {
    let endpoint = Teahouse.endpoint("GET", "/pots/{pot_id}", name: "get") {
      $0.pathParameters = [
        Field(name: "pot_id", type: .string, presence: .required, constraints: Constraints(maxLength: 3))
      ]
      $0.queryParameters = [
        Field(name: "size", type: .int32, presence: .required),
        Field(name: "kinds", type: .array(.string), presence: .optional, constraints: Constraints(maxItems: 2)),
      ]
      $0.headers = [
        Field(name: "X-Guest", type: .string, presence: .required),
        Field(name: "Authorization", type: .string, presence: .required),
      ]
    }
    let house = Teahouse([endpoint])
    let wrong = { (target: String, guest: String?) in
      house.send("GET", target, headers: guest.map { [HeaderLine("x-guest", $0)] } ?? []).violations.map(\.field)
    }
    #expect(wrong("/pots/abc?size=1", "me") == [])
    #expect(wrong("/pots/abcd?size=x", nil) == ["pot_id", "size", "X-Guest"])
    #expect(wrong("/pots/abc?size=", "me") == ["size"])
    #expect(wrong("/pots/abc?size=1&kinds=a&kinds=b&kinds=c", "me") == ["kinds"])
    #expect(wrong("/pots/abc?size=1&kinds=a,b,c", "me") == ["kinds"])
    #expect(wrong("/pots/abc?size=1&kinds=%5B%22a%22,%22b%22%5D", "me") == [])
  }

  @Test("forms are read as queries are")
  func forms() {
    let change = { (endpoint: inout Endpoint) in endpoint.request.kind = .form }
    #expect(fill("litres=1%2E5", type: "application/x-www-form-urlencoded", change: change).outcome == "200/0")
    #expect(fill("litres=9", type: "application/x-www-form-urlencoded", change: change).outcome == "400/7001")
  }
}
