import APISpec

/// The objects of an example, with names as numbers.
struct ExampleOutline {
  /// What stands under a key.
  enum Value {
    /// `null`, an empty string, object or array.
    case empty
    case scalar
    /// The objects in it, through all arrays.
    case objects([Int])
  }

  /// An object's keys and values, in order.
  struct Object {
    var keys: [Int] = []
    var values: [Value] = []
  }

  private(set) var objects: [Object] = []
  /// The objects at the root, through all arrays.
  private(set) var roots: [Int] = []

  init(_ example: JSONValue?, names: inout OutlineNames) {
    guard let example else { return }
    if case .objects(let roots) = add(example, names: &names, depth: 0) { self.roots = roots }
  }

  /// Adds an object that has the given objects under one key, beside keys of scalars.
  mutating func wrap(_ inner: [Int], under key: Int, beside others: [Int]) -> Int {
    objects.append(Object(keys: others + [key], values: others.map { _ in .scalar } + [.objects(inner)]))
    return objects.count - 1
  }

  /// All keys of some objects, each once, in order of appearance.
  func keys(of some: [Int]) -> [Int] {
    guard let first = some.first else { return [] }
    var keys = objects[first].keys
    if some.count == 1 { return keys }
    var seen = Set(keys)
    for object in some.dropFirst() {
      for key in objects[object].keys where seen.insert(key).inserted { keys.append(key) }
    }
    return keys
  }

  /// What stands under a key of some objects; nil when none has it.
  func value(of key: Int, in some: [Int]) -> Value? {
    var inner: [Int] = []
    var found: Value?
    for object in some {
      guard let place = objects[object].keys.firstIndex(of: key) else { continue }
      switch objects[object].values[place] {
      case .objects(let more): inner += more
      case .scalar: found = .scalar
      case .empty: if found == nil { found = .empty }
      }
    }
    return inner.isEmpty ? found : .objects(inner)
  }

  /// The objects in the values of some objects: what a map holds.
  func entries(of some: [Int]) -> [Int] {
    var entries: [Int] = []
    for object in some {
      for case .objects(let inner) in objects[object].values { entries += inner }
    }
    return entries
  }

  /// Examples deeper than this are cut off; the pages have ten levels.
  private static let deepest = 64

  private mutating func add(_ value: JSONValue, names: inout OutlineNames, depth: Int) -> Value {
    guard depth < Self.deepest else { return .scalar }
    switch value {
    case .null: return .empty
    case .string(let text): return text.isEmpty ? .empty : .scalar
    case .bool, .number: return .scalar
    case .array(let elements): return add(elements, names: &names, depth: depth)
    case .object(let members):
      if members.isEmpty { return .empty }
      var object = Object()
      object.keys.reserveCapacity(members.count)
      object.values.reserveCapacity(members.count)
      for member in members {
        object.keys.append(names.intern(member.key))
        object.values.append(add(member.value, names: &names, depth: depth + 1))
      }
      objects.append(object)
      return .objects([objects.count - 1])
    }
  }

  private mutating func add(_ elements: [JSONValue], names: inout OutlineNames, depth: Int) -> Value {
    var inner: [Int] = []
    var hasScalar = false
    for element in elements {
      switch add(element, names: &names, depth: depth + 1) {
      case .objects(let more): inner += more
      case .scalar: hasScalar = true
      case .empty: break
      }
    }
    if !inner.isEmpty { return .objects(inner) }
    return hasScalar ? .scalar : .empty
  }
}
