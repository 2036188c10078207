/// A value of the IR that is read member by member.
///
/// A member that its reader forgets is missing from what is read; the tests notice that, since they compare random
/// values with what `Decodable` reads of them.
protocol IRReadable {
  init(_ cursor: inout IRCursor) throws(IRSyntaxError)
}

extension IRCursor {
  mutating func values<Value: IRReadable>(_: Value.Type = Value.self) throws(IRSyntaxError) -> [Value] {
    try list { (cursor) throws(IRSyntaxError) in try Value(&cursor) }
  }

  mutating func words<Word: RawRepresentable>(_: Word.Type = Word.self) throws(IRSyntaxError) -> [Word]
  where Word.RawValue == String {
    try list { (cursor) throws(IRSyntaxError) in try cursor.word() }
  }
}

extension APISpec: IRReadable {
  private static let required: [StaticString] = ["schemaVersion"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var spec = APISpec()
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "schemaVersion": spec.schemaVersion = try cursor.integer()
      case "endpoints": spec.endpoints = try cursor.values()
      case "events": spec.events = try cursor.values()
      case "shapes": spec.shapes = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = spec
  }
}

extension Shape: IRReadable {
  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var shape = Shape(id: "")
    try cursor.object(["id"]) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "id": shape.id = ShapeID(try cursor.string())
      case "documentedName": shape.documentedName = try cursor.string()
      case "fields": shape.fields = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = shape
  }
}

// MARK: Fields

extension Field: IRReadable {
  private static let required: [StaticString] = ["name", "type", "presence"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var field = Field(name: "", type: .any)
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "name": field.name = try cursor.string()
      case "type": field.type = try cursor.type()
      case "presence": field.presence = try cursor.word()
      case "description": field.description = try cursor.string()
      case "example": field.example = try cursor.string()
      case "values": field.values = try ValueSet(&cursor)
      case "constraints": field.constraints = try Constraints(&cursor)
      case "condition": field.condition = try cursor.string()
      case "requirement": field.requirement = try Requirement(&cursor)
      case "defaultValue": field.defaultValue = try cursor.string()
      case "format": field.format = try cursor.word()
      case "content": field.content = try cursor.type()
      case "scopes": field.scopes = try cursor.values()
      case "lifecycle": field.lifecycle = try Lifecycle(&cursor)
      case "isInferred": field.isInferred = try cursor.bool()
      case "isNullable": field.isNullable = try cursor.bool()
      default: try cursor.skip()
      }
    }
    self = field
  }
}

extension ValueSet: IRReadable {
  private static let required: [StaticString] = ["values", "origin"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var set = ValueSet(values: [])
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "values": set.values = try cursor.values()
      case "origin": set.origin = try cursor.word()
      default: try cursor.skip()
      }
    }
    self = set
  }
}

extension AllowedValue: IRReadable {
  private static let required: [StaticString] = ["value"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var value = AllowedValue(value: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "value": value.value = try cursor.string()
      case "text": value.text = try cursor.string()
      case "lifecycle": value.lifecycle = try Lifecycle(&cursor)
      default: try cursor.skip()
      }
    }
    self = value
  }
}

extension Constraints: IRReadable {
  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var limits = Constraints()
    try cursor.object { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "minLength": limits.minLength = try cursor.integer()
      case "maxLength": limits.maxLength = try cursor.integer()
      case "lengthUnit": limits.lengthUnit = try cursor.word()
      case "minItems": limits.minItems = try cursor.integer()
      case "maxItems": limits.maxItems = try cursor.integer()
      case "minimum": limits.minimum = try cursor.string()
      case "maximum": limits.maximum = try cursor.string()
      case "pattern": limits.pattern = try cursor.string()
      default: try cursor.skip()
      }
    }
    self = limits
  }
}

extension Requirement: IRReadable {
  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    let text = try cursor.string()
    guard let requirement = Requirement(description: text) else {
      throw cursor.unexpected("a requirement instead of '\(text)'")
    }
    self = requirement
  }
}

extension Lifecycle: IRReadable {
  private static let required: [StaticString] = ["stage"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var lifecycle = Lifecycle.current
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "stage": lifecycle.stage = try cursor.word()
      case "note": lifecycle.note = try cursor.string()
      default: try cursor.skip()
      }
    }
    self = lifecycle
  }
}
