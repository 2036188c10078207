/// Which children are kept on the heap.
enum Storage {
  /// A child by value costs its owner this many stored properties at most. Nesting by value doubles the time to compile
  /// the owner at a depth of ten and quadruples its code; a child on the heap costs nothing there.
  static let inlineLimit = 16

  static func decide(in models: inout [ModelPlan]) {
    let components = RecursiveModels(models)
    var weights: [Int?] = Array(repeating: nil, count: models.count)
    for index in models.indices { _ = weight(of: index, &models, &weights, components) }
  }

  /// How many stored properties a model holds by value.
  private static func weight(
    of index: Int, _ models: inout [ModelPlan], _ weights: inout [Int?], _ components: RecursiveModels
  ) -> Int {
    if let known = weights[index] { return known }
    var total = 0
    for position in models[index].properties.indices {
      guard case .model(let child) = models[index].properties[position].type else {
        total += 1
        continue
      }
      if components.isRecursive(from: index, to: child.index) {
        models[index].properties[position].isBoxed = true
        // A value that may be null or absent cannot be on the heap, too; absence is what matters more often.
        models[index].properties[position].isPatch = false
        total += 1
        continue
      }
      let inner = weight(of: child.index, &models, &weights, components)
      models[index].properties[position].isBoxed =
        inner > inlineLimit && !models[index].properties[position].isPatch
      total += inner > inlineLimit ? 1 : max(1, inner)
    }
    weights[index] = total
    return total
  }
}

/// Which models hold themselves by value, over whatever others.
private struct RecursiveModels {
  private var component: [Int]

  init(_ models: [ModelPlan]) {
    component = Array(repeating: -1, count: models.count)
    var search = Search(models: models)
    for index in models.indices where search.order[index] == nil { search.visit(index) }
    component = search.component
  }

  func isRecursive(from owner: Int, to child: Int) -> Bool {
    component[owner] == component[child]
  }

  /// Tarjan's search for strongly connected parts.
  private struct Search {
    let models: [ModelPlan]
    var order: [Int?]
    var component: [Int]
    private var low: [Int]
    private var stack: [Int] = []
    private var onStack: [Bool]
    private var counter = 0

    init(models: [ModelPlan]) {
      self.models = models
      order = Array(repeating: nil, count: models.count)
      component = Array(repeating: -1, count: models.count)
      low = Array(repeating: 0, count: models.count)
      onStack = Array(repeating: false, count: models.count)
    }

    mutating func visit(_ index: Int) {
      order[index] = counter
      low[index] = counter
      counter += 1
      stack.append(index)
      onStack[index] = true
      for property in models[index].properties {
        guard case .model(let child) = property.type else { continue }
        if order[child.index] == nil {
          visit(child.index)
          low[index] = min(low[index], low[child.index])
        } else if onStack[child.index] {
          low[index] = min(low[index], order[child.index] ?? 0)
        }
      }
      guard low[index] == order[index] else { return }
      while let member = stack.popLast() {
        onStack[member] = false
        component[member] = index
        if member == index { break }
      }
    }
  }
}
