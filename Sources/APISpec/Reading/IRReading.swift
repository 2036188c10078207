extension APISpec {
  /// Reads an IR file; nil where it is anything else than what this build would write.
  static func read(_ bytes: [UInt8]) -> APISpec? {
    bytes.withUnsafeBufferPointer { buffer in
      var cursor = IRCursor(buffer)
      guard let spec = try? APISpec(from: &cursor), (try? cursor.finish()) != nil else { return nil }
      return spec
    }
  }

  private init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    self.init()
    var version: Int?
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "schemaVersion": version = try c.integer()
      case "endpoints": endpoints = try c.list { c throws(IRCursor.Stop) in try Endpoint(from: &c) }
      case "events": events = try c.list { c throws(IRCursor.Stop) in try Event(from: &c) }
      case "shapes": shapes = try c.list { c throws(IRCursor.Stop) in try Shape(from: &c) }
      default: throw IRCursor.Stop()
      }
    }
    schemaVersion = try required(version)
  }
}

extension Shape {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var id: String?
    self.init(id: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "id": id = try c.string()
      case "documentedName": documentedName = try c.string()
      case "fields": fields = try Field.list(from: &c)
      default: throw IRCursor.Stop()
      }
    }
    self.id = ShapeID(try required(id))
  }
}

extension Field {
  static func list(from cursor: inout IRCursor) throws(IRCursor.Stop) -> [Field] {
    try cursor.list { c throws(IRCursor.Stop) in try Field(from: &c) }
  }

  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var name: String?
    var type: TypeRef?
    var presence: Presence?
    self.init(name: "", type: .any)
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "name": name = try c.string()
      case "type": type = try c.type()
      case "presence": presence = try c.word()
      case "condition": condition = try c.string()
      case "description": description = try c.string()
      case "example": example = try c.string()
      case "defaultValue": defaultValue = try c.string()
      case "values": values = try ValueSet(from: &c)
      case "constraints": constraints = try Constraints(from: &c)
      case "format": format = try c.word()
      case "content": content = try c.type()
      case "scopes": scopes = try Scope.list(from: &c)
      case "lifecycle": lifecycle = try Lifecycle(from: &c)
      case "isInferred": isInferred = try c.boolean()
      case "isNullable": isNullable = try c.boolean()
      default: throw IRCursor.Stop()
      }
    }
    self.name = try required(name)
    self.type = try required(type)
    self.presence = try required(presence)
  }
}

extension ValueSet {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var values: [AllowedValue]?
    var origin: Origin?
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "values": values = try c.list { c throws(IRCursor.Stop) in try AllowedValue(from: &c) }
      case "origin": origin = try c.word()
      default: throw IRCursor.Stop()
      }
    }
    self.init(values: try required(values), origin: try required(origin))
  }
}

extension AllowedValue {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var value: String?
    self.init(value: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "value": value = try c.string()
      case "text": text = try c.string()
      case "lifecycle": lifecycle = try Lifecycle(from: &c)
      default: throw IRCursor.Stop()
      }
    }
    self.value = try required(value)
  }
}

extension Constraints {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    self.init()
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "minLength": minLength = try c.integer()
      case "maxLength": maxLength = try c.integer()
      case "lengthUnit": lengthUnit = try c.word()
      case "minItems": minItems = try c.integer()
      case "maxItems": maxItems = try c.integer()
      case "minimum": minimum = try c.string()
      case "maximum": maximum = try c.string()
      case "pattern": pattern = try c.string()
      default: throw IRCursor.Stop()
      }
    }
  }
}

extension Lifecycle {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var stage: Stage?
    var note = ""
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "stage": stage = try c.word()
      case "note": note = try c.string()
      default: throw IRCursor.Stop()
      }
    }
    self.init(try required(stage), note: note)
  }
}

extension Scope {
  static func list(from cursor: inout IRCursor) throws(IRCursor.Stop) -> [Scope] {
    try cursor.list { c throws(IRCursor.Stop) in try Scope(from: &c) }
  }

  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var name: String?
    self.init(name: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "name": name = try c.string()
      case "label": label = try c.string()
      case "appTypes": appTypes = try c.list { c throws(IRCursor.Stop) in try c.word() }
      case "isHistoric": isHistoric = try c.boolean()
      case "forValue": forValue = try c.string()
      default: throw IRCursor.Stop()
      }
    }
    self.name = try required(name)
  }
}

extension ScopeRequirement {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var mode: Mode?
    self.init()
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "mode": mode = try c.word()
      case "scopes": scopes = try Scope.list(from: &c)
      default: throw IRCursor.Stop()
      }
    }
    self.mode = try required(mode)
  }
}
