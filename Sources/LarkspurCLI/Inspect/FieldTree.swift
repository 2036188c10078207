import APISpec

/// Draws fields as a tree, with the shapes that they refer to.
struct FieldTree {
  private let shapes: [ShapeID: Shape]
  private let text: FieldText
  private var lines: [String] = []
  /// Shapes that are drawn already in this tree.
  private var drawn: Set<ShapeID> = []

  /// A shape of at most so many plain fields is drawn at each of its places; a larger one once, so that the block
  /// trees of documents stay readable.
  private static let smallShape = 6

  init(_ shapes: [ShapeID: Shape], _ text: FieldText) {
    self.shapes = shapes
    self.text = text
  }

  static func lines(of fields: [Field], _ shapes: [ShapeID: Shape], _ text: FieldText) -> [String] {
    var tree = FieldTree(shapes, text)
    tree.draw(fields, margin: "", inside: [])
    return tree.lines
  }

  /// The tree of a body that is one value without a name.
  static func lines(of whole: TypeRef, _ shapes: [ShapeID: Shape], _ text: FieldText) -> [String] {
    var tree = FieldTree(shapes, text)
    tree.lines.append(FieldText.type(whole))
    tree.drawChildren(of: [whole], margin: "", inside: [])
    return tree.lines
  }

  private mutating func draw(_ fields: [Field], margin: String, inside path: [ShapeID]) {
    for (index, field) in fields.enumerated() {
      let isLast = index == fields.count - 1
      lines.append(margin + (isLast ? "└─ " : "├─ ") + text.name(of: field) + " " + text.text(of: field))
      drawChildren(
        of: [field.type] + [field.content].compactMap { $0 }, margin: margin + (isLast ? "   " : "│  "), inside: path)
    }
  }

  private mutating func drawChildren(of types: [TypeRef], margin: String, inside path: [ShapeID]) {
    for type in types {
      guard case .object(let id) = type.innermost, let shape = shapes[id] else { continue }
      if path.contains(id) {
        lines.append(margin + "↻ \("\(id)".printableLine)")
      } else if !drawn.insert(id).inserted, !isSmall(shape) {
        lines.append(margin + "↑ \("\(id)".printableLine), as above")
      } else {
        draw(shape.fields, margin: margin, inside: path + [id])
      }
    }
  }

  private func isSmall(_ shape: Shape) -> Bool {
    shape.fields.count <= Self.smallShape
      && shape.fields.allSatisfy { field in
        if case .object = field.type.innermost { false } else { true }
      }
  }
}
