/// One HTTP call of the platform, as its pages document it.
public struct Endpoint: Codable, Hashable, Sendable {
  public var name: EndpointName
  public var title: String
  /// The first paragraph of the page, as Markdown.
  @OmitEmpty public var summary: String
  /// The rest of the page's introduction (and notices), as Markdown.
  @OmitEmpty public var details: String
  public var documentation: DocumentationLink
  public var httpMethod: String
  /// Scheme and host, for example `https://open.feishu.cn`.
  public var server: String
  /// The path with `{name}` for each path parameter.
  public var path: String
  /// Query items that the documented URL itself carries.
  @OmitEmpty public var fixedQuery: [QueryItem]
  @OmitEmpty public var rateLimits: [RateLimit]
  @OmitEmpty public var appTypes: [AppType]
  @OmitEmpty public var tokenTypes: [TokenType]
  public var scopes: ScopeRequirement
  /// Scopes that unlock single fields of the response.
  @OmitEmpty public var fieldScopes: [Scope]
  /// Documented request headers other than `Authorization` and `Content-Type`.
  @OmitEmpty public var headers: [Field]
  @OmitEmpty public var pathParameters: [Field]
  @OmitEmpty public var queryParameters: [Field]
  public var request: RequestPayload
  public var response: ResponsePayload
  @OmitEmpty public var errors: [ErrorCase]
  public var pagination: Pagination?
  @OmitEmpty public var lifecycle: Lifecycle
  /// The pages that document the endpoint, the one that states it best first.
  public var sources: [PageSource]

  public init(
    name: EndpointName, title: String, documentation: DocumentationLink = DocumentationLink(), httpMethod: String,
    server: String = "https://open.feishu.cn", path: String, request: RequestPayload = RequestPayload(),
    response: ResponsePayload = ResponsePayload(), sources: [PageSource] = []
  ) {
    self.name = name
    self.title = title
    self.summary = ""
    self.details = ""
    self.documentation = documentation
    self.httpMethod = httpMethod
    self.server = server
    self.path = path
    self.fixedQuery = []
    self.rateLimits = []
    self.appTypes = []
    self.tokenTypes = []
    self.scopes = ScopeRequirement()
    self.fieldScopes = []
    self.headers = []
    self.pathParameters = []
    self.queryParameters = []
    self.request = request
    self.response = response
    self.errors = []
    self.pagination = nil
    self.lifecycle = .current
    self.sources = sources
  }
}

/// A name and value in a URL's query.
public struct QueryItem: Codable, Hashable, Sendable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// Where a page lives in the documentation portal, and when it last changed there.
public struct DocumentationLink: Codable, Hashable, Sendable {
  /// The portal's path of the page, its identity across crawls. Empty where the page does not state it.
  @OmitEmpty public var path: String
  /// The page's address, where it is stated or follows from the path.
  public var url: String?
  /// Milliseconds since 1970, as the page states it.
  public var updatedAt: Int64?

  public init(path: String = "", url: String? = nil, updatedAt: Int64? = nil) {
    self.path = path
    self.url = url
    self.updatedAt = updatedAt
  }
}
