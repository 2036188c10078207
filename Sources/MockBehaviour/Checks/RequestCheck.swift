import APISpec

/// Compares a request with what the page of an endpoint asks for.
struct RequestCheck {
  let shapes: [ShapeID: Shape]

  /// Everything that does not fit; throws where the body cannot be looked at.
  func violations(
    of request: MockRequest, parameters: [QueryItem], for endpoint: Endpoint
  ) throws(Refusal) -> [Violation] {
    let query = request.query.map { JSONMember($0.name, .string($0.value)) }
    var check = ValueCheck(shapes: shapes, in: [.object(query)])
    for field in endpoint.pathParameters {
      let value = parameters.first { $0.name == field.name }?.value
      check.check(value.map { .string($0) }, against: field, at: field.name)
    }
    for field in endpoint.queryParameters {
      check.check(Self.value(of: field, in: request.query), against: field, at: field.name)
    }
    for field in endpoint.headers where !Self.transportHeaders.contains(field.name.lowercased()) {
      check.check(request.header(field.name).map { .string($0) }, against: field, at: field.name)
    }
    try checkBody(of: request, for: endpoint, &check)
    return check.violations
  }

  /// Headers that the exchange itself takes care of.
  private static let transportHeaders: Set<String> = ["authorization", "content-type", "content-length", "host"]

  /// A query's texts as the value of a field: lists come as repeated names, or with commas between the items.
  private static func value(of field: Field, in query: [QueryItem]) -> JSONValue? {
    let texts = query.filter { $0.name == field.name || $0.name == "\(field.name)[]" }.map(\.value)
    guard let first = texts.first else { return nil }
    switch field.type {
    case .array:
      if texts.count == 1, let list = JSONValue(json: first), case .array = list { return list }
      let items = texts.count > 1 ? texts : first.split(separator: ",").map(String.init)
      return .array(items.map { .string($0) })
    case .map, .object, .freeform, .any: return JSONValue(json: first) ?? .string(first)
    case .string: return .string(first)
    case .int32, .int64, .double, .boolean, .file:
      // `page_size=` means that there is none.
      return first.isEmpty ? nil : .string(first)
    }
  }

  // MARK: - Bodies

  private func checkBody(of request: MockRequest, for endpoint: Endpoint, _ check: inout ValueCheck) throws(Refusal) {
    if case .tooLarge(_, let limit) = request.body { throw limit.refusal }
    switch endpoint.request.kind {
    case .none: return
    case .json: try checkJSON(request, endpoint.request, &check)
    case .multipart: try checkParts(request, endpoint.request, &check)
    case .form:
      guard case .bytes(let bytes) = request.body else { throw Self.wrongKind("application/x-www-form-urlencoded") }
      let items = URLText.items(of: String(decoding: bytes, as: UTF8.self))
      for field in endpoint.request.fields {
        check.check(Self.value(of: field, in: items), against: field, at: field.name)
      }
    }
  }

  private func checkJSON(
    _ request: MockRequest, _ payload: RequestPayload, _ check: inout ValueCheck
  ) throws(Refusal) {
    guard case .bytes(let bytes) = request.body else { throw Self.wrongKind("application/json") }
    // A file as the whole body is any bytes.
    if payload.whole == .file { return }
    guard !bytes.isEmpty else { return check.check(.object([]), against: payload.fields) }
    let type = request.mediaType
    guard type.isEmpty || type.hasSuffix("json") || type == "text/plain" else {
      throw Self.wrongKind("application/json")
    }
    let body: JSONValue
    do {
      body = try JSONValue.read(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Refusal(
        .badBody, [Violation("body", "", "the body is no JSON (line \(error.line), column \(error.column))")])
    }
    if let whole = payload.whole {
      check.check(body, against: Field(name: "body", type: whole, presence: .required), at: "body")
      return
    }
    guard case .object = body else {
      throw Refusal(.badBody, [Violation("body", body.summary, "the body must be an object")])
    }
    check.check(body, against: payload.fields)
  }

  private func checkParts(
    _ request: MockRequest, _ payload: RequestPayload, _ check: inout ValueCheck
  ) throws(Refusal) {
    guard case .parts(let parts, let isComplete) = request.body else { throw Self.wrongKind("multipart/form-data") }
    guard isComplete else { throw Refusal(.badBody, [Violation("body", "", "the last boundary is missing")]) }
    for field in payload.fields {
      let value = parts.first { $0.name == field.name }.map { Self.value(of: $0, as: field.type) }
      check.check(value, against: field, at: field.name)
    }
  }

  /// A part as the value of a field: structured ones hold JSON.
  private static func value(of part: MultipartPart, as type: TypeRef) -> JSONValue {
    switch type {
    case .array, .map, .object, .freeform, .any: JSONValue(json: part.text) ?? .string(part.text)
    case .string, .int32, .int64, .double, .boolean, .file: .string(part.text)
    }
  }

  private static func wrongKind(_ wanted: String) -> Refusal {
    Refusal(.badBody, [Violation("Content-Type", "", "the body must be \(wanted)")])
  }
}
