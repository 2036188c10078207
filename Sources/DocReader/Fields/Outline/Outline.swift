import APISpec

/// Rebuilds the levels of a table whose rows stand depth first without them.
///
/// The walk keeps the objects open that the next row could belong to, and gives each a cost: what the example shows,
/// what the types promise, what is known of the structures. The cheapest wins; the sum is the confidence.
///
/// - Parameters:
///   - example: the example of the body, whose nesting is the best witness.
///   - memory: what tables with certain levels taught.
///   - scope: the project of the page; knowledge of the same project counts more.
public func alignOutline(
  _ rows: [OutlineRow], example: JSONValue?, place: OutlinePlace, memory: TypeMemory? = nil, scope: String = ""
) -> OutlineAlignment {
  alignOutline(rows, example: example, place: place, memory: memory, scope: scope, weights: .standard)
}

func alignOutline(
  _ rows: [OutlineRow], example: JSONValue?, place: OutlinePlace, memory: TypeMemory?, scope: String,
  weights: OutlineWeights
) -> OutlineAlignment {
  guard !rows.isEmpty else { return OutlineAlignment(levels: [], cost: 0, provenParents: []) }
  let flat = OutlineAlignment(levels: rows.map { _ in 0 }, cost: hopelessCost, provenParents: [])
  guard rows.count <= mostRows else { return flat }
  var names = OutlineNames()
  let rowNames = rows.map { names.intern($0.name) }
  var outline = ExampleOutline(example, names: &names)
  let roots = exampleRoots(of: rowNames, in: &outline, place: place, names: &names)
  var best: OutlineAlignment?
  for root in roots {
    var walk = OutlineWalk(
      rows: rows, rowNames: rowNames, names: names, example: outline, place: place, memory: memory, scope: scope,
      weights: weights)
    let alignment = walk.run(root: root)
    if alignment.cost < (best?.cost ?? .infinity) { best = alignment }
  }
  return best ?? flat
}

/// The platform's longest table has 2,500 rows; a walk down a much longer one would take minutes and mean nothing.
private let mostRows = 10_000

/// The cost of levels that nothing speaks for.
private let hopelessCost = 1_000.0

/// The objects of the example that may be the root of the table: the example itself; the example as the `data` of an
/// envelope that it leaves out; what is below an envelope or a single key that the table leaves out.
private func exampleRoots(
  of rows: [Int], in example: inout ExampleOutline, place: OutlinePlace, names: inout OutlineNames
) -> [[Int]] {
  guard let first = rows.first, !example.roots.isEmpty else { return [[]] }
  let data = names.intern("data")
  let keys = example.keys(of: example.roots)
  let documentsData = rows.contains(data)
  let isEnvelopeMissing = place == .response && documentsData && !keys.contains(data)
  if keys.contains(first), !isEnvelopeMissing { return [example.roots] }
  var roots = [example.roots]
  if isEnvelopeMissing {
    let others = [names.intern("code"), names.intern("msg")]
    roots.append([example.wrap(example.roots, under: data, beside: others)])
  }
  var current = example.roots
  for _ in 0..<2 {
    let keys = example.keys(of: current)
    let inner = keys.contains(data) && !documentsData ? data : (keys.count == 1 ? keys.first : nil)
    guard let inner, case .objects(let objects)? = example.value(of: inner, in: current) else { break }
    roots.append(objects)
    current = objects
  }
  return roots
}
