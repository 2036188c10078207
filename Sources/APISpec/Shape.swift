/// An object with documented fields, stored once however many places use it.
public struct Shape: Hashable, Sendable {
  /// What references name it by.
  public var id: ShapeID
  /// The name that the pages give the type; nil where they give none and a field's name stands in.
  public var documentedName: String?
  /// Its fields, in the order of the table.
  public var fields: [Field]

  /// An object of these fields.
  public init(id: ShapeID, documentedName: String? = nil, fields: [Field] = []) {
    self.id = id
    self.documentedName = documentedName
    self.fields = fields
  }
}

extension Shape: IRRecord {
  package static var blank: Shape { Shape(id: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("documentedName", &documentedName)
    members.unlessEmpty("fields", &fields)
    members("id", &id)
  }
}
