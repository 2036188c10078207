import APISpec

/// Turns bodies into request body and response objects.
struct PayloadTranslation {
  let schemas: SchemaTranslation

  /// Nil where no body is documented; what the page says about one without documenting it, `bodylessRequest` has.
  func requestBody(_ payload: RequestPayload) -> JSONValue? {
    guard !payload.fields.isEmpty || payload.whole != nil else { return nil }
    let contentType = Self.contentType(of: payload)
    let examples = BodyExamples(payload.examples, contentType: contentType)
    var media = JSONObject()
    media.set("schema", (payload.whole.map(schemas.schema(of:)) ?? schemas.object(payload.fields)).value)
    media.append(examples.members)
    var body = JSONObject()
    body.set("description", ifNotEmpty: payload.notes)
    body.set("required", if: payload.whole != nil || payload.fields.contains { $0.presence == .required })
    body.set("content", .object([JSONMember(contentType, media.value)]))
    if let documented = payload.contentType, documented != contentType {
      body.set("x-feishu-content-type", .string(documented))
    }
    body.append(examples.others)
    return body.value
  }

  /// What a page says about the request of an endpoint for which it documents no body.
  func bodylessRequest(_ payload: RequestPayload) -> JSONObject {
    var members = JSONObject()
    guard payload.fields.isEmpty, payload.whole == nil else { return members }
    members.set("x-feishu-request-notes", ifNotEmpty: payload.notes)
    members.set("x-feishu-content-type", ifNotEmpty: payload.contentType ?? "")
    members.append(BodyExamples(payload.examples, contentType: nil).others)
    return members
  }

  /// The response to a call that the platform could serve.
  func success(_ payload: ResponsePayload) -> JSONValue {
    var response = JSONObject()
    response.set("description", .string(payload.notes.isEmpty ? "The platform served the call." : payload.notes))
    response.set("headers", ifNotEmpty: headers(payload.headers))
    guard let contentType = Self.contentType(of: payload.kind) else { return response.value }
    let examples = BodyExamples(payload.examples, contentType: contentType)
    var media = JSONObject()
    media.set("schema", responseSchema(payload).value)
    media.append(examples.members)
    response.set("content", .object([JSONMember(contentType, media.value)]))
    response.append(examples.others)
    return response.value
  }

  func message(_ event: Event) -> JSONValue {
    let contentType = "application/json"
    let examples = BodyExamples(event.examples, contentType: contentType)
    var media = JSONObject()
    media.set("schema", schemas.object(event.fields).value)
    media.append(examples.members)
    var body = JSONObject()
    body.set("description", ifNotEmpty: event.notes)
    body.set("required", true)
    body.set("content", .object([JSONMember(contentType, media.value)]))
    body.append(examples.others)
    return body.value
  }

  private func responseSchema(_ payload: ResponsePayload) -> JSONObject {
    switch payload.kind {
    case .enveloped:
      var schema = schemas.object(payload.fields)
      if payload.isEnvelopeImplied { schema.set("x-feishu-envelope", "implied") }
      return schema
    case .bare:
      var schema = schemas.object(payload.fields)
      schema.set("x-feishu-envelope", "none")
      return schema
    case .stream, .none:
      return schemas.object(payload.fields)
    case .binary:
      var schema = schemas.schema(of: .file)
      if !payload.fields.isEmpty { schema.set("x-feishu-fields", schemas.object(payload.fields).value) }
      return schema
    }
  }

  private func headers(_ fields: [Field]) -> JSONObject {
    var names: Set<String> = []
    var headers = JSONObject()
    for field in fields where names.insert(field.name.lowercased()).inserted {
      var header = JSONObject()
      header.set("description", ifNotEmpty: field.description)
      header.set("required", if: field.presence == .required)
      header.set("deprecated", if: field.lifecycle.isDeprecated)
      header.set("schema", schemas.bareSchema(of: field).value)
      header.append(schemas.example(of: field))
      header.append(PlatformFacts.facts(of: field))
      headers.set(field.name, header.value)
    }
    return headers
  }

  // MARK: - Content types

  /// A documented type in its short form (`application/json` of `application/json; charset=utf-8`) where it is of the
  /// payload's kind, else the usual type of the kind.
  private static func contentType(of payload: RequestPayload) -> String {
    let documented = essence(of: payload.contentType ?? "")
    switch payload.kind {
    case .none where payload.whole == .file, .json where payload.whole == .file:
      return documented.contains("/") ? documented : "application/octet-stream"
    case .none, .json:
      return documented.hasSuffix("json") && documented.contains("/") ? documented : "application/json"
    case .multipart:
      return documented.hasPrefix("multipart/") ? documented : "multipart/form-data"
    case .form:
      return "application/x-www-form-urlencoded"
    }
  }

  private static func contentType(of kind: ResponsePayload.Kind) -> String? {
    switch kind {
    case .enveloped, .bare: "application/json"
    case .binary: "application/octet-stream"
    case .stream: "text/event-stream"
    case .none: nil
    }
  }

  /// A media type without its parameters, in lower case.
  static func essence(of mediaType: String) -> String {
    String(
      decoding: mediaType.utf8.prefix { $0 != UInt8(ascii: ";") }.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self
    )
    .lowercased()
  }
}
