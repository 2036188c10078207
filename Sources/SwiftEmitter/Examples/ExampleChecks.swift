import APISpec

/// The checks of one service: which documented examples there are, and what checks them.
struct ExampleChecks {
  struct Response {
    var id: String
    var type: String
    var isBare: Bool
  }

  /// A function that builds a body.
  struct Request {
    var id: String
    var function: String
    var type: String
    var statements: [String]
    var isThrowing: Bool
    var isDeprecated: Bool
  }

  /// A function that makes a call.
  struct Call {
    var id: String
    var function: String
    /// The descriptor of the endpoint.
    var endpoint: String
    /// The documented answer; nil where there is none to compare.
    var answer: String?
    /// What builds the body, before the call.
    var statements: [String]
    /// The call, and what it gives.
    var expression: String
    var result: ResultPlan
    var isDeprecated: Bool
  }

  private let spelling: Spelling
  private let parts: RenderedParts
  private let synthesis: Synthesis
  private let accessor: String
  private(set) var documents: [String: String] = [:]
  private(set) var disagreements: [String: [String: String]] = [:]
  private(set) var responses: [Response] = []
  private(set) var requests: [Request] = []
  private(set) var calls: [Call] = []
  /// Why a call is not made, or why its answer is not compared.
  private(set) var reasons: [String: String] = [:]
  private(set) var notes: [EmissionNote] = []
  private(set) var models: Set<ModelID> = []
  private var functions = NameScope()
  /// Why an example is not checked.
  private var skipped: [String: String] = [:]

  init(_ service: ServicePlan, parts: RenderedParts, spelling: Spelling, synthesis: Synthesis) {
    var spelling = spelling
    spelling.isInsideNamespace = false
    self.spelling = spelling
    self.parts = parts
    self.synthesis = synthesis
    accessor = service.accessor
    for version in service.versions {
      for resource in version.resources {
        for method in resource.methods where parts.includes(method) { add(method, of: resource, version) }
      }
    }
  }

  var isEmpty: Bool { responses.isEmpty && requests.isEmpty && calls.isEmpty }

  private mutating func add(_ method: MethodPlan, of resource: ResourcePlan, _ version: VersionPlan) {
    let endpoint = method.endpoint
    for (index, example) in endpoint.response.examples.enumerated() {
      guard case .value(let type) = method.result else { continue }
      addResponse(example, "\(endpoint.name) response \(index + 1)", type, method)
    }
    var place = CallPlace(
      method: method, script: CallScript(method, plan: spelling.plan, synthesis: synthesis),
      name: Words("\(version.accessor) \(resource.accessor) \(method.name)"),
      receiver: [accessor, version.accessor, resource.accessor].map(Identifier.declared).joined(separator: "."),
      resource: spelling.resource(resource.id))
    place.answer = answer(of: method)
    for (index, example) in endpoint.request.examples.enumerated() {
      guard case .json(let type) = method.body else { continue }
      let words = Words(words: place.name.words + [String(index + 1)])
      let id = "\(endpoint.name) request \(index + 1)"
      let function = functions.take(firstOf: [Identifier.camel(words)])
      guard let request = addRequest(example, id, type, function: function + "Body") else { continue }
      if Self.showsSecret(JSONValue(json: example.text)) {
        reasons["\(endpoint.name) call"] = "Its example shows a token that only the platform can have issued."
      } else {
        addCall(id, at: place, function: function, body: request)
      }
    }
    if reasons["\(endpoint.name) call"] == nil, !calls.contains(where: { $0.id.hasPrefix("\(endpoint.name) ") }) {
      addPlainCall(at: place)
    }
  }

  // MARK: Responses

  private mutating func addResponse(_ example: ExampleText, _ id: String, _ type: SwiftType, _ method: MethodPlan) {
    guard let value = JSONValue(json: example.text) else { return skip(id, "The example is no JSON.") }
    let isBare = method.endpoint.response.kind == .bare
    let (content, path) = Self.content(of: value, isBare: isBare)
    var agreement = ExampleAgreement(spelling.plan, side: .response)
    agreement.compare(content, with: type, at: path)
    if agreement.disagreements[path] != nil { return skip(id, "Its content \(agreement.disagreements[path] ?? "")") }
    var found = agreement.disagreements
    if path == "$.data", case .object(let members) = value {
      for member in members where !["code", "msg", "data"].contains(member.key) && member.value != .null {
        found["$.\(member.key)"] = "stands beside 'data'"
      }
    }
    // The members of the envelope are the runtime's, also where there is no member around the content.
    if isBare || path == "$" {
      for name in ["code", "msg"] where found["$.\(name)"] != nil { found["$.\(name)"] = "is read by the runtime" }
    }
    take(id, example, found)
    noteDisagreements(id, agreement.disagreements)
    collect(type)
    responses.append(Response(id: id, type: spelling(type), isBare: isBare))
  }

  /// The part of a response that the type describes, found as the runtime finds it.
  private static func content(of value: JSONValue, isBare: Bool) -> (JSONValue, path: String) {
    guard !isBare, case .object = value else { return (value, "$") }
    if let data = value["data"], data != .null { return (data, "$.data") }
    return value["code"] == nil ? (value, "$") : (.object([]), "$.data")
  }

  // MARK: Requests

