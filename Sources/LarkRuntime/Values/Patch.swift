/// A field of which leaving it out, clearing it and setting it are three different requests.
///
/// ```swift
/// body.nickname = "Ann"      // set it
/// body.nickname = .null      // clear it: an explicit null is sent
/// body.nickname = .absent    // leave it as it is (the default)
/// body.tags = []             // set an empty list
/// ```
public enum Patch<Value: Sendable>: Sendable {
  /// The field is not sent.
  case absent
  /// The field is sent as `null`.
  case null
  /// The field is sent with a value.
  case value(Value)

  /// The value that is set, if one is.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Sets the value, or leaves the field out where there is none.
  public init(ifPresent value: Value?) {
    self = value.map(Patch.value) ?? .absent
  }

  /// Sets the value, or clears the field where there is none.
  public init(orNull value: Value?) {
    self = value.map(Patch.value) ?? .null
  }
}

extension Patch: Equatable where Value: Equatable {}
extension Patch: Hashable where Value: Hashable {}

extension Patch: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByUnicodeScalarLiteral {
  public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
    self = .value(Value(unicodeScalarLiteral: value))
  }
}

extension Patch: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByExtendedGraphemeClusterLiteral {
  public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
    self = .value(Value(extendedGraphemeClusterLiteral: value))
  }
}

extension Patch: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
  public init(stringLiteral value: Value.StringLiteralType) {
    self = .value(Value(stringLiteral: value))
  }
}

extension Patch: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Value.IntegerLiteralType) {
    self = .value(Value(integerLiteral: value))
  }
}

extension Patch: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Value.FloatLiteralType) {
    self = .value(Value(floatLiteral: value))
  }
}

extension Patch: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Value.BooleanLiteralType) {
    self = .value(Value(booleanLiteral: value))
  }
}

/// Arrays: `body.orders = []` empties the list, which is not the same as clearing the field.
extension Patch: ExpressibleByArrayLiteral where Value: RangeReplaceableCollection & ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Value.Element...) {
    self = .value(Value(elements))
  }
}
