/// One row of a field table: a parameter, or a property of an object.
public struct Field: Codable, Hashable, Sendable {
  /// The name on the wire, exactly as documented.
  public var name: String
  public var type: TypeRef
  public var presence: Presence
  /// When the field must be given, where the page says so in words.
  @OmitEmpty public var condition: String
  /// The same in terms of other fields, where the words are that clear.
  public var requirement: Requirement?
  /// What the field means, as clean Markdown, without the facets that have a place of their own.
  @OmitEmpty public var description: String
  /// The documented sample value as written.
  public var example: String?
  /// The value that the server assumes, as written.
  public var defaultValue: String?
  public var values: ValueSet?
  public var constraints: Constraints?
  public var format: StringFormat?
  /// What a string holds when it is itself a JSON text of a documented structure.
  public var content: TypeRef?
  /// Scopes without which the field is not returned, or may not be set.
  @OmitEmpty public var scopes: [Scope]
  @OmitEmpty public var lifecycle: Lifecycle
  /// Whether the field, or its type, is documented in no table but follows from an example.
  @OmitEmpty public var isInferred: Bool
  /// Whether the documented sample shows `null` here.
  @OmitEmpty public var isNullable: Bool

  public init(
    name: String, type: TypeRef, presence: Presence = .unknown, description: String = "", values: ValueSet? = nil,
    constraints: Constraints? = nil
  ) {
    self.name = name
    self.type = type
    self.presence = presence
    self.condition = ""
    self.requirement = nil
    self.description = description
    self.example = nil
    self.defaultValue = nil
    self.values = values
    self.constraints = constraints
    self.format = nil
    self.content = nil
    self.scopes = []
    self.lifecycle = .current
    self.isInferred = false
    self.isNullable = false
  }
}

/// Whether a field must be there.
public enum Presence: String, Codable, Hashable, Sendable, CaseIterable {
  case required, optional
  /// The table says optional, the words say when it is required.
  case conditional
  /// The page does not say.
  case unknown
}

/// What a string looks like, where its words or sample say so.
public enum StringFormat: String, Codable, Hashable, Sendable, CaseIterable {
  case date, dateTime, unixSeconds, unixMilliseconds, url, email, base64, json
}
