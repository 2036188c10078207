import Foundation

/// Makes the HTTP request of a call. Nothing here touches the network.
struct RequestBuilding: Sendable {
  let region: Region
  let configuration: ClientConfiguration

  private var destinations: TrustedDestinations {
    TrustedDestinations(region: region, allowedHosts: configuration.allowedHosts)
  }

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
    let url = try url(try path(of: call), query, of: call.endpoint)
    return try request(to: url, headers, stream, of: call.endpoint, options)
  }

  /// The request without its token, to an address that is complete.
  func request(
    to url: URL, _ headers: HTTPHeaders, _ body: BodyStream?, of endpoint: Endpoint, _ options: CallOptions
  ) throws(LarkError) -> OutgoingRequest {
    let request = OutgoingRequest(
      method: endpoint.method.rawValue, url: url, headers: headers,
      body: body?.reporting(to: options.onUploadProgress))
    do {
      try request.checkSyntax()
    } catch {
      throw invalid(endpoint, error.message, cause: error)
    }
    return request
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

  func invalid(_ endpoint: Endpoint, _ message: String, cause: (any Error)? = nil) -> LarkError {
    LarkError(.invalidRequest, message, endpoint: endpoint, cause: cause)
  }
}

// MARK: Address

extension RequestBuilding {
  /// A path, with its parameters filled in and encoded, behind the address of the region.
  func url(
    _ path: String, _ query: [(name: String, value: String)], of endpoint: Endpoint
  ) throws(LarkError) -> URL {
    if let problem = region.problem { throw invalid(endpoint, problem) }
    let checked: RequestPath
    do {
      checked = try RequestPath(path)
    } catch {
      throw invalid(endpoint, error.description, cause: error)
    }
    let text = Self.joined(region.address(host: endpoint.host) + checked.text, query)
    guard let url = URL(string: text), url.host != nil else {
      throw invalid(endpoint, "The path does not make an address; percent-encode it.")
    }
    // What a page says must not lead the contents of calls elsewhere, whether they take a token or not.
    guard endpoint.host == nil || destinations.include(url) else {
      throw invalid(endpoint, TrustedDestinations.refusal(of: url))
    }
    return url
  }

  /// A whole address, with more items in its query. What it has already stays as it is, since it may be signed.
  func url(
    _ address: URL, adding query: [(name: String, value: String)], of endpoint: Endpoint
  ) throws(LarkError) -> URL {
    guard HTTPOrigin(address) != nil else {
      throw invalid(
        endpoint,
        "The address does not lead to a server by HTTP; it needs the scheme https or http, a host, and no user name.")
    }
    let whole = address.absoluteString.prefix { $0 != "#" }
    guard let url = URL(string: Self.joined(String(whole), query)) else {
      throw invalid(endpoint, "The address cannot take the items of the query; percent-encode it.")
    }
    return url
  }

  private static func joined(_ address: String, _ query: [(name: String, value: String)]) -> String {
    guard !query.isEmpty else { return address }
    let joint = address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    return address + joint + PercentEncoding.query(query)
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
