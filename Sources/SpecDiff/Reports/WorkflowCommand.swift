import APISpec

/// A line that GitHub Actions reads as a command: an annotation of a file.
public struct WorkflowCommand {
  public enum Kind: String, Sendable {
    case notice, warning, error
  }

  public var kind: Kind
  /// `file`, `line`, `title` and the like, in order.
  public var properties: [(name: String, value: String)]
  public var message: String

  public init(_ kind: Kind, _ properties: [(name: String, value: String)], _ message: String) {
    self.kind = kind
    self.properties = properties
    self.message = message
  }

  public var line: String {
    let list = properties.map { "\($0.name)=\(Self.escape($0.value, isProperty: true))" }.joined(separator: ",")
    return "::\(kind.rawValue) \(list)::\(Self.escape(message, isProperty: false))\n"
  }

  /// Escapes what would end the message, or the property in it, and spells out what is not seen.
  static func escape(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.spellingInvisibles(keeping: { "\r\n\t".unicodeScalars.contains($0) }).unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
