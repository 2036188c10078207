import APISpec

/// A method before the types of its body and result have names.
struct MethodDraft {
  let call: PlacedCall
  private(set) var arguments: [ArgumentPlan] = []
  private(set) var body: BodyPlan = .none
  private(set) var result: ResultPlan = .nothing
  /// The published signatures, as far as their types are still there.
  private(set) var published: [[ArgumentPlan]] = []
  private(set) var notes: [EmissionNote] = []

  init(_ call: PlacedCall, types: inout TypePlanning, shapes: [ShapeID: Shape], lock: NameLock) {
    self.call = call
    body = body(types: &types)
    result = result(types: &types, shapes: shapes)
    arguments = documentedArguments(types: &types)
    published = (call.published?.signatures ?? []).compactMap { signature in
      let arguments = signature.compactMap { publishedArgument($0, types: types) }
      return arguments.count == signature.count ? arguments : nil
    }
    noteWhatHasNoPlace()
  }

  // MARK: Body and result

  private func body(types: inout TypePlanning) -> BodyPlan {
    let request = call.endpoint.request
    guard request.kind != .none else { return .none }
    if let whole = request.whole {
      let published = (call.published?.body).flatMap { types.publishedType($0, scope: call.scope) }
      let field = Field(name: "body", type: whole)
      let type = types.type(at: place(field, published), subject: call.key, isForm: false)
      types.use(type, .write)
      return .json(type)
    }
    guard let model = types.rootModels[TypeRoot(owner: call.key, side: .body)] else { return .none }
    switch request.kind {
    case .none: return .none
    case .json: return .json(.model(model))
    case .multipart: return .form(model, isMultipart: true)
    case .form: return .form(model, isMultipart: false)
    }
  }

  private func result(types: inout TypePlanning, shapes: [ShapeID: Shape]) -> ResultPlan {
    switch ResponseContent(call.endpoint.response, shapes: shapes) {
    case .nothing: return .nothing
    case .file: return .download
    case .fields:
      return types.rootModels[TypeRoot(owner: call.key, side: .response)].map { .value(.model($0)) } ?? .nothing
    case .value(let type):
      let data = call.endpoint.response.fields.first { $0.name == "data" } ?? Field(name: "data", type: type)
      var field = data
      field.type = type
      let published = (call.published?.result).flatMap { types.publishedType($0, scope: call.scope) }
      let content = types.type(at: place(field, published), subject: call.key, isForm: false)
      types.use(content, .read)
      return .value(content)
    }
  }

  private func place(_ field: Field, _ published: SwiftType?) -> TypePlanning.Place {
    let resource = call.resource.split(separator: ".").dropFirst(2).joined(separator: ".")
    return TypePlanning.Place(
      scope: call.scope, owner: Words(words: Words(resource).words + Words(call.name).words), field: field,
      published: published)
  }

  // MARK: Arguments

  private func documentedArguments(types: inout TypePlanning) -> [ArgumentPlan] {
    let endpoint = call.endpoint
    var names = NameScope(taken: (call.published?.signatures.first ?? []).map(\.name))
    var arguments = pathFields.map { argument($0, .path, types: &types, &names) }
    let others =
      endpoint.queryParameters.map { ($0, LockedArgument.Place.query) } + endpoint.headers.map { ($0, .header) }
    for (field, place) in others where field.presence == .required {
      arguments.append(argument(field, place, types: &types, &names))
    }
    for (field, place) in others where field.presence != .required {
      arguments.append(argument(field, place, types: &types, &names))
    }
    return arguments
  }

  /// The parameters of the path in the order of the path, those that the page forgets included.
  private var pathFields: [Field] {
    call.endpoint.path.split(separator: "/").flatMap(Self.parameters).map { name in
      call.endpoint.pathParameters.first { $0.name == name }
        ?? Field(name: name, type: .string, presence: .required)
    }
  }

  private static func parameters(_ segment: Substring) -> [String] {
    segment.split(separator: "{").dropFirst(segment.hasPrefix("{") ? 0 : 1).compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  private func argument(
    _ field: Field, _ place: LockedArgument.Place, types: inout TypePlanning, _ names: inout NameScope
  ) -> ArgumentPlan {
    let published = (call.published?.signatures.first ?? []).first { $0.place == place && $0.wireName == field.name }
    let wanted = Identifier.member(place == .header ? Self.headerWords(field.name) : Words(field.name), at: .argument)
    let name = published?.name ?? names.take(firstOf: [wanted])
    let plain = field.plain(isRepeatable: place == .query)
    let type = types.type(
      at: self.place(plain, published.flatMap { types.publishedType($0.type, scope: call.scope) }),
      subject: "\(call.key).\(field.name)", isForm: false)
    return ArgumentPlan(
      place: place, wireName: field.name, name: name, type: type,
      isRequired: place == .path || field.presence == .required, field: field)
  }

  /// Headers of the platform begin with words that say nothing to its callers.
  private static func headerWords(_ name: String) -> Words {
    let words = Words(name).words
    let own = words.drop { ["x", "lark"].contains($0) }
    return Words(words: own.isEmpty ? words : Array(own))
  }

  private func publishedArgument(_ locked: LockedArgument, types: TypePlanning) -> ArgumentPlan? {
    let scopes = [call.scope, call.resource]
    guard let type = scopes.lazy.compactMap({ types.publishedType(locked.type, scope: $0) }).first else { return nil }
    let fields = call.endpoint.pathParameters + call.endpoint.queryParameters + call.endpoint.headers
    return ArgumentPlan(
      place: locked.place, wireName: locked.wireName, name: locked.name, type: type, isRequired: locked.isRequired,
      field: locked.place == .body ? nil : fields.first { $0.name == locked.wireName })
  }

  private mutating func noteWhatHasNoPlace() {
    for field in call.endpoint.fieldsBesideData {
      notes.append(
        EmissionNote(
          .unsupported, "\(call.key).\(field.name)",
          "The page documents it beside 'data'; the type holds what stands in 'data'."))
    }
    if case .none = body, call.endpoint.request.kind != .none, call.endpoint.request.fields.isEmpty {
      notes.append(
        EmissionNote(
          .unsupported, call.key, "The page announces a body and documents no field of it; none is sent."))
    }
  }
}

extension Field {
  /// The field as it can stand in a URL or a header: one value, or several where its name can be repeated, and text for
  /// whatever else.
  fileprivate func plain(isRepeatable: Bool) -> Field {
    var field = self
    field.type = type.plain(isRepeatable: isRepeatable)
    field.content = nil
    if field.type != type { field.values = nil }
    return field
  }
}

extension TypeRef {
  fileprivate func plain(isRepeatable: Bool) -> TypeRef {
    switch self {
    case .string, .int32, .int64, .double, .boolean: self
    case .array(let element): isRepeatable ? .array(element.plain(isRepeatable: false)) : .string
    case .any, .freeform, .file, .map, .object: .string
    }
  }
}
