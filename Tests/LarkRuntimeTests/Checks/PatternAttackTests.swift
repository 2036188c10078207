import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Rules with patterns that were made to be expensive", .tags(.attack), .timeLimit(.minutes(2)))
struct PatternAttackTests {
  /// A body as it is given.
  private struct Body: WireWritable {
    let content: JSONAny
    func write(into writer: inout JSONBodyWriter) { content.write(into: &writer) }
  }

  private static let endpoint = Endpoint(
    "tea.v1.pot.brew", .post, "/open-apis/tea/v1/pots", tokens: [.tenant],
    rules: #"""
      brew	one match:^(a+)+$	two match:^([a-z0-9]+-?)+$	three match:^((a*)*)*$	four match:^(a?){60}a{60}$
      brew	five match:(?!a)	six match:(a)\\1	seven match:[[[[[[	eight match:a{1,100000}
      """#)

  private func violations(_ text: String) -> [String] {
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    var call = EndpointCall(Self.endpoint)
    call.json(Body(content: .object(Dictionary(uniqueKeysWithValues: names.map { ($0, JSONAny.string(text)) }))))
    return RequestCheck(call).violations.map(\.path)
  }

  @Test("are compared at once, and those that are not checked refuse nothing")
  func hostile() {
    let text = String(repeating: "a", count: 4_000)
    #expect(violations(text + "!") == ["body one", "body two", "body three", "body four"])
    #expect(violations("aaa") == ["body four"])
  }
}
