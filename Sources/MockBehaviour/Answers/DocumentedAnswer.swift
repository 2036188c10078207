import APISpec

/// What an endpoint answers when all is well: the documented example, or a value that fits its fields.
struct DocumentedAnswer {
  let shapes: [ShapeID: Shape]

  /// The JSON body.
  func body(of payload: ResponsePayload) -> JSONValue {
    let examples = payload.examples.filter { $0.mediaType.lowercased().contains("json") }
      .compactMap { JSONValue(json: $0.text) }
    let success = examples.first { ($0["code"]?.integer ?? 0) == 0 }
    let body = success ?? Synthesis(shapes: shapes).object(payload.fields)
    return payload.kind == .enveloped ? enveloped(body, payload) : body
  }

  /// Some pages show only what stands in `data`.
  private func enveloped(_ body: JSONValue, _ payload: ResponsePayload) -> JSONValue {
    if case .object(let members) = body, members.contains(where: { $0.key == "code" }) {
      // A made-up code would be an error.
      return body["code"]?.integer == 0 ? body : body.setting(0, at: ["code"])
    }
    let envelope: [JSONMember] = [JSONMember("code", 0), JSONMember("msg", "success")]
    guard case .object(let members) = body else { return .object(envelope + [JSONMember("data", body)]) }
    let holdsData = members.contains { $0.key == "data" } && !payload.isEnvelopeImplied
    return .object(envelope + (holdsData ? members.filter { $0.key != "msg" } : [JSONMember("data", body)]))
  }
}
