import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Sets of values")
struct ValueSetTests {
  private func emission(_ fields: Field..., docs: SDKSettings.DocLevel = .none) -> Emission {
    Emission([Tea.answering(fields)], docs: docs)
  }

  @Test("of strings have a constant for each documented value")
  func strings() {
    let emission = emission(Tea.choice("colour", ["white", "dark-blue", "none", "default", "a\"b"]))
    expect(
      emission.declaration("public struct GetResponse"),
      """
      public struct GetResponse: WireDecodable {
        public let colour: Colour?
        public init(_ object: inout JSONObjectReader) throws { colour = try object.value("colour") }
      }
      """)
    expect(emission.declarations("public enum").joined(separator: "\n"), "public enum ColourTag {}")
    expect(emission.declaration("public typealias"), "public typealias Colour = OpenValue<ColourTag>")
    expect(
      emission.declaration("extension OpenValue"),
      #"""
      extension OpenValue where Tag == TeaService.V1.ColourTag {
        public static var white: Self { Self(rawValue: "white") }
        public static var darkBlue: Self { Self(rawValue: "dark-blue") }
        public static var noneValue: Self { Self(rawValue: "none") }
        public static var `default`: Self { Self(rawValue: "default") }
        public static var aB: Self { Self(rawValue: "a\"b") }
      }
      """#)
  }

  @Test("of numbers have constants that are named after them")
  func numbers() {
    let emission = emission(Tea.choice("size", .int32, ["0", "-1", "20"]), Tea.choice("weight", .int64, ["1"]))
    expect(
      emission.declaration("extension OpenNumber where Tag == TeaService.V1.SizeTag"),
      """
      extension OpenNumber where Tag == TeaService.V1.SizeTag {
        public static var value0: Self { Self(rawValue: 0) }
        public static var minus1: Self { Self(rawValue: -1) }
        public static var value20: Self { Self(rawValue: 20) }
      }
      """)
    #expect(emission.declaration("public struct GetResponse").contains("public let weight: Weight?\n"))
  }

  @Test("can be the elements of arrays and maps")
  func collections() {
    let emission = emission(
      Tea.choice("colours", .array(.string), ["white"]), Tea.choice("sizes", .array(.array(.int32)), ["1"]),
      Tea.choice("glazes", .map(.string), ["matte"]))
    expect(
      emission.declaration("public struct GetResponse"),
      """
      public struct GetResponse: WireDecodable {
        public let colours: [Colour]?
        public let sizes: [[Size]]?
        public let glazes: [String: Glazes]?
        public init(_ object: inout JSONObjectReader) throws {
          colours = try object.value("colours")
          sizes = try object.value("sizes")
          glazes = try object.value("glazes")
        }
      }
      """)
  }

  @Test("give values that are equal after camel-casing names of their own")
  func equalNames() {
    let emission = emission(Tea.choice("colour", ["dark_blue", "darkBlue", "DARK-BLUE", "🫖", "…"]))
    expect(
      emission.declaration("extension OpenValue"),
      """
      extension OpenValue where Tag == TeaService.V1.ColourTag {
        public static var darkBlue: Self { Self(rawValue: "dark_blue") }
        public static var darkBlue2: Self { Self(rawValue: "darkBlue") }
        public static var darkBlue3: Self { Self(rawValue: "DARK-BLUE") }
        public static var unnamed: Self { Self(rawValue: "🫖") }
        public static var unnamed2: Self { Self(rawValue: "…") }
      }
      """)
  }

  @Test("hold a value once that is documented twice")
  func repeated() {
    let emission = emission(Tea.choice("colour", ["white", "white"]))
    #expect(emission.declarations("public static var").count == 1)
  }

  @Test("are none where only sentences mention values, or where a number's values are none")
  func none() {
    let prose = Tea.field("colour") {
      $0.values = ValueSet(values: [AllowedValue(value: "white")], origin: .prose)
    }
    let emission = emission(
      prose, Tea.choice("size", .int32, ["small"]), Tea.choice("share", .double, ["0.5"]),
      Tea.choice("is_full", .boolean, ["true"]), Tea.choice("empty", []))
    expect(
      emission.declaration("public struct GetResponse"),
      """
      public struct GetResponse: WireDecodable {
        public let colour: String?
        public let size: Int?
        public let share: Double?
        public let isFull: Bool?
        public let empty: String?
        public init(_ object: inout JSONObjectReader) throws {
          colour = try object.string("colour")
          size = try object.int("size")
          share = try object.double("share")
          isFull = try object.bool("is_full")
          empty = try object.string("empty")
        }
      }
      """)
    #expect(emission.declarations("public typealias") == [])
  }

  @Test("are one for equal lists of equally named fields, and several for others")
  func sharing() {
    let shapes = [
      Tea.named("pot", [Tea.field("pot_id"), Tea.choice("colour", ["white"])]),
      Tea.named("cup", [Tea.field("cup_id"), Tea.choice("colour", ["white"])]),
      Tea.named("lid", [Tea.choice("colour", ["white", "blue"])]),
    ]
    let emission = Emission(
      [Tea.answering(["pot", "cup", "lid"].map { Tea.field($0, .named($0)) })], shapes: shapes)
    #expect(
      emission.declarations("public typealias") == [
        "public typealias Colour = OpenValue<ColourTag>", "public typealias LidColour = OpenValue<LidColourTag>",
      ])
  }

  @Test("mark values that should not be used any more")
  func deprecated() {
    let field = Tea.field("colour") {
      $0.values = ValueSet(values: [
        AllowedValue(value: "white", text: "White porcelain"),
        AllowedValue(value: "lead", text: "Lead glaze", lifecycle: Lifecycle(.deprecated, note: "It is poisonous.")),
      ])
    }
    expect(
      emission(field, docs: .full).declaration("extension OpenValue"),
      """
      extension OpenValue where Tag == TeaService.V1.ColourTag {
        /// White porcelain
        public static var white: Self { Self(rawValue: "white") }
        /// Lead glaze
        @available(*, deprecated, message: "It is poisonous.")
        public static var lead: Self { Self(rawValue: "lead") }
      }
      """)
  }

  @Test("explain numbers in summaries, and leave words to themselves")
  func summaries() {
    let values = { (values: [String]) in
      ValueSet(values: values.map { AllowedValue(value: $0, text: "The value \($0). It has a long story.") })
    }
    let emission = emission(
      Tea.field("colour") { $0.values = values(["white"]) }, Tea.field("size", .int32) { $0.values = values(["1"]) },
      docs: .summary)
    expect(
      emission.declaration("extension OpenValue"),
      """
      extension OpenValue where Tag == TeaService.V1.ColourTag {
        public static var white: Self { Self(rawValue: "white") }
      }
      """)
    expect(
      emission.declaration("extension OpenNumber"),
      """
      extension OpenNumber where Tag == TeaService.V1.SizeTag {
        /// The value 1.
        public static var value1: Self { Self(rawValue: 1) }
      }
      """)
  }

  @Test("break lines that names make too long")
  func longNames() {
    let long = (1...9).map { _ in "porcelain" }.joined(separator: "_")
    let name = String(repeating: "Porcelain", count: 9)
    let text = emission(Tea.choice(long, [long])).sources
    let alias = """
        public typealias \(name) =
          OpenValue<\(name)Tag>
      """
    #expect(text.contains(alias))
    let constants = """
      extension OpenValue
      where Tag == TeaService.V1.\(name)Tag {
        public static var porcelain\(name.dropFirst(9)): Self {
          Self(rawValue: "\(long)")
        }
      }
      """
    #expect(text.contains(constants))
  }
}
