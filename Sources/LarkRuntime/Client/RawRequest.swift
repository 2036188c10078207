import Foundation

/// A response that nothing has judged: any status, any body.
public struct RawResponse: Sendable {
  /// The HTTP status.
  public let status: Int
  /// The headers of the response.
  public let headers: HTTPHeaders
  /// The whole body.
  public let body: [UInt8]

  /// The response that led to an error; nil where there was none.
  init?(_ error: LarkError) {
    guard error.kind == .refused || error.kind == .badStatus, let status = error.httpStatus else { return nil }
    self.init(status: status, headers: error.headers, body: error.body)
  }

  init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The body as JSON.
  public func json() throws -> JSONAny {
    try JSONAny(json: body)
  }

  /// The body as a type that reads JSON.
  public func decoded<Value: WireReadable>(as: Value.Type = Value.self, policy: DecodingPolicy = .lenient) throws
    -> Value
  {
    try Value(json: body, policy: policy)
  }
}

// MARK: Requests without an emitted method

extension LarkClient {
  /// Calls something that has no emitted method, with the client's tokens, middlewares and limits.
  ///
  /// ```swift
  /// let response = try await lark.request(.get, "/open-apis/new/v1/things", query: ["page_size": "20"])
  /// print(response.status, try response.json()["data"]?["items"] ?? .null)
  /// ```
  ///
  /// - Parameters:
  ///   - method: The HTTP method.
  ///   - path: The path, with its parameters filled in and encoded. It begins with a slash and stays on the host of the
  ///     client's region; ``request(_:at:query:headers:body:tokens:options:)`` calls other hosts.
  ///   - query: Query items, not yet encoded.
  ///   - headers: Headers; with `Authorization` among them no token is added.
  ///   - body: A JSON body.
  ///   - tokens: The kinds of token that will do; none sends the request without.
  ///   - options: What this call does otherwise.
  /// - Returns: The response, whatever its status; where it says that another attempt may help, that of the last one.
  public func request(
    _ method: Endpoint.Method, _ path: String, query: KeyValuePairs<String, String> = [:], headers: HTTPHeaders = [:],
    body: (any WireWritable)? = nil, tokens: TokenKinds = [.tenant], options: CallOptions = .standard
  ) async throws -> RawResponse {
    let endpoint = Endpoint("raw", method, "", tokens: tokens, response: .bare)
    let url = try building.url(path, Self.items(query, options), of: endpoint)
    let request = try rawRequest(to: url, headers, body, of: endpoint, options)
    return try await answer(to: OutgoingCall(endpoint, request, options))
  }

  /// Calls a whole address, with the client's middlewares and limits, and without a token unless `tokens` asks for one:
  /// what a response links to, or a file that waits behind a signed address.
  ///
  /// ```swift
  /// let file = try await lark.request(.get, at: temporaryAddress)
  /// ```
  ///
  /// - Parameters:
  ///   - method: The HTTP method.
  ///   - address: The whole address, of `https` or `http`.
  ///   - query: Query items to add, not yet encoded.
  ///   - headers: Headers, which go to the address as they are.
  ///   - body: A JSON body.
  ///   - tokens: The kinds of token that will do. A token goes to the hosts of the client's region alone, and to those
  ///     in ``ClientConfiguration/allowedHosts``; for any other host the call is refused.
  ///   - options: What this call does otherwise. A token in them counts like one that `tokens` asks for.
  /// - Returns: The response, whatever its status; where it says that another attempt may help, that of the last one.
  public func request(
    _ method: Endpoint.Method, at address: URL, query: KeyValuePairs<String, String> = [:],
    headers: HTTPHeaders = [:], body: (any WireWritable)? = nil, tokens: TokenKinds = [],
    options: CallOptions = .standard
  ) async throws -> RawResponse {
    let endpoint = Endpoint("raw", method, "", tokens: tokens, response: .bare)
    let url = try building.url(address, adding: Self.items(query, options), of: endpoint)
    let request = try rawRequest(to: url, headers, body, of: endpoint, options)
    return try await answer(to: OutgoingCall(endpoint, request, options))
  }
}

extension LarkClient {
  private static func items(
    _ query: KeyValuePairs<String, String>, _ options: CallOptions
  ) -> [(name: String, value: String)] {
    query.map { ($0.key, $0.value) } + options.query.map { ($0.name, $0.value ?? "") }
  }

  private func rawRequest(
    to url: URL, _ headers: HTTPHeaders, _ body: (any WireWritable)?, of endpoint: Endpoint, _ options: CallOptions
  ) throws -> OutgoingRequest {
    guard options.idempotencyKey == nil else {
      throw building.invalid(
        endpoint, "A raw request has no known place for an idempotency key; write it where the page says.")
    }
    var all: HTTPHeaders = ["User-Agent": configuration.userAgent]
    if body != nil { all["Content-Type"] = "application/json; charset=utf-8" }
    all.merge(headers)
    all.merge(options.headers)
    return try building.request(to: url, all, try body.map { .bytes(try $0.json()) }, of: endpoint, options)
  }

  private func answer(to call: OutgoingCall) async throws -> RawResponse {
    do {
      return try await raw(call)
    } catch let error as LarkError {
      guard let response = RawResponse(error) else { throw error }
      return response
    }
  }
}
