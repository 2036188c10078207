/// Which call of the runtime reads and writes a property.
struct Coding {
  /// The name of the getter and of the setter.
  let call: String
  /// Whether the getter may throw.
  let throwing: Bool

  init(_ property: PropertyPlan) {
    if property.isPatch {
      (call, throwing) = ("patch", true)
      return
    }
    throwing = property.type != .any
    call =
      switch property.type {
      case .string: "string"
      case .int: "int"
      case .int64: "int64"
      case .double: "double"
      case .bool: "bool"
      case .any: "any"
      case .array(.string): "strings"
      case .array(.int): "ints"
      case .array(.int64): "int64s"
      case .model: "object"
      case .array(.model): "objects"
      case .map(.model): "objectMap"
      case .file, .values, .jsonText, .array, .map: "value"
      }
  }

  /// The name of the setter: arrays of numbers have none of their own.
  var setter: String { call == "ints" || call == "int64s" ? "value" : call }
}
