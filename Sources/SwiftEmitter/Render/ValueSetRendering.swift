/// Writes an open set of values.
struct ValueSetRendering {
  let values: ValueSetPlan
  let spelling: Spelling
  let docs: FieldDoc

  /// The types, inside the namespace of the version.
  func writeTypes(into writer: inout SourceWriter) {
    if docs.level == .full { writer.doc("Tells ``\(values.name)`` from other sets of values.") }
    writer.line("public enum \(values.name)Tag {}")
    writer.statement("public typealias \(values.name) = \(generic)<\(values.name)Tag>")
  }

  /// The constants, outside of all namespaces.
  func writeConstants(into writer: inout SourceWriter) {
    let head = "extension \(generic)"
    let condition = "where Tag == \(spelling.namespace(values.scope)).\(values.name)Tag"
    let isShort = writer.fits("\(head) \(condition) {")
    if !isShort { writer.line(head) }
    writer.block(isShort ? "\(head) \(condition)" : condition) { writer in
      for member in values.members {
        writer.doc(docs.text(member))
        if let deprecation = member.deprecation { writer.deprecation(deprecation) }
        let literal = values.isNumeric ? String(Int(member.value) ?? 0) : Literal.string(member.value)
        writer.getter("public static var \(Identifier.declared(member.name)): Self", "Self(rawValue: \(literal))")
      }
    }
  }

  private var generic: String { values.isNumeric ? "OpenNumber" : "OpenValue" }
}
