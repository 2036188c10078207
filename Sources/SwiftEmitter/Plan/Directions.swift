/// What each model is used for: what a model does, the models inside it do too.
enum Directions {
  static func spread(over models: inout [ModelPlan]) {
    var open = models.indices.filter { !models[$0].directions.isEmpty }
    while let index = open.popLast() {
      // The parts of a form that are objects are written as JSON.
      let inner = Set(models[index].directions.map { $0 == .form ? .write : $0 })
      for child in models[index].properties.compactMap(\.type.model) {
        guard !models[child.index].directions.isSuperset(of: inner) else { continue }
        models[child.index].directions.formUnion(inner)
        open.append(child.index)
      }
    }
    // A published type that nothing leads to any more was read, at least.
    for index in models.indices where models[index].directions.isEmpty { models[index].directions = [.read] }
  }
}
