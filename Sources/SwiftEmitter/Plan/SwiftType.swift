/// The Swift type of a property, an argument or a result, without optionality.
indirect enum SwiftType: Hashable, Sendable {
  case string, int, int64, double, bool
  /// `JSONAny`.
  case any
  /// `UploadFile`.
  case file
  /// A shape, by its place in the plan.
  case model(ModelID)
  /// A set of values, by its place in the plan.
  case values(ValueSetID)
  case array(SwiftType)
  case map(SwiftType)
  /// Documented JSON inside a string.
  case jsonText(SwiftType)

  /// The type inside all arrays and maps.
  var innermost: SwiftType {
    switch self {
    case .array(let element), .map(let element): element.innermost
    case .string, .int, .int64, .double, .bool, .any, .file, .model, .values, .jsonText: self
    }
  }

  /// The model that values of the type hold, wherever it stands.
  var model: ModelID? {
    switch self {
    case .model(let id): id
    case .array(let inner), .map(let inner), .jsonText(let inner): inner.model
    case .string, .int, .int64, .double, .bool, .any, .file, .values: nil
    }
  }

  /// The set that values of the type belong to.
  var values: ValueSetID? {
    switch self {
    case .values(let id): id
    case .array(let inner), .map(let inner), .jsonText(let inner): inner.values
    case .string, .int, .int64, .double, .bool, .any, .file, .model: nil
    }
  }
}

/// A model's place in the plan.
struct ModelID: Hashable, Sendable, Comparable {
  var index: Int

  static func < (a: ModelID, b: ModelID) -> Bool { a.index < b.index }
}

/// The place of a set of values in the plan.
struct ValueSetID: Hashable, Sendable, Comparable {
  var index: Int

  static func < (a: ValueSetID, b: ValueSetID) -> Bool { a.index < b.index }
}
