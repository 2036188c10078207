/// One HTTP call of the platform, as its pages document it.
public struct Endpoint: Hashable, Sendable {
  /// The four words by which the platform's explorer names it.
  public var name: EndpointName
  /// The title of its page.
  public var title: String
  /// The first paragraph of the page, as Markdown.
  public var summary = ""
  /// The rest of the page's introduction (and notices), as Markdown.
  public var details = ""
  /// Where the page is found.
  public var documentation: DocumentationLink
  /// The HTTP method, in capitals.
  public var httpMethod: String
  /// Scheme and host, for example `https://open.feishu.cn`.
  public var server: String
  /// The path with `{name}` for each path parameter.
  public var path: String
  /// Query items that the documented URL itself carries.
  public var fixedQuery: [QueryItem] = []
  /// How often it may be called; several limits hold together.
  public var rateLimits: [RateLimit] = []
  /// The kinds of apps that may call it; empty where the page does not say.
  public var appTypes: [AppType] = []
  /// The tokens that it takes; empty where it needs none.
  public var tokenTypes: [TokenType] = []
  /// The permissions that an app needs.
  public var scopes = ScopeRequirement()
  /// Scopes that unlock single fields of the response.
  public var fieldScopes: [Scope] = []
  /// Documented request headers other than `Authorization` and `Content-Type`.
  public var headers: [Field] = []
  /// The parts of the path that vary.
  public var pathParameters: [Field] = []
  /// What may stand behind the question mark.
  public var queryParameters: [Field] = []
  /// What the body of a request holds.
  public var request: RequestPayload
  /// What a successful response carries.
  public var response: ResponsePayload
  /// The errors that the page lists.
  public var errors: [ErrorCase] = []
  /// How a list goes on; nil where the response is no list.
  public var pagination: Pagination?
  /// Whether it is still to be used.
  public var lifecycle = Lifecycle.current
  /// The pages that document the endpoint, the one that states it best first.
  public var sources: [PageSource]

  /// An endpoint with the parts that every one has; the others are empty.
  public init(
    name: EndpointName, title: String, documentation: DocumentationLink = DocumentationLink(), httpMethod: String,
    server: String = usualServer, path: String, request: RequestPayload = RequestPayload(),
    response: ResponsePayload = ResponsePayload(), sources: [PageSource] = []
  ) {
    self.name = name
    self.title = title
    self.documentation = documentation
    self.httpMethod = httpMethod
    self.server = server
    self.path = path
    self.request = request
    self.response = response
    self.sources = sources
  }
}

extension Endpoint: IRRecord {
  package static var blank: Endpoint { Endpoint(name: .blank, title: "", httpMethod: "", path: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("appTypes", &appTypes)
    members.unlessEmpty("details", &details)
    members("documentation", &documentation)
    members.unlessEmpty("errors", &errors)
    members.unlessEmpty("fieldScopes", &fieldScopes)
    members.unlessEmpty("fixedQuery", &fixedQuery)
    members.unlessEmpty("headers", &headers)
    members("httpMethod", &httpMethod)
    members.unlessEmpty("lifecycle", &lifecycle)
    members("name", &name)
    members.unlessEmpty("pagination", &pagination)
    members("path", &path)
    members.unlessEmpty("pathParameters", &pathParameters)
    members.unlessEmpty("queryParameters", &queryParameters)
    members.unlessEmpty("rateLimits", &rateLimits)
    members("request", &request)
    members("response", &response)
    members("scopes", &scopes)
    members("server", &server)
    members("sources", &sources)
    members.unlessEmpty("summary", &summary)
    members("title", &title)
    members.unlessEmpty("tokenTypes", &tokenTypes)
  }
}

/// A name and value in a URL's query.
public struct QueryItem: Hashable, Sendable {
  /// The name in front of the equals sign.
  public var name: String
  /// The value behind it.
  public var value: String

  /// A fixed part of a query.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension QueryItem: IRRecord {
  package static var blank: QueryItem { QueryItem(name: "", value: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members("name", &name)
    members("value", &value)
  }
}

/// Where a page lives in the documentation portal, and when it last changed there.
public struct DocumentationLink: Hashable, Sendable {
  /// The portal's path of the page, its identity across crawls. Empty where the page does not state it.
  public var path: String
  /// The page's address, where it is stated or follows from the path.
  public var url: String?
  /// Milliseconds since 1970, as the page states it.
  public var updatedAt: Int64?

  /// A link to a page; what is left out is unknown.
  public init(path: String = "", url: String? = nil, updatedAt: Int64? = nil) {
    self.path = path
    self.url = url
    self.updatedAt = updatedAt
  }
}

extension DocumentationLink: IRRecord {
  package static var blank: DocumentationLink { DocumentationLink() }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("path", &path)
    members.unlessEmpty("updatedAt", &updatedAt)
    members.unlessEmpty("url", &url)
  }
}
