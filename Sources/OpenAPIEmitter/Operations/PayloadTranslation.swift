import APISpec

/// Turns bodies into request body and response objects.
struct PayloadTranslation {
  let schemas: SchemaTranslation

  /// Nil where no body is documented; what the page says about one without documenting it, `bodylessRequest` has.
  func requestBody(_ payload: RequestPayload) -> JSONValue? {
    guard !payload.fields.isEmpty || payload.whole != nil else { return nil }
    let contentType = Self.contentType(of: payload)
    let schema = payload.whole.map(schemas.schema(of:)) ?? schemas.object(payload.fields)
    var body = JSONObject()
    body.set("description", ifNotEmpty: payload.notes)
    body.set("required", if: payload.whole != nil || payload.fields.contains { $0.presence == .required })
    body.append(content(contentType, schema, payload.examples))
    if let documented = payload.contentType, documented != contentType {
      body.set("x-feishu-content-type", .string(documented))
    }
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
    response.append(content(contentType, responseSchema(payload), payload.examples))
    return response.value
  }

  /// The message of an event, which is the body of the platform's call.
  func message(_ event: Event) -> JSONValue {
    var body = JSONObject()
    body.set("description", ifNotEmpty: event.notes)
    body.set("required", true)
    body.append(content("application/json", schemas.object(event.fields), event.examples))
    return body.value
  }

  /// The `content` member with its one media type, and the examples that are of another.
  private func content(_ contentType: String, _ schema: JSONObject, _ documented: [ExampleText]) -> JSONObject {
    let examples = BodyExamples(documented, contentType: contentType)
    var media = JSONObject()
    media.set("schema", schema.value)
    media.append(examples.members)
    var members = JSONObject()
    members.set("content", .object([JSONMember(contentType, media.value)]))
    members.append(examples.others)
    return members
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
