import TestValues

@testable import APISpec

/// Makes specifications that fill every member of the IR now and then, the same ones from the same seed.
struct SpecGenerator {
  private var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  mutating func spec() -> APISpec {
    var spec: APISpec = record()
    spec.schemaVersion = APISpec.currentSchemaVersion
    return spec
  }

  private mutating func record<Record: IRRecord>(_: Record.Type = Record.self) -> Record {
    var record = Record.blank
    record.walk(&self)
    return record
  }

  /// A value of one of the types that members have.
  fileprivate mutating func value<Value>(_: Value.Type = Value.self) -> Value {
    let value: Any =
      switch Value.self {
      case let type as any Sampled.Type: type.sample(&self)
      case let type as any IRRecord.Type: record(type)
      case let type as any CaseIterable.Type: word(type)
      default: preconditionFailure("The generator knows no values of \(Value.self).")
      }
    return value as! Value
  }

  private mutating func word<Word: CaseIterable>(_: Word.Type) -> Word { pick(Array(Word.allCases)) }

  fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  fileprivate mutating func below(_ bound: Int) -> Int { Int(numbers.next() % UInt64(bound)) }
}

extension SpecGenerator: MemberWalk {
  mutating func callAsFunction<Value: IRValue>(_ name: StaticString, _ member: inout Value) { member = value() }
  mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value) {
    member = value()
  }
  mutating func fail(_ wanted: String) {}
}

/// A type with values of its own choice.
private protocol Sampled {
  static func sample(_ generator: inout SpecGenerator) -> Self
}

extension String: Sampled {
  /// Words that a writer of JSON may stumble over; the empty one is the most frequent, as in real pages.
  fileprivate static func sample(_ generator: inout SpecGenerator) -> String {
    generator.pick([
      "", "", "", "pot", "a \"quoted\\ word\"", "two\nlines\r\n\tand a tab", "{[,:]}", "\",\"fields\":[{", "茶壶", "🫖",
      "\u{0}\u{8}\u{c}\u{1f}\u{7f}", "\u{2028}", "a/b", "\\u0041",
    ])
  }
}

extension Int: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> Int { generator.below(100_000) }
}

extension Int64: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> Int64 { Int64(generator.below(100_000)) }
}

extension Bool: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> Bool { generator.below(2) == 0 }
}

extension Optional: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> Wrapped? {
    generator.below(2) == 0 ? generator.value() : nil
  }
}

extension Array: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> [Element] {
    (0..<generator.below(4)).map { _ in generator.value() }
  }
}

extension ShapeID: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> ShapeID {
    generator.pick(["tea.v1.pot", "tea.v1.cup", "tea.v1.茶"])
  }
}

extension Requirement: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> Requirement {
    generator.pick([.always, .when(field: "kind", values: ["1", "2"]), .unless(["a", "b"])])
  }
}

extension TypeRef: Sampled {
  fileprivate static func sample(_ generator: inout SpecGenerator) -> TypeRef {
    switch generator.below(12) {
    case 0: .array(generator.value())
    case 1: .map(generator.value())
    case 2: .object(generator.value())
    default: generator.pick([.string, .int32, .int64, .double, .boolean, .any, .freeform, .file])
    }
  }
}
