/// One row of a field table: a parameter, or a property of an object.
public struct Field: Hashable, Sendable {
  /// The name on the wire, exactly as documented.
  public var name: String
  /// What the field holds.
  public var type: TypeRef
  /// Whether the field has to be there.
  public var presence: Presence
  /// When the field must be given, where the page says so in words.
  public var condition = ""
  /// The same in terms of other fields, where the words are that clear.
  public var requirement: Requirement?
  /// What the field means, as clean Markdown, without the facets that have a place of their own.
  public var description: String
  /// The documented sample value as written.
  public var example: String?
  /// The value that the server assumes, as written.
  public var defaultValue: String?
  /// The values that it may have; nil where they are not listed.
  public var values: ValueSet?
  /// The limits of its value; nil where there are none.
  public var constraints: Constraints?
  /// What a text means; nil for any text.
  public var format: StringFormat?
  /// What a string holds when it is itself a JSON text of a documented structure.
  public var content: TypeRef?
  /// Scopes without which the field is not returned, or may not be set.
  public var scopes: [Scope] = []
  /// Whether it is still to be used.
  public var lifecycle = Lifecycle.current
  /// Whether the field, or its type, is documented in no table but follows from an example.
  public var isInferred = false
  /// Whether the documented sample shows `null` here.
  public var isNullable = false

  /// A field with what most fields have.
  public init(
    name: String, type: TypeRef, presence: Presence = .unknown, description: String = "", values: ValueSet? = nil,
    constraints: Constraints? = nil
  ) {
    self.name = name
    self.type = type
    self.presence = presence
    self.description = description
    self.values = values
    self.constraints = constraints
  }
}

extension Field: IRRecord {
  package static var blank: Field { Field(name: "", type: .any) }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("condition", &condition)
    members.unlessEmpty("constraints", &constraints)
    members.unlessEmpty("content", &content)
    members.unlessEmpty("defaultValue", &defaultValue)
    members.unlessEmpty("description", &description)
    members.unlessEmpty("example", &example)
    members.unlessEmpty("format", &format)
    members.unlessEmpty("isInferred", &isInferred)
    members.unlessEmpty("isNullable", &isNullable)
    members.unlessEmpty("lifecycle", &lifecycle)
    members("name", &name)
    members("presence", &presence)
    members.unlessEmpty("requirement", &requirement)
    members.unlessEmpty("scopes", &scopes)
    members("type", &type)
    members.unlessEmpty("values", &values)
  }
}

/// Whether a field must be there.
public enum Presence: String, IRWord, Hashable, Sendable {
  /// It has to be there.
  case required
  /// It may be left out.
  case optional
  /// The table says optional, the words say when it is required.
  case conditional
  /// The page does not say.
  case unknown
}

/// What a string looks like, where its words or sample say so.
public enum StringFormat: String, IRWord, Hashable, Sendable {
  /// A day, such as `2030-12-31`.
  case date
  /// A moment with its day.
  case dateTime
  /// Seconds since 1970.
  case unixSeconds
  /// Milliseconds since 1970.
  case unixMilliseconds
  /// An address.
  case url
  /// An address of electronic mail.
  case email
  /// Bytes in Base64.
  case base64
  /// A JSON document.
  case json
}
