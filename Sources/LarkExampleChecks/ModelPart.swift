import LarkRuntime

/// A value that emitted models are made of, and that is no emitted model itself.
protocol ModelPart {
  /// The value as JSON, or nil where it is none.
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny?
}

// MARK: Scalars

extension String: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .string(self) }
}

extension Int: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .number(JSONNumber(Int64(self))) }
}

extension Int64: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .number(JSONNumber(self)) }
}

extension Double: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { JSONNumber(self).map(JSONAny.number) }
}

extension Bool: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .bool(self) }
}

extension OpenValue: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .string(rawValue) }
}

extension OpenNumber: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .number(JSONNumber(Int64(rawValue))) }
}

extension JSONText: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { .string(text) }
}

extension JSONAny: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? { self }
}

// MARK: Wrappings and containers

extension Optional: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? {
    flatMap { walk.json(of: $0, at: path) }
  }
}

extension Boxed: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? {
    wrappedValue.flatMap { walk.json(of: $0, at: path) }
  }
}

extension Patch: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? {
    switch self {
    case .absent: nil
    case .null: .null
    case .value(let value): walk.json(of: value, at: path)
    }
  }
}

extension Array: ModelPart {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? {
    var items: [JSONAny] = []
    for (position, element) in enumerated() {
      items.append(walk.json(of: element, at: "\(path)[\(position)]") ?? .null)
    }
    return .array(items)
  }
}

extension Dictionary: ModelPart where Key == String {
  func json(by walk: inout ModelWalk, at path: String) -> JSONAny? {
    var members: [String: JSONAny] = [:]
    for (name, value) in self { members[name] = walk.json(of: value, at: "\(path).\(name)") ?? .null }
    return .object(members)
  }
}
