import APISpec

/// Writes the calls of a resource.
struct MethodRendering {
  let method: MethodPlan
  let spelling: Spelling
  let docs: MethodDoc
  /// Whether the resource has a table of errors that tells of the endpoint.
  let hasErrors: Bool
  /// Whether the resource has a table of rules that tells of the endpoint.
  let hasRules: Bool

  /// The method, its data, its older signatures and the method that reads all pages.
  func write(into writer: inout SourceWriter) {
    descriptor(into: &writer)
    for (index, signature) in method.signatures.enumerated() {
      if index > 0 { writer.separate() }
      call(signature, isCurrent: index == 0, into: &writer)
    }
    if let upload = method.partedUpload {
      writer.separate()
      PartedUploadRendering(upload: upload, opening: method, spelling: spelling, docs: docs.docs).write(into: &writer)
    }
    guard let paging = method.paging else { return }
    for (index, signature) in method.signatures.enumerated() where paging.isPossible(with: signature) {
      writer.separate()
      all(paging, signature, isCurrent: index == 0, into: &writer)
    }
  }

  // MARK: Data

  private func descriptor(into writer: inout SourceWriter) {
    let endpoint = method.endpoint
    var items = [
      Literal.string(endpoint.name.description), ".\(endpoint.httpMethod.lowercased())", Literal.string(endpoint.path),
    ]
    if endpoint.server != Endpoint.usualServer { items.append("host: \(Literal.string(endpoint.server))") }
    let tokens = TokenType.allCases.filter(endpoint.tokenTypes.contains).map(Self.token)
    if !tokens.isEmpty { items.append("tokens: [\(tokens.joined(separator: ", "))]") }
    if let kind = responseKind { items.append("response: .\(kind)") }
    if endpoint.pagination != nil { items.append("isPaged: true") }
    if let key = idempotencyKey { items.append("idempotencyKey: \(key)") }
    let limits = endpoint.rateLimits.compactMap(Self.limit)
    if !limits.isEmpty { items.append("limits: \(Literal.string(limits.joined(separator: " ")))") }
    if hasErrors { items.append("errors: errors") }
    if hasRules { items.append("rules: rules") }
    if docs.docs.level == .full { writer.doc("What is documented about ``\(method.name)``: tokens, limits, errors.") }
    writer.call("public static let \(method.name)Endpoint = Endpoint", items)
  }

  private static func token(_ type: TokenType) -> String {
    switch type {
    case .tenant: ".tenant"
    case .user: ".user"
    case .app: ".app"
    }
  }

  private static func limit(_ limit: RateLimit) -> String? {
    guard case .calls(let count, let window) = limit else { return nil }
    return "\(count)/\(window.rawValue)"
  }

  private var responseKind: String? {
    switch method.endpoint.response.kind {
    case .enveloped: nil
    case .bare: "bare"
    case .binary, .stream: "binary"
    case .none: "nothing"
    }
  }

  private var idempotencyKey: String? {
    let endpoint = method.endpoint
    let places = [
      ("query", endpoint.queryParameters), ("header", endpoint.headers),
      ("body", endpoint.request.kind == .json ? endpoint.request.fields : []),
    ]
    for (place, fields) in places {
      guard let field = fields.first(where: FieldFacts.isIdempotencyKey) else { continue }
      return ".\(place)(\(Literal.string(field.name)))"
    }
    return nil
  }

  // MARK: Calls

  private func call(_ signature: SignaturePlan, isCurrent: Bool, into writer: inout SourceWriter) {
    writer.doc(docs.text(of: method, signature))
    if let deprecation = signature.deprecation ?? Deprecation.text(of: method.endpoint.lifecycle) {
      writer.deprecation(deprecation)
    }
    if !isCurrent { writer.line("@_disfavoredOverload") }
    let arguments = signature.arguments.map(declaration) + [Self.options]
    let attribute = method.result == .nothing ? "" : "@discardableResult "
    writer.declaration(
      "\(attribute)public func \(Identifier.declared(method.name))", arguments, " async throws\(returned) {")
    writer.indented { body(signature, into: &$0) }
    writer.line("}")
  }

  private static let options = "options: CallOptions = .standard"

