import APISpec

/// A field with the fields below it, before equal objects become shared shapes.
public struct FieldNode: Hashable, Sendable {
  /// The field without its children. Where it has some (or a structure's name), the innermost part of its type is
  /// `.freeform` until the object's shape is known.
  public var field: Field
  /// The name that the page gives the structure, for example `process_form_variable_v2`.
  public var structName: String?
  /// The fields of the object that it holds.
  public var children: [FieldNode]
  /// The line of the field's row.
  public var line: Int
  /// Whether the row leaves the type open (`-`, `/` or no type at all), so that an example may settle it.
  var isTypeOpen = false

  /// A field, and what stands below it.
  public init(_ field: Field, structName: String? = nil, children: [FieldNode] = [], line: Int = 0) {
    self.field = field
    self.structName = structName
    self.children = children
    self.line = line
  }
}

extension FieldNode: ArchivedRecord {
  package static var blank: FieldNode { FieldNode(.blank) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("field", &field)
    members("structName", &structName)
    members("children", &children)
    members("line", &line)
    members("isTypeOpen", &isTypeOpen)
  }
}
