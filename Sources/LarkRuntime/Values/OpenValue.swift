/// A string of which the documentation lists values, and the server may send others.
///
/// The tag tells the sets apart; each documented value is a static member of one constrained extension:
///
/// ```swift
/// public enum UserIDTypeTag {}
/// public typealias UserIDType = OpenValue<UserIDTypeTag>
/// extension OpenValue where Tag == UserIDTypeTag {
///   public static var openID: Self { Self(rawValue: "open_id") }
/// }
/// ```
///
/// A value matches in a `switch` (`case .openID:`) and is written as a literal where the docs lag behind.
public struct OpenValue<Tag>: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible
{
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A value that the documentation does not list (yet).
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stringLiteral value: String) {
    rawValue = value
  }

  public var description: String { rawValue }
}

/// An integer of which the documentation lists values, and the server may send others. See ``OpenValue``.
public struct OpenNumber<Tag>: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral,
  CustomStringConvertible
{
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// A value that the documentation does not list (yet).
  public init(_ rawValue: Int) {
    self.rawValue = rawValue
  }

  public init(integerLiteral value: Int) {
    rawValue = value
  }

  public var description: String { String(rawValue) }
}

extension OpenValue: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> OpenValue? {
    try value.string().map(OpenValue.init(rawValue:))
  }

  public func write(into writer: inout JSONBodyWriter) {
    writer.append(rawValue)
  }
}

extension OpenNumber: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> OpenNumber? {
    try value.int().map(OpenNumber.init(rawValue:))
  }

  public func write(into writer: inout JSONBodyWriter) {
    writer.append(Int64(rawValue))
  }
}
