/// The documented values of a field.
public struct ValueSet: Codable, Hashable, Sendable {
  public var values: [AllowedValue]
  public var origin: Origin

  /// How the page lists the values.
  public enum Origin: String, Codable, Hashable, Sendable {
    /// In a list made for it, or under a marker that says so.
    case list
    /// In the sentences of the description.
    case prose
  }

  public init(values: [AllowedValue], origin: Origin = .list) {
    self.values = values
    self.origin = origin
  }
}

/// One documented value and what it stands for.
public struct AllowedValue: Codable, Hashable, Sendable {
  /// The value as written; numbers keep their spelling.
  public var value: String
  @OmitEmpty public var text: String
  @OmitEmpty public var lifecycle: Lifecycle

  public init(value: String, text: String = "", lifecycle: Lifecycle = .current) {
    self.value = value
    self.text = text
    self.lifecycle = lifecycle
  }
}
