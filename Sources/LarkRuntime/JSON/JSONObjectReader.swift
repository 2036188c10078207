import StrictJSON

/// Reads the fields of one object, by name, each as the kind that the documentation promises.
///
/// This is what emitted models are made from:
///
/// ```swift
/// public init(_ object: inout JSONObjectReader) throws {
///   name = try object.string("name")
///   size = try object.int64("size")
///   owner = try object.object("owner")
/// }
/// ```
///
/// The getters of scalars are not generic on purpose: a call of one costs the compiler a sixth of what synthesized
/// `Codable` costs. Each returns nil for a field that is absent, `null`, or (in lenient mode) of another kind.
/// The reader remembers where it found the last field; fields read in the order of the document cost one comparison.
public struct JSONObjectReader: Sendable {
  let document: JSONDocument
  private let first: Int
  private let end: Int
  private var cursor: Int

  @inline(__always)
  init(document: JSONDocument, object: Int) {
    self.document = document
    first = object + 1
    end = Int(document.tape[object].next)
    cursor = first
  }

  /// The value of a field, or nil where the object has none of that name.
  @inline(__always)
  mutating func find(_ name: StaticString) -> JSONValueReader? {
    search(name, from: cursor, to: end) ?? search(name, from: first, to: cursor)
  }

  @inline(__always)
  private mutating func search(_ name: StaticString, from start: Int, to limit: Int) -> JSONValueReader? {
    var key = start
    while key < limit {
      let entry = document.tape[key]
      let next = Int(document.tape[key + 1].next)
      if case .key = entry.kind, document.text(entry, equals: name) {
        cursor = next
        return JSONValueReader(document: document, index: key + 1)
      }
      key = next
    }
    return nil
  }
}

// MARK: Scalars

extension JSONObjectReader {
  /// A string.
  public mutating func string(_ name: StaticString) throws -> String? {
    try find(name)?.string()
  }

  /// An integer of up to 32 documented bits.
  public mutating func int(_ name: StaticString) throws -> Int? {
    try find(name)?.int()
  }

  /// An integer of 64 bits.
  public mutating func int64(_ name: StaticString) throws -> Int64? {
    try find(name)?.int64()
  }

  /// A number with a fraction.
  public mutating func double(_ name: StaticString) throws -> Double? {
    try find(name)?.double()
  }

  /// A boolean.
  public mutating func bool(_ name: StaticString) throws -> Bool? {
    try find(name)?.bool()
  }

  /// Whatever stands there; `null` is a value here, so that it is told apart from an absent field.
  public mutating func any(_ name: StaticString) -> JSONAny? {
    find(name)?.any()
  }

  /// An array of strings. An item of another kind is left out in lenient mode, and reported.
  public mutating func strings(_ name: StaticString) throws -> [String]? {
    guard let items = try find(name)?.items() else { return nil }
    return try items.gathered { try $0.string() }
  }

  /// An array of integers of up to 32 documented bits.
  public mutating func ints(_ name: StaticString) throws -> [Int]? {
    guard let items = try find(name)?.items() else { return nil }
    return try items.gathered { try $0.int() }
  }

  /// An array of integers of 64 bits.
  public mutating func int64s(_ name: StaticString) throws -> [Int64]? {
    guard let items = try find(name)?.items() else { return nil }
    return try items.gathered { try $0.int64() }
  }
}

// MARK: Everything else

extension JSONObjectReader {
  /// An object.
  public mutating func object<Model: WireDecodable>(_ name: StaticString, as: Model.Type = Model.self) throws -> Model?
  {
    try find(name).flatMap { try Model.read($0) }
  }

  /// An array of objects.
  public mutating func objects<Model: WireDecodable>(
    _ name: StaticString, of: Model.Type = Model.self
  ) throws -> [Model]? {
    guard let items = try find(name)?.items() else { return nil }
    return try items.gathered { try Model.read($0) }
  }

  /// An object whose names are data and whose values are objects.
  public mutating func objectMap<Model: WireDecodable>(
    _ name: StaticString, of: Model.Type = Model.self
  ) throws -> [String: Model]? {
    guard let members = try find(name)?.members() else { return nil }
    return try members.gathered { try Model.read($0) }
  }

  /// Any other type: open values, nested arrays, maps of scalars or of arrays, JSON inside a string.
  public mutating func value<Value: WireReadable>(_ name: StaticString, as: Value.Type = Value.self) throws -> Value? {
    try find(name).flatMap { try Value.read($0) }
  }

  /// A field of which absence and `null` mean different things.
  public mutating func patch<Value: WireReadable>(
    _ name: StaticString, as: Value.Type = Value.self
  ) throws -> Patch<Value> {
    guard let value = find(name) else { return .absent }
    guard !value.isNull else { return .null }
    return try Value.read(value).map(Patch.value) ?? .absent
  }
}

extension JSONItems {
  /// The items that `read` accepts; `null` items are left out as absent fields are.
  @inline(__always)
  func gathered<Value>(_ read: (JSONValueReader) throws -> Value?) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(underestimatedCount)
    for item in self {
      if let value = try read(item) { values.append(value) }
    }
    return values
  }
}

extension JSONMembers {
  /// The members whose value `read` accepts.
  @inline(__always)
  func gathered<Value>(_ read: (JSONValueReader) throws -> Value?) throws -> [String: Value] {
    var values: [String: Value] = [:]
    values.reserveCapacity(underestimatedCount)
    for member in self {
      if let value = try read(member.value) { values[member.name] = value }
    }
    return values
  }
}
