/// The words that cannot be used everywhere in Swift, or that mean something else there: one table for all positions.
enum ReservedNames {
  /// Where a name is declared.
  enum Position: Hashable, Sendable, CaseIterable {
    /// A service of the client.
    case service
    /// A type inside the namespace of a version or resource.
    case type
    /// A resource of a version.
    case resource
    /// A stored property of a model.
    case property
    /// A method of a resource.
    case method
    /// An argument of a method.
    case argument
    /// A static member for one value of a set.
    case value
  }

  /// A word and what to do about it.
  enum Rule: Hashable, Sendable {
    /// Fine between backticks.
    case quoted
    /// Needs another name even between backticks, or would hide something: the suffix is added.
    case suffixed
  }

  static func rule(for name: String, at position: Position) -> Rule? {
    switch position {
    case .service: clientMembers.contains(name) ? .suffixed : keywords.contains(name) ? .quoted : nil
    case .type: types.contains(name) ? .suffixed : nil
    case .resource:
      unquotable.contains(name) || name == "client" ? .suffixed : keywords.contains(name) ? .quoted : nil
    case .property:
      unquotable.contains(name) || members.contains(name) ? .suffixed : keywords.contains(name) ? .quoted : nil
    case .method: unquotable.contains(name) ? .suffixed : keywords.contains(name) ? .quoted : nil
    case .argument:
      unquotable.contains(name) || locals.contains(name) ? .suffixed : keywords.contains(name) ? .quoted : nil
    case .value:
      unquotable.contains(name) || valueMembers.contains(name)
        ? .suffixed : keywords.contains(name) ? .quoted : nil
    }
  }

  /// What a reserved name ends with instead.
  static func suffix(at position: Position) -> String {
    switch position {
    case .service: "Service"
    case .type: "Model"
    case .property, .argument, .value: "Value"
    case .resource: "Resource"
    case .method: "Call"
    }
  }

  /// What stands in front of a name that begins with a digit.
  static func digitPrefix(at position: Position) -> String {
    switch position {
    case .service: "service"
    case .type: "Model"
    case .property, .argument, .resource: "field"
    case .method: "call"
    case .value: "value"
    }
  }

  /// Words of the grammar that are identifiers between backticks.
  static let keywords: Set<String> = [
    "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
    "else",
    "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
  ]

  /// Words that mean something else behind a dot, or as a label, whatever quotes stand around them.
  static let unquotable: Set<String> = ["init", "inout", "self"]

  /// Members that the client has for other reasons.
  static let clientMembers: Set<String> = ["configuration", "download", "init", "perform", "region", "request", "send"]

  /// Members that models have for other reasons.
  static let members: Set<String> = ["encode", "hashValue", "json", "jsonText", "read", "write"]

  /// Names that the bodies and the last arguments of emitted methods use.
  static let locals: Set<String> = ["body", "call", "client", "options", "token"]

  /// Members that sets of values have for other reasons, and those that an optional set would take for its own.
  static let valueMembers: Set<String> = ["rawValue", "description", "hashValue", "none", "some", "urlText", "read"]

  /// Types that emitted code, or the code of users beside it, means when it writes the bare name.
  static let types: Set<String> = grammarTypes.union([
    // The standard library.
    "Array", "Bool", "Character", "Codable", "Decodable", "Dictionary", "Double", "Encodable", "Equatable", "Error",
    "Float", "Hashable", "Int", "Int32", "Int64", "Never", "Optional", "Result", "Sendable", "Set", "StaticString",
    "String", "Task", "Void",
    // Foundation.
    "Data", "Date", "Decimal", "Locale", "URL", "UUID",
    // The runtime.
    "AccessToken", "BodyStream", "Boxed", "CallOptions", "Download", "Endpoint", "EndpointCall", "FormBodyWriter",
    "FormBuildable", "FormEncodable", "ItemSequence", "JSONAny", "JSONBodyWriter", "JSONNumber", "JSONObjectReader",
    "JSONText", "LarkClient", "LarkError", "LarkEvent", "OpenNumber", "OpenValue", "Page", "Patch", "RateLimit",
    "Region", "UploadFile", "WireBuildable", "WireDecodable", "WireEncodable", "WireReadable", "WireWritable",
  ])

  /// Types that the grammar keeps for itself.
  static let grammarTypes: Set<String> = ["Any", "Protocol", "Self", "Type"]
}
