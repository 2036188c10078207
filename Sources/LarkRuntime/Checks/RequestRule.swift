/// What the documentation demands of one part of a request.
public enum RequestRule: Hashable, Sendable {
  /// What the length of a text counts.
  public enum LengthUnit: String, Hashable, Sendable, CaseIterable {
    /// Unicode scalars, as the platform counts where its page says nothing else.
    case characters = "chars"
    /// Bytes of the text as UTF-8.
    case bytes
    /// Units of UTF-16.
    case utf16
  }

  /// How long a text may be.
  case length(Bounds, LengthUnit)
  /// How many items a list may have.
  case count(Bounds)
  /// How large a number may be.
  case range(Bounds)
  /// A regular expression that a text matches.
  case pattern(String)
  /// The field must be given although its type lets it be left out.
  case required
  /// The field must be given where another one has one of these values.
  case requiredWhen(field: String, values: [String])
  /// The field or one of the others must be given.
  case requiredUnless([String])

  /// Two bounds, of which one may be missing; both belong to what is allowed.
  public struct Bounds: Hashable, Sendable, CustomStringConvertible {
    /// The numbers as documented; some are past 64 bits.
    public let least: String?
    /// The upper bound; nil where there is none.
    public let most: String?

    /// Bounds with their numbers as documented.
    public init(least: String? = nil, most: String? = nil) {
      self.least = least
      self.most = most
    }

    /// Reads `1~50`, `~50` or `1~`.
    init(text: Substring) {
      let sides = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
      least = sides[0].isEmpty ? nil : String(sides[0])
      most = sides.count < 2 || sides[1].isEmpty ? nil : String(sides[1])
    }

    public var description: String {
      switch (least, most) {
      case (let least?, let most?): least == most ? least : "\(least) to \(most)"
      case (let least?, nil): "at least \(least)"
      case (nil, let most?): "at most \(most)"
      case (nil, nil): "any"
      }
    }
  }
}

extension RequestRule {
  /// Reads one rule of a table, such as `chars:1~250`; nil where this version knows no such rule.
  init?(text: Substring) {
    let parts = text.split(separator: ":", maxSplits: 1)
    let content = parts.count > 1 ? parts[1] : ""
    switch parts.first {
    case "chars", "bytes", "utf16":
      guard let unit = LengthUnit(rawValue: String(parts[0])) else { return nil }
      self = .length(Bounds(text: content), unit)
    case "items": self = .count(Bounds(text: content))
    case "value": self = .range(Bounds(text: content))
    case "match": self = .pattern(String(content))
    case "must": self = .required
    case "when":
      let sides = content.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      self = .requiredWhen(field: String(sides[0]), values: sides[1].split(separator: "|").map(String.init))
    case "or": self = .requiredUnless(content.split(separator: ",").map(String.init))
    default: return nil
    }
  }
}

extension RequestRule: CustomStringConvertible {
  /// What the rule asks for, as the end of a sentence: `must have 1 to 250 characters`.
  public var description: String {
    switch self {
    case .length(let bounds, .characters): "must have \(bounds) characters"
    case .length(let bounds, .bytes): "must have \(bounds) bytes"
    case .length(let bounds, .utf16): "must have \(bounds) UTF-16 units"
    case .count(let bounds): "must have \(bounds) items"
    case .range(let bounds): "must be \(bounds)"
    case .pattern(let pattern): "must match \(pattern)"
    case .required: "must be given"
    case .requiredWhen(let field, let values): "must be given where \(field) is \(values.joined(separator: " or "))"
    case .requiredUnless(let others): "must be given where \(others.joined(separator: " and ")) is not"
    }
  }
}
