/// The documented limits of a field. Bounds are inclusive.
public struct Constraints: Hashable, Sendable {
  /// Lengths of a string, in characters as the server counts them.
  public var minLength: Int?
  /// The longest text that is allowed.
  public var maxLength: Int?
  /// What a length counts, where the page says something other than characters.
  public var lengthUnit: LengthUnit?
  /// How many items an array may have.
  public var minItems: Int?
  /// The longest array that is allowed.
  public var maxItems: Int?
  /// Bounds of a number as written, without separators: some do not fit into 64 bits.
  public var minimum: String?
  /// The largest number that is allowed.
  public var maximum: String?
  /// A regular expression as documented.
  public var pattern: String?

  /// What the length of a text counts.
  public enum LengthUnit: String, IRWord, Hashable, Sendable {
    /// Bytes of the text as UTF-8.
    case bytes
    /// Units of UTF-16.
    case utf16
  }

  /// Limits; what is left out is not limited.
  public init(
    minLength: Int? = nil, maxLength: Int? = nil, lengthUnit: LengthUnit? = nil, minItems: Int? = nil,
    maxItems: Int? = nil, minimum: String? = nil, maximum: String? = nil, pattern: String? = nil
  ) {
    self.minLength = minLength
    self.maxLength = maxLength
    self.lengthUnit = lengthUnit
    self.minItems = minItems
    self.maxItems = maxItems
    self.minimum = minimum
    self.maximum = maximum
    self.pattern = pattern
  }

  /// Whether nothing is limited.
  public var isEmpty: Bool { self == Constraints() }
}

extension Constraints: IRRecord {
  package static var blank: Constraints { Constraints() }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("lengthUnit", &lengthUnit)
    members.unlessEmpty("maxItems", &maxItems)
    members.unlessEmpty("maxLength", &maxLength)
    members.unlessEmpty("maximum", &maximum)
    members.unlessEmpty("minItems", &minItems)
    members.unlessEmpty("minLength", &minLength)
    members.unlessEmpty("minimum", &minimum)
    members.unlessEmpty("pattern", &pattern)
  }
}
