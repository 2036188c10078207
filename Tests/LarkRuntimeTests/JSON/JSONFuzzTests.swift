import Foundation
import TestValues
import Testing

@testable import LarkRuntime

@Suite("The JSON parser beside Foundation")
struct JSONFuzzTests {
  @Test("the JSON parser reads generated documents as Foundation does", arguments: 0..<8)
  func agreesOnDocuments(seed: Int) throws {
    var generator = JSONGenerator(seed: UInt64(seed))
    for _ in 0..<150 {
      let text = generator.document()
      let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      let ours = try JSONAny(json: text)
      let isSame = Self.areSame(ours, theirs)
      #expect(isSame, "\(text)")
      let isKept = try JSONAny(json: ours.json()) == ours
      #expect(isKept, "\(text)")
    }
  }

  @Test(
    "the JSON parser accepts no damaged document that Foundation refuses, and reads the others alike", arguments: 0..<8)
  func agreesOnDamage(seed: Int) {
    var generator = JSONGenerator(seed: UInt64(1000 + seed))
    for _ in 0..<400 {
      let bytes = generator.damaged(generator.document())
      let ours = try? JSONAny(json: bytes, policy: .strict)
      let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      switch (ours, theirs) {
      case (nil, nil): continue
      case (let ours?, let theirs?):
        let isSame = Self.areSame(ours, theirs)
        #expect(isSame, "\(String(decoding: bytes, as: UTF8.self))")
      default:
        Issue.record(
          "Only \(ours == nil ? "Foundation" : "Larkspur") reads \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        )
      }
    }
  }

  @Test("the JSON parser reads the numbers of generated documents to the same double as the standard library")
  func agreesOnDoubles() throws {
    var random = SeededNumbers(seed: 5)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(try Double(json: value.description) == value)
      let short = Double(random.below(1_000_000_000)) / 1_000
      #expect(try Double(json: short.description) == short)
    }
  }

  static func areSame(_ ours: JSONAny, _ theirs: Any) -> Bool {
    switch ours {
    case .null: return theirs is NSNull
    case .bool(let flag): return theirs as? Bool == flag
    case .string(let text): return theirs as? String == text
    case .number(let number):
      guard let other = theirs as? NSNumber else { return false }
      if let whole = Int64(number.literal) { return other.int64Value == whole }
      // Foundation goes by way of Decimal, which rounds twice; the exact value is compared in the test of doubles.
      guard let value = number.double else { return false }
      return abs(value - other.doubleValue) <= abs(value) * 1e-14
    case .array(let items):
      guard let others = theirs as? [Any], others.count == items.count else { return false }
      return zip(items, others).allSatisfy { areSame($0, $1) }
    case .object(let members):
      guard let others = theirs as? [String: Any], others.count == members.count else { return false }
      return members.allSatisfy { name, value in others[name].map { areSame(value, $0) } ?? false }
    }
  }
}
