import APISpec
import Testing

@Suite("Checks of values")
struct ValueCheckTests {
  private static let leaf = Shape(
    id: "tea.v1.leaf",
    fields: [
      Field(name: "kind", type: .string, presence: .required),
      Field(name: "grams", type: .array(.int32), constraints: Constraints(maxItems: 2)),
    ])
  /// Holds itself.
  private static let block = Shape(
    id: "tea.v1.block", fields: [Field(name: "children", type: .array(.object("tea.v1.block")))])

  /// What is wrong with a body of one field.
  private func violations(_ field: Field, _ json: String) -> [String] {
    var check = ValueCheck(shapes: [Self.leaf.id: Self.leaf, Self.block.id: Self.block])
    check.check(JSONValue(json: json)!, against: [field])
    return check.violations.map(\.description)
  }

  private func field(
    _ type: TypeRef, _ presence: Presence = .optional, _ constraints: Constraints? = nil,
    _ change: (inout Field) -> Void = { _ in }
  ) -> Field {
    var field = Field(name: "a", type: type, presence: presence, constraints: constraints)
    change(&field)
    return field
  }

  @Test("only required fields must be there; null is as good as absent")
  func presence() {
    #expect(violations(field(.string, .required), "{}") == ["a is required"])
    #expect(violations(field(.string, .required), #"{"a":null}"#) == ["a is required"])
    #expect(violations(field(.string, .required), #"{"a":""}"#).isEmpty)
    for presence in [Presence.optional, .conditional, .unknown] {
      #expect(violations(field(.string, presence), "{}").isEmpty)
    }
  }

