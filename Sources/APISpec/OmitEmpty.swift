/// A value with an obvious empty form, which the JSON form leaves out.
public protocol Omittable {
  /// The value that is not stored.
  static var omitted: Self { get }
  /// Whether this value is the one that is not stored.
  var isOmitted: Bool { get }
}

extension Array: Omittable {
  public static var omitted: [Element] { [] }
  public var isOmitted: Bool { isEmpty }
}

extension Bool: Omittable {
  public static var omitted: Bool { false }
  public var isOmitted: Bool { !self }
}

extension String: Omittable {
  public static var omitted: String { "" }
  public var isOmitted: Bool { isEmpty }
}

/// Leaves a property out of the JSON form when it is empty, and reads a missing one back as empty.
///
/// Most fields of most endpoints have no constraints, scopes or notes; without this the canonical form would be
/// mostly `[]`.
@propertyWrapper
public struct OmitEmpty<Value: Omittable> {
  /// The value itself.
  public var wrappedValue: Value

  /// Begins with a value.
  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }
}

extension OmitEmpty: Equatable where Value: Equatable {}
extension OmitEmpty: Hashable where Value: Hashable {}
extension OmitEmpty: Sendable where Value: Sendable {}

extension OmitEmpty: Encodable where Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    try wrappedValue.encode(to: encoder)
  }
}

extension OmitEmpty: Decodable where Value: Decodable {
  public init(from decoder: any Decoder) throws {
    wrappedValue = try Value(from: decoder)
  }
}

extension KeyedEncodingContainer {
  /// Synthesized conformances call this overload for wrapped properties.
  public mutating func encode<Value: Encodable>(_ value: OmitEmpty<Value>, forKey key: Key) throws {
    if !value.wrappedValue.isOmitted {
      try encode(value.wrappedValue, forKey: key)
    }
  }
}

extension KeyedDecodingContainer {
  /// Synthesized conformances call this overload for wrapped properties.
  public func decode<Value: Decodable>(_ type: OmitEmpty<Value>.Type, forKey key: Key) throws -> OmitEmpty<Value> {
    OmitEmpty(wrappedValue: try decodeIfPresent(Value.self, forKey: key) ?? .omitted)
  }
}
