import APISpec

/// Builds the tree of a table's fields from its rows in depth-first order.
enum FieldTree {
  /// Rows below this level are read as if they stood on it: no documented body is half as deep, and whatever walks a
  /// tree may recurse.
  static let deepestLevel = 64

  /// The nesting that the rows state themselves. Only comparisons count: tables begin at any level, and hand-written
  /// ones indent one level in several ways.
  static func statedLevels(of rows: [FieldRow]) -> [Int]? {
    guard rows.contains(where: { $0.depth != .unstated && $0.depth != .level(0) }) else { return nil }
    var open: [Int] = []
    return rows.map { row in
      let depth =
        switch row.depth {
        case .level(let level): level
        case .indent(let width): width
        case .unstated: 0
        }
      while let last = open.last, last >= depth { open.removeLast() }
      open.append(depth)
      return min(open.count - 1, deepestLevel)
    }
  }

  /// The fields with their children.
  static func nodes(of rows: [FieldRow], levels: [Int], log: inout [Diagnostic], path: String) -> [FieldNode] {
    var index = 0
    return siblings(rows, levels, at: &index, level: 0, log: &log, path: path)
  }

  private static func siblings(
    _ rows: [FieldRow], _ levels: [Int], at index: inout Int, level: Int, log: inout [Diagnostic], path: String
  ) -> [FieldNode] {
    var nodes: [FieldNode] = []
    var numbers: [String: Int] = [:]
    while index < rows.count, levels[index] >= level {
      let row = rows[index]
      index += 1
      let children = siblings(rows, levels, at: &index, level: level + 1, log: &log, path: path)
      if !children.isEmpty, let finding = scalarFinding(row, path: path) { log.append(finding) }
      let node = self.node(row, children: children)
      if let number = numbers[row.name] {
        log.append(
          Diagnostic(
            .repeatedField, at: SourcePlace(path: path, line: row.line),
            "'\(row.name)' is documented twice in one object; the first row counts.",
            related: SourcePlace(path: path, line: nodes[number].line)))
        if nodes[number].children.isEmpty { nodes[number] = self.node(nodes[number], adopting: children) }
        continue
      }
      numbers[row.name] = nodes.count
      nodes.append(node)
    }
    return nodes
  }

  private static func scalarFinding(_ row: FieldRow, path: String) -> Diagnostic? {
    switch row.declared.type.innermost {
    case .string where row.field.format == .json: return nil
    case .string, .int32, .int64, .double, .boolean:
      return Diagnostic(
        .scalarWithChildren, at: SourcePlace(path: path, line: row.line),
        "'\(row.name)' is documented as '\(row.typeText)' and has fields below it.")
    case .any, .freeform, .file, .array, .map, .object: return nil
    }
  }

  /// Children win over the type word: `enum`, `file` and even `string` name structures where rows stand below them.
  private static func node(_ row: FieldRow, children: [FieldNode]) -> FieldNode {
    var field = row.field
    guard !children.isEmpty else {
      let isStructure = field.type.innermost == .freeform
      var leaf = FieldNode(field, structName: isStructure ? row.declared.structName : nil, line: row.line)
      leaf.isTypeOpen = row.declared.isOpen
      return leaf
    }
    if field.type == .string, field.format == .json {
      field.content = .freeform
    } else {
      field.type = row.declared.withChildren()
      field.format = nil
    }
    var parent = FieldNode(field, structName: row.declared.structName, children: children, line: row.line)
    parent.isTypeOpen = row.declared.isOpen
    return parent
  }

  private static func node(_ node: FieldNode, adopting children: [FieldNode]) -> FieldNode {
    guard !children.isEmpty else { return node }
    var parent = node
    parent.children = children
    parent.field.type = node.field.type.withInnermost(.freeform)
    return parent
  }
}

extension DeclaredType {
  /// Whether the cell says nothing about the type.
  fileprivate var isOpen: Bool { type == .any && isVague && structName == nil && isKnown }
}
