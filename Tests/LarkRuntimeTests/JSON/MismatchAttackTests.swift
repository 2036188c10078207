import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A response full of mismatches", .tags(.attack), .timeLimit(.minutes(5)))
struct MismatchAttackTests {
  /// The shape of each item: all four fields of the attack are of a wrong kind.
  private struct Item: WireDecodable {
    let texts: [String?]

    init(_ object: inout JSONObjectReader) throws {
      texts = [try object.string("a"), try object.string("b"), try object.string("c"), try object.string("d")]
    }
  }

  private static func document(_ count: Int) -> String {
    "[" + Array(repeating: #"{"a":[],"b":[],"c":[],"d":[]}"#, count: count).joined(separator: ",") + "]"
  }

  /// A path is as long a walk as the document before it; making one for each of these would take minutes.
  private static let count = 40_000

  @Test("a response full of mismatches costs no more than reading it, where nobody listens")
  func silent() throws {
    let document = Self.document(Self.count)
    let start = ContinuousClock.now
    #expect(try [Item](json: document).count == Self.count)
    #expect(start.duration(to: .now) < .seconds(60))
  }

  @Test("a response full of mismatches reports a bounded number of them, the first ones, and is read to its end")
  func heard() async throws {
    let document = Self.document(Self.count)
    let log = MismatchLog()
    let start = ContinuousClock.now
    #expect(try [Item](json: document, policy: log.policy).count == Self.count)
    #expect(start.duration(to: .now) < .seconds(60))
    let paths = await log.paths()
    #expect(paths.count == DecodingPolicy.reportLimit)
    #expect(paths.prefix(5) == ["$[0].a", "$[0].b", "$[0].c", "$[0].d", "$[1].a"])
  }

  @Test("mismatches are counted for each document by itself")
  func separateDocuments() async throws {
    let log = MismatchLog()
    for _ in 0..<2 { _ = try [Item](json: Self.document(1), policy: log.policy) }
    #expect(await log.paths().count == 8)
  }

  @Test("a response full of mismatches is refused at the first one in strict mode")
  func strict() {
    let error = #expect(throws: DecodingMismatch.self) { try [Item](json: Self.document(1_000), policy: .strict) }
    #expect(error?.path == "$[0].a")
  }
}
