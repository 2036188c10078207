import APISpec

/// A struct of the SDK.
struct ModelPlan: Sendable {
  /// `corehr.v2`.
  var scope: String
  /// `corehr.v2.process_withdraw` for the body or response of one of its methods; nil for a type of the version.
  var resource: String?
  var name: String
  /// The sentence above the declaration.
  var summary: String
  /// The name of the event whose content the type is.
  var eventType: String?
  var directions: Set<Direction>
  var properties: [PropertyPlan]
  /// The wire names that each initializer requires; the first one is current, the others keep old code compiling.
  var initializers: [[String]]

  /// The namespace of the type, as `names.lock` writes it.
  var namespace: String { resource ?? scope }

  func property(_ wireName: String) -> PropertyPlan? {
    properties.first { $0.wireName == wireName }
  }
}

/// A property of a struct.
struct PropertyPlan: Sendable {
  var wireName: String
  var name: String
  var type: SwiftType
  /// Whether requests may send an explicit `null`.
  var isPatch: Bool
  /// Whether the value is kept on the heap.
  var isBoxed = false
  /// What the documentation says about it; nil for a property that it no longer mentions.
  var field: Field?
  /// Why it should not be used any more; nil for one that may be.
  var deprecation: String?

  var isRequired: Bool { field?.presence == .required }
}

/// An open set of values.
struct ValueSetPlan: Sendable {
  var scope: String
  var name: String
  var isNumeric: Bool
  var summary: String
  var members: [ValuePlan]
}

/// One constant of a set.
struct ValuePlan: Sendable {
  var value: String
  var name: String
  var text: String
  var deprecation: String?
}

/// Sentences that the emitter itself writes.
enum Wording {
  static let noLongerDocumented = "The documentation no longer mentions it."
}
