import APISpec

/// The content of a response, as far as it needs a type.
enum ResponseContent: Sendable {
  case nothing
  case file
  /// An object with fields of its own.
  case fields([Field])
  /// Something else than an object.
  case value(TypeRef)
}

extension ResponseContent {
  /// Members of the platform's envelope, which the runtime reads.
  private static let envelope: Set<String> = ["code", "msg"]

  init(_ payload: ResponsePayload, shapes: [ShapeID: Shape]) {
    switch payload.kind {
    case .none: self = .nothing
    case .binary, .stream: self = .file
    case .bare:
      let fields = payload.fields.filter { !Self.envelope.contains($0.name) }
      self = fields.isEmpty ? .nothing : .fields(fields)
    case .enveloped where payload.isEnvelopeImplied:
      let fields = payload.fields.filter { !Self.envelope.contains($0.name) }
      self = fields.isEmpty ? .nothing : .fields(fields)
    case .enveloped:
      guard let data = payload.fields.first(where: { $0.name == "data" }) else {
        self = .nothing
        return
      }
      self = Self.content(of: data, payload, shapes: shapes)
    }
  }

  private static func content(
    of data: Field, _ payload: ResponsePayload, shapes: [ShapeID: Shape]
  ) -> ResponseContent {
    switch data.type {
    case .object(let id): .fields(shapes[id]?.fields ?? [])
    case .freeform, .any: payload.examples.contains(where: holdsData) ? .value(.any) : .nothing
    case .string, .int32, .int64, .double, .boolean, .file, .array, .map: .value(data.type)
    }
  }

  /// Whether an example shows content although the table documents none.
  private static func holdsData(_ example: ExampleText) -> Bool {
    switch JSONValue(json: example.text)?["data"] {
    case nil, .null: false
    case .object(let members): !members.isEmpty
    case .array(let items): !items.isEmpty
    case .string(let text): !text.isEmpty
    case .bool, .number: true
    }
  }
}

extension Endpoint {
  /// Fields of the envelope beside `data`, which no type holds.
  var fieldsBesideData: [Field] {
    guard response.kind == .enveloped, !response.isEnvelopeImplied else { return [] }
    return response.fields.filter { !["code", "msg", "data"].contains($0.name) }
  }
}
