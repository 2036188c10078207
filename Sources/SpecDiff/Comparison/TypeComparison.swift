import APISpec

/// How two types relate as JSON, whatever they are called.
enum TypeRelation: Equatable {
  case same
  /// Every old value is a new one.
  case widened
  /// Every new value is an old one.
  case narrowed
  /// One value and a list of it.
  case arity
  /// An object whose inside was unknown, and one whose inside is documented.
  case structured, unstructured
  /// Whole numbers and text.
  case rawType
  case incompatible
  /// Both are objects (inside equal collections), whose fields are compared on their own.
  case shapes(ShapeID, ShapeID)

  init(_ old: TypeRef, _ new: TypeRef) {
    switch (old, new) {
    case (.array(let a), .array(let b)), (.map(let a), .map(let b)): self = TypeRelation(a, b)
    case (.object(let a), .object(let b)): self = .shapes(a, b)
    case _ where old == new: self = .same
    case (.freeform, .object), (.freeform, .map), (.any, .object), (.any, .map): self = .structured
    case (.object, .freeform), (.map, .freeform), (.object, .any), (.map, .any): self = .unstructured
    case (_, .any): self = .widened
    case (.any, _): self = .narrowed
    case (.array(let element), _) where TypeRelation.isAlike(element, new): self = .arity
    case (_, .array(let element)) where TypeRelation.isAlike(old, element): self = .arity
    case (.int32, .int64), (.int32, .double), (.int64, .double): self = .widened
    case (.int64, .int32), (.double, .int32), (.double, .int64): self = .narrowed
    case (.string, .int32), (.string, .int64), (.int32, .string), (.int64, .string): self = .rawType
    default: self = .incompatible
    }
  }

  private static func isAlike(_ a: TypeRef, _ b: TypeRef) -> Bool {
    switch TypeRelation(a, b) {
    case .same, .shapes, .widened, .narrowed: true
    case .arity, .structured, .unstructured, .rawType, .incompatible: false
    }
  }

  /// Whether a field of one type can be the renamed field of the other.
  static func canBeRenamed(_ old: Field, _ new: Field, _ oldShapes: [ShapeID: Shape], _ newShapes: [ShapeID: Shape])
    -> Bool
  {
    switch TypeRelation(old.type, new.type) {
    case .same: return true
    case .shapes(let a, let b):
      let names = Set((oldShapes[a]?.fields ?? []).map(\.name))
      let others = Set((newShapes[b]?.fields ?? []).map(\.name))
      return names == others || 2 * names.intersection(others).count > max(names.count, others.count)
    case .widened, .narrowed, .arity, .structured, .unstructured, .rawType, .incompatible: return false
    }
  }
}