  private mutating func addRequest(
    _ example: ExampleText, _ id: String, _ type: SwiftType, function: String
  ) -> Request? {
    guard let value = JSONValue(json: example.text) else { return skipRequest(id, "The example is no JSON.") }
    var agreement = ExampleAgreement(spelling.plan, side: .request)
    agreement.compare(value, with: type, at: "$")
    if let reason = agreement.disagreements["$"] { return skipRequest(id, "In it \(reason).") }
    var script = RequestScript(spelling, without: Set(agreement.disagreements.keys))
    guard let body = script.expression(value, as: type, at: "$") else {
      return skipRequest(id, "It lacks a field that the table requires.")
    }
    take(id, example, agreement.disagreements)
    noteDisagreements(id, agreement.disagreements)
    let request = Request(
      id: id, function: function, type: spelling(type), statements: script.statements + ["return \(body)"],
      isThrowing: script.isThrowing, isDeprecated: script.isDeprecated)
    requests.append(request)
    return request
  }

  private mutating func skipRequest(_ id: String, _ reason: String) -> Request? {
    skip(id, reason)
    return nil
  }

  // MARK: Calls

  /// What the calls of one method have in common.
  private struct CallPlace {
    var method: MethodPlan
    var script: CallScript
    var name: Words
    /// `im.v1.chat`.
    var receiver: String
    /// The type of the resource, qualified.
    var resource: String
    var answer: Answer = .none("")
  }

  /// What a call should be answered.
  private enum Answer {
    case example(String)
    case nothing
    /// There is nothing to compare, for this reason.
    case none(String)
  }

  /// The first documented answer that says that all went well.
  private func answer(of method: MethodPlan) -> Answer {
    guard case .value = method.result else { return .nothing }
    for (index, example) in method.endpoint.response.examples.enumerated() {
      guard example.mediaType.lowercased().contains("json"), let value = JSONValue(json: example.text),
        value["code"] == nil || value["code"]?.description == "0"
      else { continue }
      let id = "\(method.endpoint.name) response \(index + 1)"
      return skipped[id].map { .none($0) } ?? .example(id)
    }
    return .none("The page has no example of a successful response.")
  }

  /// Tokens that are exchanged for others: a server knows those that it issued.
  private static func showsSecret(_ example: JSONValue?) -> Bool {
    ["refresh_token", "app_access_token"].contains { example?[$0] != nil }
  }

  /// A call whose arguments all come from parameters; a body that it needs is made up of the samples of its fields.
  private mutating func addPlainCall(at place: CallPlace) {
    let id = "\(place.method.endpoint.name) call"
    var body: Request?
    if place.script.takesBody, let type = place.method.body.type {
      let value = sample(of: place.method.endpoint.request)
      var agreement = ExampleAgreement(spelling.plan, side: .request)
      agreement.compare(value, with: type, at: "$")
      var script = RequestScript(spelling, without: Set(agreement.disagreements.keys))
      guard let expression = script.expression(value, as: type, at: "$") else {
        reasons[id] = "The samples of its fields make no body."
        return
      }
      body = Request(
        id: id, function: "", type: spelling(type), statements: script.statements + ["let body = \(expression)"],
        isThrowing: script.isThrowing, isDeprecated: script.isDeprecated)
    }
    addCall(id, at: place, function: functions.take(firstOf: [Identifier.camel(place.name)]), body: body)
  }

  /// The whole body, with its optional fields only where they have samples.
  private func sample(of payload: RequestPayload) -> JSONValue {
    if let whole = payload.whole { return synthesis.value(of: Field(name: "body", type: whole)) }
    return synthesis.object(
      payload.fields.filter { $0.presence == .required || $0.example != nil || $0.type == .file })
  }

  private mutating func addCall(_ id: String, at place: CallPlace, function: String, body: Request?) {
    if let problem = place.script.problem {
      reasons["\(place.method.endpoint.name) call"] = problem
      return
    }
    var statements: [String] = []
    if let body {
      statements =
        body.function.isEmpty
        ? body.statements : ["let body = \(body.isThrowing ? "try " : "")\(body.function)()"]
    }
    let arguments = place.script.arguments + (body == nil ? [] : ["body: body"])
    let method = place.method
    let isOld = method.signatures[0].deprecation != nil || Deprecation.text(of: method.endpoint.lifecycle) != nil
    var call = Call(
      id: id, function: function, endpoint: "\(place.resource).\(method.name)Endpoint", statements: statements,
      expression: "lark.\(place.receiver).\(Identifier.declared(method.name))(\(arguments.joined(separator: ", ")))",
      result: method.result, isDeprecated: isOld || body?.isDeprecated == true)
    switch place.answer {
    case .example(let answer): call.answer = answer
    case .nothing: break
    case .none(let reason): reasons[id] = reason
    }
    calls.append(call)
  }

  // MARK: What the checks need

  private mutating func skip(_ id: String, _ reason: String) {
    skipped[id] = reason
    notes.append(EmissionNote(.example, id, "It is not checked. \(reason)"))
  }

  private mutating func take(_ id: String, _ example: ExampleText, _ found: [String: String]) {
    documents[id] = example.text
    if !found.isEmpty { disagreements[id] = found }
  }

  private mutating func noteDisagreements(_ id: String, _ found: [String: String]) {
    let list = found.sorted { $0.key < $1.key }.filter { !Self.envelope.contains($0.key) }
      .map { "\($0.key): \($0.value)" }.joined(separator: "; ")
    guard !list.isEmpty else { return }
    notes.append(EmissionNote(.example, id, "It disagrees with its own table: \(list)."))
  }

  /// Members of the root that the runtime reads; no type holds them.
  private static let envelope: Set<String> = ["$.code", "$.msg"]

  private mutating func collect(_ type: SwiftType) {
    guard let id = type.model, models.insert(id).inserted else { return }
    for property in spelling.plan.models[id.index].properties {
      if case .jsonText = property.type { continue }
      collect(property.type)
    }
  }
}