  private func declaration(_ argument: ArgumentPlan) -> String {
    let type = spelling(argument.type)
    let label = Identifier.declared(argument.name)
    if argument.isRequired { return "\(label): \(type)" }
    return argument.place == .body ? "\(label): \(type) = \(type)()" : "\(label): \(type)? = nil"
  }

  private var returned: String {
    switch method.result {
    case .nothing: ""
    case .value(let type): " -> \(spelling(type))"
    case .download: " -> Download"
    }
  }

  private func body(_ signature: SignaturePlan, into writer: inout SourceWriter) {
    let statements =
      method.endpoint.fixedQuery.map { ("call.query", [Literal.string($0.name), Literal.string($0.value)]) }
      + signature.arguments.map(statement)
    let new = "EndpointCall(Self.\(method.name)Endpoint)"
    if !statements.isEmpty {
      writer.line("var call = \(new)")
      for (head, arguments) in statements { writer.call(head, arguments) }
    }
    writer.line("\(answer)(\(statements.isEmpty ? new : "call"), options)")
  }

  private var answer: String {
    switch method.result {
    case .nothing: "try await client.perform"
    case .value: "return try await client.send"
    case .download: "return try await client.download"
    }
  }

  private func statement(_ argument: ArgumentPlan) -> (head: String, arguments: [String]) {
    let name = Identifier.declared(argument.name)
    switch argument.place {
    case .path, .query, .header: return ("call.\(argument.place.rawValue)", [Literal.string(argument.wireName), name])
    case .body:
      switch method.body {
      case .none, .json: return ("call.json", [name])
      case .form(_, let isMultipart): return ("call.\(isMultipart ? "multipart" : "form")", [name])
      }
    }
  }

  // MARK: All pages

  private func all(
    _ paging: PagingPlan, _ signature: SignaturePlan, isCurrent: Bool, into writer: inout SourceWriter
  ) {
    let arguments = signature.arguments
    writer.doc(docs.text(ofAllPages: method))
    let own = signature.deprecation ?? Deprecation.text(of: method.endpoint.lifecycle)
    if let deprecation = own ?? paging.deprecation { writer.deprecation(deprecation) }
    if !isCurrent { writer.line("@_disfavoredOverload") }
    writer.declaration(
      "public func \(Identifier.declared(paging.name))", arguments.map(declaration) + [Self.options],
      " -> ItemSequence<\(spelling(paging.item))> {")
    writer.indented { writer in
      let token = arguments.first { $0.place == .query && $0.wireName == paging.token }
      let start = paging.isInBody ? "body.\(bodyToken(paging))" : Identifier.declared(token?.name ?? "nil")
      writer.line("ItemSequence(of: Self.\(method.name)Endpoint, from: \(start)) { token in")
      writer.indented { page(paging, arguments, into: &$0) }
      writer.line("}")
    }
    writer.line("}")
  }

  private func page(_ paging: PagingPlan, _ arguments: [ArgumentPlan], into writer: inout SourceWriter) {
    if paging.isInBody {
      writer.line("var next = body")
      writer.line("next.\(bodyToken(paging)) = token")
    }
    let passed = arguments.map { argument -> String in
      let isToken = argument.place == .query && argument.wireName == paging.token
      let value =
        isToken ? "token" : argument.place == .body && paging.isInBody ? "next" : Identifier.declared(argument.name)
      return "\(Identifier.label(argument.name)): \(value)"
    }
    let isHidden = arguments.contains { $0.name == method.name }
    let call = "\(isHidden ? "self." : "")\(Identifier.declared(method.name))"
    writer.call("let page = try await \(call)", passed + ["options: options"])
    var items = [paging.items.map(Self.path) ?? "[page]", "next: \(Self.path(paging.next))"]
    if let more = paging.hasMore { items.append("hasMore: \(Self.path(more))") }
    writer.call("return Page", items)
  }

  private func bodyToken(_ paging: PagingPlan) -> String {
    let plain = Identifier.member(Words(paging.token), at: .property)
    guard case .json(.model(let body)) = method.body else { return Identifier.declared(plain) }
    return Identifier.declared(spelling.plan.models[body.index].property(paging.token)?.name ?? plain)
  }

  private static func path(_ names: [String]) -> String {
    "page." + names.map(Identifier.declared).joined(separator: "?.")
  }
}
