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
  ///   - path: The path, with its parameters filled in and encoded; or a whole address.
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
    guard options.idempotencyKey == nil else {
      throw LarkError(
        .invalidRequest, "A raw request has no known place for an idempotency key; write it where the page says.",
        endpoint: endpoint)
    }
    let isAddress = path.hasPrefix("https://") || path.hasPrefix("http://")
    let items = query.map { (name: $0.key, value: $0.value) } + options.query.map { ($0.name, $0.value ?? "") }
    var all: HTTPHeaders = ["User-Agent": configuration.userAgent]
    if body != nil { all["Content-Type"] = "application/json; charset=utf-8" }
    all.merge(headers)
    all.merge(options.headers)
    let url = try building.url(isAddress ? path : region.address(host: nil) + path, items, of: endpoint)
    let bytes = try body?.json()
    let request = OutgoingRequest(
      method: method.rawValue, url: url, headers: all,
      body: bytes.map { BodyStream.bytes($0).reporting(to: options.onUploadProgress) })
    do {
      return try await raw(OutgoingCall(endpoint, request, options))
    } catch let error as LarkError {
      guard let response = RawResponse(error) else { throw error }
      return response
    }
  }
}