  @Test(
    "values of another kind are refused",
    arguments: [
      (TypeRef.string, "{}"), (.string, "[]"), (.int32, "1.5"), (.int64, #""x""#), (.int32, "true"), (.double, #""""#),
      (.boolean, "1"), (.boolean, #""yes""#), (.array(.string), #""x""#), (.map(.int32), "[]"),
      (.object("tea.v1.leaf"), #""x""#), (.array(.int32), #"["x"]"#), (.map(.int32), #"{"k":"x"}"#),
    ])
  func kinds(type: TypeRef, json: String) {
    #expect(violations(field(type), #"{"a":\#(json)}"#).count == 1)
  }

  @Test(
    "what converts without loss passes",
    arguments: [
      (TypeRef.string, "1"), (.string, "true"), (.int32, #""12""#), (.int64, "9223372036854775807"), (.double, "1"),
      (.boolean, #""false""#), (.any, "[1]"), (.freeform, #"{"k":[]}"#), (.array(.string), #"["x",null,1]"#),
      (.map(.int32), #"{"k":1}"#), (.object("unknown"), #"{"k":1}"#),
    ])
  func lossless(type: TypeRef, json: String) {
    #expect(violations(field(type), #"{"a":\#(json)}"#).isEmpty)
  }

  @Test("lengths count characters unless the page says otherwise")
  func lengths() {
    let limits = Constraints(minLength: 2, maxLength: 3)
    #expect(violations(field(.string, .optional, limits), #"{"a":"茶"}"#) == ["a must have at least 2 characters"])
    #expect(violations(field(.string, .optional, limits), #"{"a":"茶茶茶"}"#).isEmpty)
    #expect(violations(field(.string, .optional, limits), #"{"a":"茶茶茶茶"}"#) == ["a must have at most 3 characters"])
    var bytes = limits
    bytes.lengthUnit = .bytes
    #expect(violations(field(.string, .optional, bytes), #"{"a":"茶茶"}"#) == ["a must have at most 3 bytes"])
    var units = Constraints(maxLength: 1)
    units.lengthUnit = .utf16
    #expect(violations(field(.string, .optional, units), #"{"a":"🍵"}"#) == ["a must have at most 1 UTF-16 units"])
  }

  @Test("bounds are inclusive, also beyond 64 bits and for numbers in texts")
  func bounds() {
    let limits = Constraints(minimum: "1", maximum: "20000000000000000000")
    #expect(violations(field(.int64, .optional, limits), #"{"a":0}"#) == ["a must be at least 1"])
    #expect(violations(field(.int64, .optional, limits), #"{"a":1}"#).isEmpty)
    #expect(violations(field(.int64, .optional, limits), #"{"a":"30000000000000000000"}"#).count == 1)
  }

  @Test("a list is counted, and its items are checked one by one")
  func lists() {
    let limits = Constraints(maxLength: 1, minItems: 2, maxItems: 3)
    #expect(violations(field(.array(.string), .optional, limits), #"{"a":["x"]}"#) == ["a must have at least 2 items"])
    #expect(
      violations(field(.array(.string), .optional, limits), #"{"a":["x","yy"]}"#)
        == ["a[1] must have at most 1 characters"])
    #expect(violations(field(.array(.string), .optional, limits), #"{"a":["","","",""]}"#).count == 1)
  }

  @Test("patterns bind where they can be read and fit the page's own sample")
  func patterns() {
    let digits = Constraints(pattern: "^[0-9]+$")
    #expect(violations(field(.string, .optional, digits), #"{"a":"1x"}"#) == ["a must match ^[0-9]+$"])
    #expect(violations(field(.string, .optional, digits), #"{"a":"12"}"#).isEmpty)
    #expect(violations(field(.string, .optional, Constraints(pattern: "(")), #"{"a":"x"}"#).isEmpty)
    #expect(violations(field(.string, .optional, digits) { $0.example = "x" }, #"{"a":"1x"}"#).isEmpty)
    #expect(violations(field(.string, .optional, Constraints(pattern: "/^a+$/")), #"{"a":"b"}"#).count == 1)
  }

  @Test("closed lists bind; prose, a single value and a page that contradicts itself do not")
  func values() {
    let set = { (words: [String], origin: ValueSet.Origin) in
      ValueSet(values: words.map { AllowedValue(value: $0) }, origin: origin)
    }
    #expect(
      violations(field(.string) { $0.values = set(["x", "y"], .list) }, #"{"a":"z"}"#) == ["a must be one of x, y"])
    #expect(violations(field(.int32) { $0.values = set(["1", "2"], .list) }, #"{"a":2}"#).isEmpty)
    #expect(violations(field(.int32) { $0.values = set(["1", "2"], .list) }, #"{"a":3}"#).count == 1)
    #expect(violations(field(.array(.string)) { $0.values = set(["x", "y"], .list) }, #"{"a":["x","z"]}"#).count == 1)
    #expect(violations(field(.string) { $0.values = set(["x", "y"], .prose) }, #"{"a":"z"}"#).isEmpty)
    #expect(violations(field(.string) { $0.values = set(["x"], .list) }, #"{"a":"z"}"#).isEmpty)
    #expect(
      violations(
        field(.string) {
          $0.values = set(["x", "y"], .list)
          $0.example = "q"
        }, #"{"a":"z"}"#
      ).isEmpty)
  }

  @Test("objects are checked all the way down, with the way in the message")
  func nesting() {
    let nested = field(.array(.object("tea.v1.leaf")))
    #expect(
      violations(nested, #"{"a":[{"kind":"green"},{"grams":[1,2,3]}]}"#)
        == ["a[1].kind is required", "a[1].grams must have at most 2 items"])
    #expect(violations(nested, #"{"a":[{"kind":"green","unknown":1}]}"#).isEmpty)
    let endless = field(.object("tea.v1.block"))
    #expect(violations(endless, #"{"a":{"children":[{"children":[{"children":1}]}]}}"#).count == 1)
  }

  @Test("a text that documents a structure must be JSON")
  func content() {
    let letter = field(.string) { $0.content = .freeform }
    #expect(violations(letter, #"{"a":"{\"x\":1}"}"#).isEmpty)
    #expect(violations(letter, #"{"a":"{x"}"#) == ["a must hold JSON"])
  }
}
