/// What a request carries.
public struct RequestPayload: Hashable, Sendable {
  /// How a body is encoded.
  public enum Kind: String, IRWord, Hashable, Sendable {
    /// There is no body.
    case none
    /// As JSON.
    case json
    /// As a form of several parts.
    case multipart
    /// As an URL-encoded form.
    case form
  }

  /// How the body is encoded.
  public var kind: Kind
  /// The content type as the page fixes it, where it does.
  public var contentType: String?
  /// The fields at its top.
  public var fields: [Field]
  /// The type of the whole body where it is no object with fields (an array, a file).
  public var whole: TypeRef?
  /// Prose of the section that belongs to no field, as Markdown.
  public var notes = ""
  /// The documented examples.
  public var examples: [ExampleText] = []

  /// A body of these fields.
  public init(kind: Kind = .none, fields: [Field] = []) {
    self.kind = kind
    self.fields = fields
  }
}

extension RequestPayload: IRRecord {
  package static var blank: RequestPayload { RequestPayload() }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("contentType", &contentType)
    members.unlessEmpty("examples", &examples)
    members.unlessEmpty("fields", &fields)
    members("kind", &kind)
    members.unlessEmpty("notes", &notes)
    members.unlessEmpty("whole", &whole)
  }
}

/// What a successful response carries.
public struct ResponsePayload: Hashable, Sendable {
  /// What a response is made of.
  public enum Kind: String, IRWord, Hashable, Sendable {
    /// `{code, msg, data}`; the fields hold these as documented.
    case enveloped
    /// JSON without the platform's envelope.
    case bare
    /// The bytes of a file.
    case binary
    /// Server-sent events or another stream of records.
    case stream
    /// A redirect or nothing at all.
    case none
  }

  /// What the response is made of.
  public var kind: Kind
  /// The headers that the page documents.
  public var headers: [Field] = []
  /// The fields at its top.
  public var fields: [Field]
  /// Whether the table documents only the inside of `data` while the envelope is there on the wire.
  public var isEnvelopeImplied = false
  /// What the page says beside its table, as Markdown.
  public var notes = ""
  /// The documented examples.
  public var examples: [ExampleText] = []

  /// A response of these fields.
  public init(kind: Kind = .none, fields: [Field] = []) {
    self.kind = kind
    self.fields = fields
  }
}

extension ResponsePayload: IRRecord {
  package static var blank: ResponsePayload { ResponsePayload() }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("examples", &examples)
    members.unlessEmpty("fields", &fields)
    members.unlessEmpty("headers", &headers)
    members.unlessEmpty("isEnvelopeImplied", &isEnvelopeImplied)
    members("kind", &kind)
    members.unlessEmpty("notes", &notes)
  }
}

/// A documented example of a body.
public struct ExampleText: Hashable, Sendable {
  /// What the page calls the example.
  public var title: String
  /// The media type of the text.
  public var mediaType: String
  /// The example as documented when it is JSON, in compact form and in its own order; other text as it stands.
  public var text: String
  /// Whether the documented text had to be mended before it was JSON.
  public var isRepaired: Bool

  /// An example as a page shows it.
  public init(title: String = "", mediaType: String = "application/json", text: String, isRepaired: Bool = false) {
    self.title = title
    self.mediaType = mediaType
    self.text = text
    self.isRepaired = isRepaired
  }
}

extension ExampleText: IRRecord {
  package static var blank: ExampleText { ExampleText(text: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("isRepaired", &isRepaired)
    members("mediaType", &mediaType)
    members("text", &text)
    members.unlessEmpty("title", &title)
  }
}

/// One row of an error table.
public struct ErrorCase: Hashable, Sendable {
  /// The HTTP status; nil where the page names none.
  public var httpStatus: Int?
  /// The code in the body of the response.
  public var code: Int
  /// The documented text of the error.
  public var message: String
  /// What the page advises to do about it, as Markdown.
  public var advice: String
  /// The code whose details this row gives, for rows of a table of sub-codes.
  public var parentCode: Int?

  /// An error as a page lists it.
  public init(httpStatus: Int? = nil, code: Int, message: String, advice: String = "", parentCode: Int? = nil) {
    self.httpStatus = httpStatus
    self.code = code
    self.message = message
    self.advice = advice
    self.parentCode = parentCode
  }
}

extension ErrorCase: IRRecord {
  package static var blank: ErrorCase { ErrorCase(code: 0, message: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("advice", &advice)
    members("code", &code)
    members.unlessEmpty("httpStatus", &httpStatus)
    members("message", &message)
    members.unlessEmpty("parentCode", &parentCode)
  }
}

/// How a list is read page by page. Paths are dotted wire names from the root of the body.
public struct Pagination: Hashable, Sendable {
  /// Where the token of a page is sent.
  public enum Place: String, IRWord, Hashable, Sendable {
    /// In the query.
    case query
    /// In the body of the request.
    case body
  }

  /// Where the token of a page is sent.
  public var place: Place
  /// The name under which it is sent.
  public var tokenParameter: String
  /// The name under which the size of a page is asked for.
  public var sizeParameter: String?
  /// Where the response holds the token of the next page, with dots between the names.
  public var nextTokenPath: String
  /// Where the response says whether there is a next page.
  public var hasMorePath: String?
  /// The array that holds the items, when there is exactly one candidate.
  public var itemsPath: String?

  /// How the pages of a list follow each other.
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

extension Pagination: IRRecord {
  package static var blank: Pagination { Pagination(place: .query, tokenParameter: "", nextTokenPath: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("hasMorePath", &hasMorePath)
    members.unlessEmpty("itemsPath", &itemsPath)
    members("nextTokenPath", &nextTokenPath)
    members("place", &place)
    members.unlessEmpty("sizeParameter", &sizeParameter)
    members("tokenParameter", &tokenParameter)
  }
}
