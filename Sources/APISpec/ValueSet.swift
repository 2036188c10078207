/// The documented values of a field.
public struct ValueSet: Hashable, Sendable {
  /// The values, in the order of the page.
  public var values: [AllowedValue]
  /// How the page lists them.
  public var origin: Origin

  /// How the page lists the values.
  public enum Origin: String, IRWord, Hashable, Sendable {
    /// In a list made for it, or under a marker that says so.
    case list
    /// In the sentences of the description.
    case prose
  }

  /// A set of these values.
  public init(values: [AllowedValue], origin: Origin = .list) {
    self.values = values
    self.origin = origin
  }
}

extension ValueSet: IRRecord {
  package static var blank: ValueSet { ValueSet(values: []) }

  package mutating func walk(_ members: inout some MemberWalk) {
    members("origin", &origin)
    members("values", &values)
  }
}

/// One documented value and what it stands for.
public struct AllowedValue: Hashable, Sendable {
  /// The value as written; numbers keep their spelling.
  public var value: String
  /// What the page says about it.
  public var text: String
  /// Whether it is still to be used.
  public var lifecycle: Lifecycle

  /// A value that a field may have.
  public init(value: String, text: String = "", lifecycle: Lifecycle = .current) {
    self.value = value
    self.text = text
    self.lifecycle = lifecycle
  }
}

extension AllowedValue: IRRecord {
  package static var blank: AllowedValue { AllowedValue(value: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("lifecycle", &lifecycle)
    members.unlessEmpty("text", &text)
    members("value", &value)
  }
}
