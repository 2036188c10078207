import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("The schema of a field")
struct FieldSchemaTests {
  @Test(
    "every type has its schema",
    arguments: [
      ("string", #"{"type":"string"}"#),
      ("int32", #"{"type":"integer","format":"int32"}"#),
      ("int64", #"{"type":"integer","format":"int64"}"#),
      ("double", #"{"type":"number"}"#),
      ("boolean", #"{"type":"boolean"}"#),
      ("any", #"{}"#),
      ("object", #"{"type":"object"}"#),
      ("file", #"{"type":"string","format":"binary"}"#),
      ("[string]", #"{"type":"array","items":{"type":"string"}}"#),
      ("[[any]]", #"{"type":"array","items":{"type":"array","items":{}}}"#),
      ("{double}", #"{"type":"object","additionalProperties":{"type":"number"}}"#),
      ("#tea.v1.pot", ##"{"$ref":"#/components/schemas/tea.v1.pot"}"##),
      (
        "{[#tea.v1.pot]}",
        ##"{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/components/schemas/tea.v1.pot"}}}"##
      ),
      ("#tea.v1.unheard_of", #"{"type":"object"}"#),
    ])
  func types(_ type: String, _ schema: String) throws {
    #expect(Tea.schema(of: Field(name: "f", type: try #require(TypeRef(description: type)))) == schema)
  }

  @Test(
    "null is one more type, one more value, or an alternative to a reference",
    arguments: [
      ("string", #"{"type":["string","null"]}"#),
      ("[string]", #"{"type":["array","null"],"items":{"type":"string"}}"#),
      ("file", #"{"type":["string","null"],"format":"binary"}"#),
      ("any", #"{}"#),
      ("#tea.v1.pot", ##"{"anyOf":[{"$ref":"#/components/schemas/tea.v1.pot"},{"type":"null"}]}"##),
    ])
  func nullable(_ type: String, _ schema: String) throws {
    let field = Tea.field("f", try #require(TypeRef(description: type))) { $0.isNullable = true }
    #expect(Tea.schema(of: field) == schema)
  }

  @Test("a nullable field with values allows null beside them")
  func nullableValues() {
    let field = Tea.field("f", .string) {
      $0.isNullable = true
      $0.values = ValueSet(values: [AllowedValue(value: "green")])
    }
    #expect(Tea.schema(of: field) == #"{"type":["string","null"],"enum":["green",null]}"#)
  }

  @Test(
    "values are of the field's kind and stand at the innermost type",
    arguments: [
      ("string", #"{"type":"string","enum":["1","2"]}"#),
      ("int32", #"{"type":"integer","format":"int32","enum":[1,2]}"#),
      ("double", #"{"type":"number","enum":[1,2]}"#),
      ("[int64]", #"{"type":"array","items":{"type":"integer","format":"int64","enum":[1,2]}}"#),
      (
        "{[string]}",
        #"{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","enum":["1","2"]}}}"#
      ),
      ("boolean", #"{"type":"boolean","x-feishu-values":[{"value":"1"},{"value":"2"}]}"#),
      ("any", #"{"x-feishu-values":[{"value":"1"},{"value":"2"}]}"#),
      ("file", #"{"type":"string","format":"binary","x-feishu-values":[{"value":"1"},{"value":"2"}]}"#),
      ("object", #"{"type":"object","x-feishu-values":[{"value":"1"},{"value":"2"}]}"#),
    ])
  func values(_ type: String, _ schema: String) throws {
    let field = Tea.field("f", try #require(TypeRef(description: type))) {
      $0.values = ValueSet(values: ["1", "2"].map { AllowedValue(value: $0) })
    }
    #expect(Tea.schema(of: field) == schema)
  }

  @Test("what values mean, and where they were found, stands beside them")
  func valueWords() {
    let field = Tea.field("f", .int32) {
      $0.values = ValueSet(
        values: [
          AllowedValue(value: "1", text: "green"), AllowedValue(value: "1"), AllowedValue(value: "other"),
          AllowedValue(value: "2", lifecycle: Lifecycle(.deprecated, note: "sold out")),
        ], origin: .prose)
    }
    #expect(
      Tea.schema(of: field)
        == #"{"type":"integer","format":"int32","enum":[1,"other",2],"x-feishu-values":"#
        + #"[{"value":"1","text":"green"},{"value":"1"},{"value":"other"},"#
        + #"{"value":"2","lifecycle":{"stage":"deprecated","note":"sold out"}}],"x-feishu-values-origin":"prose"}"#)
  }

  @Test(
    "lengths and patterns belong to the strings, item counts to the array, bounds to numbers",
    arguments: [
      ("string", Constraints(minLength: 1, maxLength: 9), #"{"type":"string","minLength":1,"maxLength":9}"#),
      (
        "[string]", Constraints(maxLength: 9, minItems: 1, maxItems: 5),
        #"{"type":"array","items":{"type":"string","maxLength":9},"minItems":1,"maxItems":5}"#
      ),
      (
        "[[string]]", Constraints(maxItems: 5, pattern: "^a+$"),
        #"{"type":"array","items":{"type":"array","items":{"type":"string","pattern":"^a+$"}},"maxItems":5}"#
      ),
      (
        "string", Constraints(maxLength: 9, lengthUnit: .bytes),
        #"{"type":"string","maxLength":9,"x-feishu-length-unit":"bytes"}"#
      ),
      ("string", Constraints(minLength: -1), #"{"type":"string"}"#),
      ("string", Constraints(pattern: "(unclosed"), #"{"type":"string","x-feishu-pattern":"(unclosed"}"#),
      (
        "int64", Constraints(minimum: "0", maximum: "18446744073709551615"),
        #"{"type":"integer","format":"int64","minimum":0,"maximum":18446744073709551615}"#
      ),
      ("[double]", Constraints(minimum: "-0.50"), #"{"type":"array","items":{"type":"number","minimum":-0.50}}"#),
      ("double", Constraints(maximum: "1,000"), #"{"type":"number","x-feishu-maximum":"1,000"}"#),
      ("string", Constraints(minimum: "0"), #"{"type":"string","x-feishu-minimum":"0"}"#),
      ("#tea.v1.pot", Constraints(maxLength: 9), ##"{"$ref":"#/components/schemas/tea.v1.pot","maxLength":9}"##),
    ])
  func limits(_ type: String, _ constraints: Constraints, _ schema: String) throws {
    let field = Field(name: "f", type: try #require(TypeRef(description: type)), constraints: constraints)
    #expect(Tea.schema(of: field) == schema)
  }

  @Test(
    "a default is typed, and text where the schema would refuse it",
    arguments: [
      ("string", "green", nil, nil, #""default":"green""#),
      ("string", #""green""#, nil, nil, #""default":"green""#),
      ("string", "", nil, nil, #""default":"""#),
      ("string", "茶", Constraints(maxLength: 1), nil, #""maxLength":1,"default":"茶""#),
      ("string", "", Constraints(minLength: 1), nil, #""minLength":1,"x-feishu-default":"""#),
      ("string", "a", Constraints(pattern: "^a"), nil, #""pattern":"^a","x-feishu-default":"a""#),
      ("string", "white", nil, ["green"], #""enum":["green"],"x-feishu-default":"white""#),
      ("string", "green", nil, ["green"], #""enum":["green"],"default":"green""#),
      ("int32", "10", Constraints(maximum: "10"), nil, #""maximum":10,"default":10"#),
      ("int32", "0", Constraints(minimum: "1"), nil, #""minimum":1,"x-feishu-default":"0""#),
      ("int32", "2147483648", nil, nil, #""x-feishu-default":"2147483648""#),
      ("int64", "2147483648", nil, nil, #""default":2147483648"#),
      ("int32", "none", nil, nil, #""x-feishu-default":"none""#),
      ("double", "1.50", nil, nil, #""default":1.50"#),
      ("boolean", "False", nil, nil, #""default":false"#),
      ("boolean", "0", nil, nil, #""x-feishu-default":"0""#),
      ("object", "{}", nil, nil, #""default":{}"#),
      ("#tea.v1.pot", "{}", nil, nil, #""x-feishu-default":"{}""#),
      ("file", "pot.png", nil, nil, #""x-feishu-default":"pot.png""#),
    ] as [(String, String, Constraints?, [String]?, String)])
  func defaults(_ type: String, _ text: String, _ limits: Constraints?, _ values: [String]?, _ members: String) throws {
    let field = Tea.field("f", try #require(TypeRef(description: type))) {
      $0.defaultValue = text
      $0.constraints = limits
      $0.values = values.map { ValueSet(values: $0.map { AllowedValue(value: $0) }) }
    }
    #expect(Tea.schema(of: field).hasSuffix(",\(members)}"))
  }

  @Test(
    "the default of an array is checked item by item",
    arguments: [
      (#"["green"]"#, #""default":["green"]"#),
      ("[]", #""default":[]"#),
      (#"["white"]"#, #""x-feishu-default":"[\"white\"]""#),
      (#"["green","green","green"]"#, #""x-feishu-default":"[\"green\",\"green\",\"green\"]""#),
      ("[1]", #""x-feishu-default":"[1]""#),
      ("green", #""x-feishu-default":"green""#),
    ])
  func arrayDefaults(_ text: String, _ member: String) {
    let field = Tea.field("f", .array(.string)) {
      $0.defaultValue = text
      $0.constraints = Constraints(maxItems: 2)
      $0.values = ValueSet(values: [AllowedValue(value: "green")])
    }
    #expect(Tea.schema(of: field).hasSuffix(",\(member)}"))
  }

  @Test(
    "an example is typed, and text where it is of another kind",
    arguments: [
      ("string", #""7328""#, #""examples":["7328"]"#),
      ("string", "7328", #""examples":["7328"]"#),
      ("int64", #""7328""#, #""examples":[7328]"#),
      ("int64", "many", #""x-feishu-example":"many""#),
      ("any", "[1, 2]", #""examples":[[1,2]]"#),
      ("any", "some words", #""examples":["some words"]"#),
      ("[int32]", "[1, 2]", #""examples":[[1,2]]"#),
      ("[int32]", #"["a"]"#, #""x-feishu-example":"[\"a\"]""#),
      ("{[int32]}", #"{"a": [1]}"#, #""examples":[{"a":[1]}]"#),
      ("#tea.v1.pot", #"{"b": 1.0, "a": null}"#, #""examples":[{"b":1.0,"a":null}]"#),
      ("object", "-", #""x-feishu-example":"-""#),
      ("file", "bytes", #""x-feishu-example":"bytes""#),
    ])
  func examples(_ type: String, _ text: String, _ member: String) throws {
    let field = Tea.field("f", try #require(TypeRef(description: type))) { $0.example = text }
    let schema = Tea.schema(of: field)
    #expect(schema.hasSuffix("\(member)}"), "\(schema)")
  }

  @Test(
    "a string's look is a format where OpenAPI has a word that means the same",
    arguments: [
      (StringFormat.date, #"{"type":"string","format":"date"}"#),
      (.url, #"{"type":"string","format":"uri"}"#),
      (.email, #"{"type":"string","format":"email"}"#),
      (.base64, #"{"type":"string","format":"byte"}"#),
      (.dateTime, #"{"type":"string","x-feishu-format":"dateTime"}"#),
      (.unixSeconds, #"{"type":"string","x-feishu-format":"unixSeconds"}"#),
      (.unixMilliseconds, #"{"type":"string","x-feishu-format":"unixMilliseconds"}"#),
      (.json, #"{"type":"string","x-feishu-format":"json"}"#),
    ])
  func formats(_ format: StringFormat, _ schema: String) {
    #expect(Tea.schema(of: Tea.field("f", .string) { $0.format = format }) == schema)
  }

  @Test("a format that validators check gives way to a default")
  func formatWithDefault() {
    let field = Tea.field("f", .string) {
      $0.format = .email
      $0.defaultValue = ""
    }
    #expect(Tea.schema(of: field) == #"{"type":"string","x-feishu-format":"email","default":""}"#)
  }

  @Test("words, marks and scopes of a field stand in its property")
  func words() {
    let field = Tea.field("f", .string) {
      $0.description = "The **kind**"
      $0.lifecycle = Lifecycle(.historic, note: "old pots only")
      $0.presence = .conditional
      $0.condition = "with a lid"
      $0.scopes = [Scope(name: "tea:kind"), Scope(name: "tea:gold", forValue: "gold")]
      $0.content = .array(.object("tea.v1.pot"))
      $0.isInferred = true
    }
    #expect(
      Tea.schema(of: field)
        == [
          #"{"type":"string","#,
          ##""x-feishu-content-schema":{"type":"array","items":{"$ref":"#/components/schemas/tea.v1.pot"}},"##,
          #""description":"The **kind**","deprecated":true,"x-feishu-condition":"with a lid","#,
          #""x-feishu-field-scopes":["tea:kind"],"x-feishu-value-scopes":[{"value":"gold","scope":"tea:gold"}],"#,
          #""x-feishu-lifecycle":{"stage":"historic","note":"old pots only"},"x-feishu-inferred":true}"#,
        ].joined())
  }

  @Test("an object names its required fields and takes each name once")
  func objects() {
    let fields = [
      Field(name: "a", type: .string, presence: .required), Field(name: "b", type: .string, presence: .conditional),
      Field(name: "c", type: .string, presence: .unknown), Field(name: "a", type: .int32),
      Field(name: "d", type: .boolean, presence: .required),
    ]
    let schema = SchemaTranslation(shapes: []).object(fields).value
    #expect(schema["properties"]?.keys == ["a", "b", "c", "d"])
    #expect(schema["properties"]?["a"] == ["type": "string"])
    #expect(schema["required"] == ["a", "d"])
  }
}
