/// What a request carries.
public struct RequestPayload: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    case none, json, multipart, form
  }

  public var kind: Kind
  /// The content type as the page fixes it, where it does.
  public var contentType: String?
  @OmitEmpty public var fields: [Field]
  /// The type of the whole body where it is no object with fields (an array, a file).
  public var whole: TypeRef?
  /// Prose of the section that belongs to no field, as Markdown.
  @OmitEmpty public var notes: String
  @OmitEmpty public var examples: [ExampleText]

  public init(kind: Kind = .none, fields: [Field] = []) {
    self.kind = kind
    self.contentType = nil
    self.fields = fields
    self.whole = nil
    self.notes = ""
    self.examples = []
  }
}

/// What a successful response carries.
public struct ResponsePayload: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    /// `{code, msg, data}`; the fields hold these as documented.
    case enveloped
    /// JSON without the platform's envelope.
    case bare
    case binary
    /// Server-sent events or another stream of records.
    case stream
    /// A redirect or nothing at all.
    case none
  }

  public var kind: Kind
  @OmitEmpty public var headers: [Field]
  @OmitEmpty public var fields: [Field]
  /// Whether the table documents only the inside of `data` while the envelope is there on the wire.
  @OmitEmpty public var isEnvelopeImplied: Bool
  @OmitEmpty public var notes: String
  @OmitEmpty public var examples: [ExampleText]

  public init(kind: Kind = .none, fields: [Field] = []) {
    self.kind = kind
    self.headers = []
    self.fields = fields
    self.isEnvelopeImplied = false
    self.notes = ""
    self.examples = []
  }
}

/// A documented example of a body.
public struct ExampleText: Codable, Hashable, Sendable {
  @OmitEmpty public var title: String
  public var mediaType: String
  /// The example as documented when it is JSON, in compact form and in its own order; other text as it stands.
  public var text: String
  /// Whether the documented text had to be mended before it was JSON.
  @OmitEmpty public var isRepaired: Bool

  public init(title: String = "", mediaType: String = "application/json", text: String, isRepaired: Bool = false) {
    self.title = title
    self.mediaType = mediaType
    self.text = text
    self.isRepaired = isRepaired
  }
}

/// One row of an error table.
public struct ErrorCase: Codable, Hashable, Sendable {
  public var httpStatus: Int?
  public var code: Int
  public var message: String
  /// What the page advises to do about it, as Markdown.
  @OmitEmpty public var advice: String
  /// The code whose details this row gives, for rows of a table of sub-codes.
  public var parentCode: Int?

  public init(httpStatus: Int? = nil, code: Int, message: String, advice: String = "", parentCode: Int? = nil) {
    self.httpStatus = httpStatus
    self.code = code
    self.message = message
    self.advice = advice
    self.parentCode = parentCode
  }
}

/// How a list is read page by page. Paths are dotted wire names from the root of the body.
public struct Pagination: Codable, Hashable, Sendable {
  public enum Place: String, Codable, Hashable, Sendable {
    case query, body
  }

  public var place: Place
  public var tokenParameter: String
  public var sizeParameter: String?
  public var nextTokenPath: String
  public var hasMorePath: String?
  /// The array that holds the items, when there is exactly one candidate.
  public var itemsPath: String?

  public init(
    place: Place, tokenParameter: String, sizeParameter: String? = nil, nextTokenPath: String,
    hasMorePath: String? = nil, itemsPath: String? = nil
  ) {
    self.place = place
    self.tokenParameter = tokenParameter
    self.sizeParameter = sizeParameter
    self.nextTokenPath = nextTokenPath
    self.hasMorePath = hasMorePath
    self.itemsPath = itemsPath
  }
}
