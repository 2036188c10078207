import APISpec

@testable import DocReader

/// A tree of fields as text: one field a line, `?` behind inferred ones, `|null` where null was seen, and the name of
/// the structure in parentheses.
func outline(_ fields: [FieldNode], indent: String = "") -> String {
  fields.map { node in
    let marks = (node.field.isInferred ? "?" : "") + (node.field.isNullable ? "|null" : "")
    let structure = node.structName.map { " (\($0))" } ?? ""
    let line = "\(indent)\(node.field.name): \(node.field.type)\(structure)\(marks)\n"
    return line + outline(node.children, indent: indent + "  ")
  }.joined()
}

/// The value of a JSON text that the test wrote.
func json(_ text: String) -> JSONValue {
  readTolerantJSON(Array(text.utf8)).values.first ?? "the text of the test is no JSON"
}

/// A row of a body table.
func row(_ name: String, _ type: String) -> FieldNode {
  let declared = DeclaredType(text: type)
  return FieldNode(Field(name: name, type: declared.type), structName: declared.structName)
}
