import APISpec

/// Which shapes are one type in Swift: those of equal structure within one version of a service.
///
/// Words do not count: the same object is described in other words on every page. What requests require counts where
/// requests use the shape; a shape that only responses use joins one that requests use when all else is equal.
struct StructureTable: Sendable {
  /// Shapes of one structure.
  struct Structure: Sendable {
    /// Sorted; the first one's words are used.
    var shapes: [Shape]

    var fields: [Field] { shapes[0].fields }
  }

  private(set) var structures: [Structure] = []
  private var numbers: [ShapeID: Int] = [:]

  init(_ service: PlacedService) {
    let graph = ShapeGraph(service)
    let plain = Partition.refined(graph) { graph.plainKey($0) }
    let requested = Partition.refined(graph) { index in
      graph.isRequested[index] ? [plain[index]] + graph.presenceKey(index) : [plain[index]]
    }
    join(graph, plain: plain, requested: requested)
  }

  /// The structure of a shape; nil for a shape that the specification lacks.
  func number(of shape: ShapeID) -> Int? { numbers[shape] }

  /// Puts shapes together, those that only responses use with the most used of the request shapes that fit.
  private mutating func join(_ graph: ShapeGraph, plain: [Int], requested: [Int]) {
    var hosts: [Int: [Int: Int]] = [:]
    for index in graph.shapes.indices where graph.isRequested[index] {
      hosts[plain[index], default: [:]][requested[index], default: 0] += 1
    }
    let host = hosts.mapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    var known: [Int: Int] = [:]
    for index in graph.shapes.indices {
      let label = graph.isRequested[index] ? requested[index] : (host[plain[index]] ?? nil) ?? requested[index]
      let shape = graph.shapes[index]
      if let number = known[label] {
        structures[number].shapes.append(shape)
        numbers[shape.id] = number
      } else {
        known[label] = structures.count
        numbers[shape.id] = structures.count
        structures.append(Structure(shapes: [shape]))
      }
    }
  }
}

extension ShapeID {
  /// `project.version`.
  var scope: String {
    rawValue.split(separator: ".", maxSplits: 2).prefix(2).joined(separator: ".")
  }
}

/// The shapes and what refers to what.
private struct ShapeGraph {
  let shapes: [Shape]
  /// Whether a request holds the shape.
  private(set) var isRequested: [Bool]
  /// The shapes that each one's fields refer to, in the order of the fields.
  let references: [[Int]]
  private let keys: Interning

  init(_ service: PlacedService) {
    shapes = service.shapes
    let places = Dictionary(shapes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    references = shapes.map { shape in
      shape.fields.flatMap { $0.referencedShapes.compactMap { places[$0] } }
    }
    isRequested = Array(repeating: false, count: shapes.count)
    keys = Interning()
    var open = service.calls.map(\.endpoint.request).flatMap { request in
      (request.fields.flatMap(\.referencedShapes) + (request.whole?.referencedShapes ?? []))
        .compactMap { places[$0] }
    }
    while let index = open.popLast() {
      guard !isRequested[index] else { continue }
      isRequested[index] = true
      open += references[index]
    }
  }

  /// Everything about a shape's own fields that Swift sees, but for what requests require.
  func plainKey(_ index: Int) -> [Int] {
    [keys.number(of: shapes[index].id.scope)]
      + shapes[index].fields.flatMap { field in
        [
          keys.number(of: field.name), keys.number(of: field.type.skeleton),
          keys.number(of: field.content?.skeleton ?? ""), keys.number(of: field.valuesKey),
          keys.number(of: field.lifecycle.stage.rawValue),
        ]
      }
  }

  func presenceKey(_ index: Int) -> [Int] {
    shapes[index].fields.map { ($0.presence == .required ? 1 : 0) + (FieldFacts.isClearable($0) ? 2 : 0) }
  }

  /// Numbers for texts.
  private final class Interning {
    private var numbers: [String: Int] = [:]

    func number(of text: String) -> Int {
      if let number = numbers[text] { return number }
      numbers[text] = numbers.count
      return numbers.count - 1
    }
  }
}

/// Splits shapes into classes until all members of a class refer to the same classes.
private enum Partition {
  static func refined(_ graph: ShapeGraph, by key: (Int) -> [Int]) -> [Int] {
    var (labels, count) = labelled(graph.shapes.indices.map(key))
    while true {
      let (next, nextCount) = labelled(
        graph.shapes.indices.map { index in [labels[index]] + graph.references[index].map { labels[$0] } })
      if nextCount == count { return next }
      (labels, count) = (next, nextCount)
    }
  }

  private static func labelled(_ keys: [[Int]]) -> (labels: [Int], count: Int) {
    var known: [[Int]: Int] = [:]
    let labels = keys.map { key in
      if let label = known[key] { return label }
      known[key] = known.count
      return known.count - 1
    }
    return (labels, known.count)
  }
}

extension Field {
  /// The shapes that the field's type and the JSON inside it refer to.
  var referencedShapes: [ShapeID] {
    type.referencedShapes + (content?.referencedShapes ?? [])
  }

  /// The documented values as one text; empty where the field has no set of its own.
  var valuesKey: String {
    FieldFacts.openValues(self)?.map(\.value).joined(separator: "\u{1}") ?? ""
  }
}

extension TypeRef {
  var referencedShapes: [ShapeID] {
    switch innermost {
    case .object(let id): [id]
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file, .array, .map: []
    }
  }

  /// The type without the name of the shape it refers to.
  var skeleton: String {
    switch self {
    case .array(let element): "[\(element.skeleton)]"
    case .map(let value): "{\(value.skeleton)}"
    case .object: "#"
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file: description
    }
  }
}
