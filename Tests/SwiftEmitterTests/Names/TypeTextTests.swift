import Testing

@testable import SwiftEmitter

@Suite("Types in names.lock")
struct TypeTextTests {
  private static let known: [String: SwiftType] = [
    "Pot": .model(ModelID(index: 0)), "Size": .values(ValueSetID(index: 0)), "茶壶": .model(ModelID(index: 1)),
  ]

  private static func name(_ type: SwiftType) -> String { known.first { $0.value == type }?.key ?? "?" }

  private static let plain: [SwiftType] = Array(TypeText.plain.values) + Array(known.values)

  private static let nested: [SwiftType] = plain.flatMap { type -> [SwiftType] in
    [
      type, .array(type), .map(type), .jsonText(type), .array(.array(type)), .map(.array(type)), .array(.map(type)),
      .map(.map(type)), .jsonText(.array(type)), .array(.jsonText(type)),
    ]
  }

  @Test("are read as they were written", arguments: nested)
  func roundTrip(type: SwiftType) {
    let text = type.text(Self.name)
    #expect(TypeText(text).type { Self.known[$0] } == type, "\(text)")
  }

  @Test(
    "are written as Swift writes them",
    arguments: [
      (SwiftType.map(.array(.int64)), "[String: [Int64]]"), (.array(.array(.any)), "[[JSONAny]]"),
      (.jsonText(.model(ModelID(index: 0))), "JSONText<Pot>"), (.file, "UploadFile"),
    ])
  func text(type: SwiftType, expected: String) {
    #expect(type.text(Self.name) == expected)
  }

  @Test("that mention what is unknown are nothing", arguments: ["Cup", "[Cup]", "JSONText<Cup>", "[String: Cup]", ""])
  func unknown(text: String) {
    #expect(TypeText(text).type { Self.known[$0] } == nil)
  }

  @Test("name what they mention")
  func names() {
    #expect(TypeText("[String: JSONText<Tea_Pot2>]").names == ["String", "JSONText", "Tea_Pot2"])
  }
}
