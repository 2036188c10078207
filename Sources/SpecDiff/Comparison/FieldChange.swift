import APISpec

/// A change of a field, seen from the list of fields in which the walk began: the same change of a shared shape is found
/// once and placed wherever the shape is used.
struct FieldChange {
  var rule: ChangeRule
  /// The type or table that owns the field.
  var owner: String
  var name: String
  var old: String?
  var new: String?
  /// Dotted, from the list on.
  var path: String
  /// What was removed or added, so that moves and renames can be told.
  var oldField: Field?
  var newField: Field?

  func inside(_ field: String) -> FieldChange {
    var change = self
    change.path = path.isEmpty ? field : "\(field).\(path)"
    return change
  }
}

/// Types in the words of a report.
enum TypeWords {
  static func text(_ type: TypeRef, _ shapes: [ShapeID: Shape]) -> String {
    switch type {
    case .array(let element): "[\(text(element, shapes))]"
    case .map(let value): "{\(text(value, shapes))}"
    case .object(let id): shapes[id]?.documentedName ?? "object"
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file: type.description
    }
  }

  static func text(_ field: Field, _ shapes: [ShapeID: Shape]) -> String {
    field.content.map { "JSON string of \(text($0, shapes))" } ?? text(field.type, shapes)
  }

  /// The name by which a shape owns its fields.
  static func owner(_ old: Shape, _ new: Shape) -> String {
    // Where the name itself changed, the smaller one is taken: it is the same for both directions of a comparison.
    min(name(of: old), name(of: new))
  }

  static func name(of shape: Shape) -> String {
    shape.documentedName ?? String(shape.id.rawValue.split(separator: ".").last ?? "object")
  }

  /// A name as Swift would read it: word boundaries and capitals do not tell names apart.
  static func swiftKey(_ name: String) -> [UInt8] {
    name.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }
}
