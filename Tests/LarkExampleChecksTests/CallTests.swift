@_spi(Generated) import LarkRuntime
import Testing

@testable import LarkExampleChecks

@Suite("A documented call")
struct CallTests {
  private static let lark = LarkClient(app: .tokens())
  private static let endpoint = Endpoint("cafe.v1.x.get", .get, "/open-apis/cafe/v1/x", response: .bare)

  private func examples(
    _ call: ExampleCall, document: String = #"{"n":[1]}"#, reasons: [String: String] = [:]
  ) -> ServiceExamples {
    let file = ExampleFile(examples: ["x response 1": document], reasons: reasons)
    return ServiceExamples(
      "x", file, [ResponseExample("x response 1", JSONAny.self, .bare)], [], [call])
  }

  private func call(_ answer: ExampleAnswer, _ id: String? = "x response 1") -> ExampleCall {
    ExampleCall("x call", Self.endpoint, answer: id) { _ in answer }
  }

  @Test("is as documented when its answer is")
  func documented() async {
    let call = call(.model(JSONAny.object(["n": [1]])))
    guard case .asDocumented = await examples(call).outcome(of: call, by: Self.lark) else {
      Issue.record("not as documented")
      return
    }
  }

  @Test("tells where its answer is another, why it failed, and why it cannot be compared")
  func others() async {
    let other = call(.model(JSONAny.object(["n": [2]])))
    let failing = ExampleCall("x call", Self.endpoint, answer: nil) { _ in throw CancellationError() }
    let silent = call(.model(JSONAny.object([:])), nil)
    let report = CallReport(
      lines: [
        .init(call: "a", outcome: await examples(other).outcome(of: other, by: Self.lark)),
        .init(call: "b", outcome: await examples(failing).outcome(of: failing, by: Self.lark)),
        .init(
          call: "c", outcome: await examples(silent, reasons: ["x call": "No."]).outcome(of: silent, by: Self.lark)),
        .init(call: "d", outcome: .confirmed),
      ], uncalled: ["e": "Its example is a riddle."])
    #expect(
      report.description == """
        4 calls, 3 with a usable example: 1 answered as documented (33.3 %)
        1 × answered otherwise: $.n[0]: the document has 1, the model has 2
            a
        1 × answered, not compared: No.
            c
        1 × failed: CancellationError()
            b
        1 × not called: Its example is a riddle.
            e
        """)
  }

  @Test("names an answer that is there, and is there once")
  func gaps() {
    let stray = call(.nothing, "y")
    #expect(
      ServiceExamples("x", ExampleFile(examples: [:]), [], [], [stray, stray]).gaps.all.map(\.description) == [
        "x call: more than one call has this name", "x call: no response example has the name of its answer",
        "x call: no response example has the name of its answer",
      ])
  }
}
