import Foundation

/// Makes the HTTP request of a call. Nothing here touches the network.
struct RequestBuilding: Sendable {
  let region: Region
  let configuration: ClientConfiguration

  /// The request without its token.
  ///
  /// - Throws: ``LarkError`` of kind `invalidRequest` where the arguments make none.
  func request(_ call: EndpointCall, _ options: CallOptions) throws(LarkError) -> OutgoingRequest {
    if let problem = call.problem { throw invalid(call.endpoint, "\(problem)", cause: problem) }
    var query = call.queryItems + options.query.map { ($0.name, $0.value ?? "") }
    var headers = HTTPHeaders()
    headers["User-Agent"] = configuration.userAgent
    headers.merge(call.headers)
    var body = call.body
    if let key = options.idempotencyKey { try place(key, of: call.endpoint, in: &query, &headers, &body) }
    let stream = encoded(body, &headers)
    headers.merge(options.headers)
    let address = region.address(host: call.endpoint.host) + (try path(of: call))
    return OutgoingRequest(
      method: call.endpoint.method.rawValue, url: try url(address, query, of: call.endpoint), headers: headers,
      body: stream?.reporting(to: options.onUploadProgress))
  }

  /// What the documentation does not allow of a call.
  ///
  /// - Throws: A ``LarkError`` with all of it where it is to be enforced.
  func violations(of call: EndpointCall, _ options: CallOptions) throws(LarkError) -> [RequestViolation] {
    let checks = options.requestChecks ?? configuration.requestChecks
    let isWanted = checks == .enforce || checks == .warn && !configuration.observers.isEmpty
    guard isWanted else { return [] }
    let violations = RequestCheck(call).violations
    guard checks == .enforce, !violations.isEmpty else { return violations }
    let problem = InvalidRequest(violations: violations)
    throw invalid(call.endpoint, problem.description, cause: problem)
  }

  private func invalid(_ endpoint: Endpoint, _ message: String, cause: (any Error)? = nil) -> LarkError {
    LarkError(.invalidRequest, message, endpoint: endpoint, cause: cause)
  }

  func url(_ address: String, _ query: [(name: String, value: String)], of endpoint: Endpoint) throws(LarkError) -> URL
  {
    let joint = address.contains("?") ? "&" : "?"
    let text = query.isEmpty ? address : address + joint + PercentEncoding.query(query)
    guard let url = URL(string: text), url.host != nil else {
      throw invalid(endpoint, "'\(Redaction.scrubbed(text))' is not a valid address; check the region's base URL.")
    }
    return url
  }
}

// MARK: Path

extension RequestBuilding {
  /// The path with its parameters filled in. A documented query in the path stays.
  private func path(of call: EndpointCall) throws(LarkError) -> String {
    var path = ""
    var rest = call.endpoint.path[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      path += rest[..<open]
      path += PercentEncoding.encode(try value(of: name, in: call))
      rest = rest[rest.index(after: close)...]
    }
    return path + rest
  }

  private func value(of name: Substring, in call: EndpointCall) throws(LarkError) -> String {
    guard let value = call.pathValues.first(where: { $0.name == name })?.value, !value.isEmpty else {
      throw invalid(call.endpoint, "The path parameter '\(name)' is empty; the call would reach another endpoint.")
    }
    // Servers and proxies drop such segments, also encoded ones.
    guard value != ".", value != ".." else {
      throw invalid(call.endpoint, "The path parameter '\(name)' is '\(value)', which would change the path.")
    }
    return value
  }
}

// MARK: Body

extension RequestBuilding {
  private func encoded(_ body: EndpointCall.Body, _ headers: inout HTTPHeaders) -> BodyStream? {
    switch body {
    case .none:
      return nil
    case .json(let bytes):
      headers["Content-Type"] = "application/json; charset=utf-8"
      return .bytes(bytes)
    case .form(let items):
      headers["Content-Type"] = "application/x-www-form-urlencoded"
      return .bytes(PercentEncoding.query(items).utf8)
    case .multipart(let form):
      let boundary = configuration.boundary()
      headers["Content-Type"] = "multipart/form-data; boundary=\(boundary)"
      return form.body(boundary: boundary)
    }
  }

  private func place(
    _ key: String, of endpoint: Endpoint, in query: inout [(name: String, value: String)], _ headers: inout HTTPHeaders,
    _ body: inout EndpointCall.Body
  ) throws(LarkError) {
    switch endpoint.idempotencyKey {
    case .none:
      throw invalid(endpoint, "The endpoint documents no idempotency key; call it without one.")
    case .query(let name):
      query.removeAll { $0.name == name.description }
      query.append((name.description, key))
    case .header(let name):
      headers[name.description] = key
    case .body(let name):
      body = try self.body(body, with: name.description, key, of: endpoint)
    }
  }

  /// The body with one member or field set.
  private func body(
    _ body: EndpointCall.Body, with name: String, _ value: String, of endpoint: Endpoint
  ) throws(LarkError) -> EndpointCall.Body {
    switch body {
    case .none: return .json(try member(name, value, in: Array("{}".utf8), of: endpoint))
    case .json(let bytes): return .json(try member(name, value, in: bytes, of: endpoint))
    case .form(let items): return .form(items.filter { $0.name != name } + [(name, value)])
    case .multipart(var form):
      form.set(name, text: value)
      return .multipart(form)
    }
  }

  /// The JSON body with one member set.
  private func member(
    _ name: String, _ value: String, in bytes: [UInt8], of endpoint: Endpoint
  ) throws(LarkError) -> [UInt8] {
    do {
      var members = try JSONAny(json: bytes).object ?? [:]
      members[name] = .string(value)
      return try members.json()
    } catch {
      throw invalid(endpoint, "The idempotency key has no place in this body: \(error)", cause: error)
    }
  }
}
