/// The documented values of a field.
public struct ValueSet: Codable, Hashable, Sendable {
  /// The values, in the order of the page.
  public var values: [AllowedValue]
  /// How the page lists them.
  public var origin: Origin

  /// How the page lists the values.
  public enum Origin: String, Codable, Hashable, Sendable {
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

/// One documented value and what it stands for.
public struct AllowedValue: Codable, Hashable, Sendable {
  /// The value as written; numbers keep their spelling.
  public var value: String
  /// What the page says about it.
  @OmitEmpty public var text: String
  /// Whether it is still to be used.
  @OmitEmpty public var lifecycle: Lifecycle

  /// A value that a field may have.
  public init(value: String, text: String = "", lifecycle: Lifecycle = .current) {
    self.value = value
    self.text = text
    self.lifecycle = lifecycle
  }
}
