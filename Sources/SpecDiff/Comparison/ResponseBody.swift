import APISpec

/// What an answer is on the wire.
enum ResponseBody: Equatable {
  case json, binary, stream, nothing

  init(_ kind: ResponsePayload.Kind) {
    switch kind {
    case .enveloped, .bare: self = .json
    case .binary: self = .binary
    case .stream: self = .stream
    case .none: self = .nothing
    }
  }

  /// Whether the pages say what an answer holds besides `code` and `msg`.
  static func isDocumented(_ endpoint: Endpoint, _ shapes: [ShapeID: Shape]) -> Bool {
    let payload = endpoint.response
    switch payload.kind {
    case .none: return false
    case .binary, .stream: return true
    case .bare: return !payload.fields.isEmpty
    case .enveloped:
      if payload.isEnvelopeImplied { return !payload.fields.isEmpty }
      return payload.fields.contains { field in
        guard !["code", "msg"].contains(field.name) else { return false }
        guard field.name == "data" else { return true }
        switch field.type {
        case .object(let id): return !(shapes[id]?.fields ?? []).isEmpty
        case .freeform, .any: return false
        case .string, .int32, .int64, .double, .boolean, .file, .array, .map: return true
        }
      }
    }
  }
}
