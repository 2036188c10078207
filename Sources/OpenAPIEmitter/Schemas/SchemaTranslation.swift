import APISpec

/// Turns types, fields and shapes into JSON Schema 2020-12, the schema language of OpenAPI 3.1.
struct SchemaTranslation {
  private let shapes: [Shape]
  private let names: ComponentNames

  init(shapes: [Shape]) {
    self.shapes = shapes
    names = ComponentNames(shapes.lazy.map(\.id))
  }

  /// `components/schemas`: every shape under its name.
  var components: JSONObject {
    var named: [String: Shape] = [:]
    for shape in shapes {
      guard let name = names[shape.id], named[name] == nil else { continue }
      named[name] = shape
    }
    var components = JSONObject()
    for (name, shape) in named.sorted(by: { $0.key < $1.key }) {
      var schema = object(shape.fields)
      schema.set("title", ifNotEmpty: shape.documentedName ?? "")
      components.set(name, schema.value)
    }
    return components
  }

  /// An object with the given fields. A name that is documented twice keeps its first meaning.
  func object(_ fields: [Field]) -> JSONObject {
    var seen: Set<String> = []
    let fields = fields.filter { seen.insert($0.name).inserted }
    var properties = JSONObject()
    for field in fields {
      properties.set(field.name, property(field).value)
    }
    var schema = JSONObject()
    schema.set("type", "object")
    schema.set("properties", ifNotEmpty: properties)
    schema.set("required", ifNotEmpty: fields.filter { $0.presence == .required }.map { .string($0.name) })
    return schema
  }

  /// A type without a field around it.
  func schema(of type: TypeRef) -> JSONObject {
    schema(of: type, innermost: JSONObject())
  }

  /// A field's type, values and limits, without its words: the schema of a parameter, whose words stand beside it.
  func bareSchema(of field: Field) -> JSONObject {
    let limits = FieldLimits(field)
    var schema = schema(of: field.type, innermost: limits.innermost)
    if field.isNullable { schema = nullable(schema) }
    schema.append(limits.outermost)
    schema.append(FieldFormat.members(of: field))
    schema.append(DefaultValue.members(of: field))
    schema.append(FieldValues.annotations(of: field))
    schema.set("x-feishu-content-schema", field.content.map { self.schema(of: $0).value })
    return schema
  }

  /// The documented sample of a parameter or header: as a value where it is one of the type.
  func example(of field: Field) -> JSONObject {
    var members = JSONObject()
    guard let text = field.example else { return members }
    if let value = TypedText.value(of: text, as: field.type) {
      members.set("example", value)
    } else {
      members.set("x-feishu-example", .string(text))
    }
    return members
  }

  /// A field as a property of an object.
  private func property(_ field: Field) -> JSONObject {
    var schema = bareSchema(of: field)
    schema.set("description", ifNotEmpty: field.description)
    for member in example(of: field).members {
      // Inside a schema, OpenAPI 3.1 prefers JSON Schema's list of examples.
      if member.key == "example" {
        schema.set("examples", .array([member.value]))
      } else {
        schema.set(member.key, member.value)
      }
    }
    schema.set("deprecated", if: field.lifecycle.isDeprecated)
    schema.append(PlatformFacts.facts(of: field))
    return schema
  }

  /// - Parameter innermost: Keywords for the type inside all arrays and maps.
  private func schema(of type: TypeRef, innermost: JSONObject) -> JSONObject {
    var schema = JSONObject()
    switch type {
    case .array(let element):
      schema.set("type", "array")
      schema.set("items", self.schema(of: element, innermost: innermost).value)
      return schema
    case .map(let value):
      schema.set("type", "object")
      schema.set("additionalProperties", self.schema(of: value, innermost: innermost).value)
      return schema
    case .object(let id):
      if let name = names[id] {
        schema.set("$ref", .string("#/components/schemas/\(name)"))
      } else {
        schema.set("type", "object")
      }
    case .string:
      schema.set("type", "string")
    case .int32, .int64:
      schema.set("type", "integer")
      schema.set("format", .string(type.description))
    case .double:
      schema.set("type", "number")
    case .boolean:
      schema.set("type", "boolean")
    case .freeform:
      schema.set("type", "object")
    case .file:
      schema.set("type", "string")
      schema.set("format", "binary")
    case .any:
      break
    }
    schema.append(innermost)
    return schema
  }

  /// The schema with `null` allowed: beside the type where there is one, as an alternative to a reference.
  private func nullable(_ schema: JSONObject) -> JSONObject {
    var result = JSONObject()
    for member in schema.members {
      switch (member.key, member.value) {
      case ("type", .string(let type)): result.set("type", [.string(type), "null"])
      case ("enum", .array(let values)): result.set("enum", .array(values + [.null]))
      case ("$ref", let reference): result.set("anyOf", [["$ref": reference], ["type": "null"]])
      default: result.set(member.key, member.value)
      }
    }
    return result
  }
}
