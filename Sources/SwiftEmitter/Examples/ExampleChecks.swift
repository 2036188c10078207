import APISpec

/// The checks of one service: which documented examples there are, and what checks them.
struct ExampleChecks {
  struct Response {
    var id: String
    var type: String
    var isBare: Bool
  }

  struct Request {
    var id: String
    var function: String
    var statements: [String]
    var isThrowing: Bool
    var isDeprecated: Bool
  }

  private let spelling: Spelling
  private let parts: RenderedParts
  private(set) var documents: [String: String] = [:]
  private(set) var disagreements: [String: [String: String]] = [:]
  private(set) var responses: [Response] = []
  private(set) var requests: [Request] = []
  private(set) var notes: [EmissionNote] = []
  private(set) var models: Set<ModelID> = []
  private var functions = NameScope()

  init(_ service: ServicePlan, parts: RenderedParts, spelling: Spelling) {
    var spelling = spelling
    spelling.isInsideNamespace = false
    self.spelling = spelling
    self.parts = parts
    for version in service.versions {
      for resource in version.resources {
        for method in resource.methods where parts.includes(method) { add(method, of: resource, version) }
      }
    }
  }

  var isEmpty: Bool { responses.isEmpty && requests.isEmpty }

  private mutating func add(_ method: MethodPlan, of resource: ResourcePlan, _ version: VersionPlan) {
    let endpoint = method.endpoint
    for (index, example) in endpoint.response.examples.enumerated() {
      guard case .value(let type) = method.result else { continue }
      addResponse(example, "\(endpoint.name) response \(index + 1)", type, method)
    }
    for (index, example) in endpoint.request.examples.enumerated() {
      guard case .json(let type) = method.body else { continue }
      let name = functions.take(firstOf: [
        Identifier.camel(Words("\(version.accessor) \(resource.accessor) \(method.name) \(index + 1)"))
      ])
      addRequest(example, "\(endpoint.name) request \(index + 1)", type, function: name)
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

  private mutating func addRequest(_ example: ExampleText, _ id: String, _ type: SwiftType, function: String) {
    guard let value = JSONValue(json: example.text) else { return skip(id, "The example is no JSON.") }
    var agreement = ExampleAgreement(spelling.plan, side: .request)
    agreement.compare(value, with: type, at: "$")
    if let reason = agreement.disagreements["$"] { return skip(id, "In it \(reason).") }
    var script = RequestScript(spelling, without: Set(agreement.disagreements.keys))
    guard let body = script.expression(value, as: type, at: "$") else {
      return skip(id, "It lacks a field that the table requires.")
    }
    take(id, example, agreement.disagreements)
    noteDisagreements(id, agreement.disagreements)
    requests.append(
      Request(
        id: id, function: function, statements: script.statements + ["return \(body)"], isThrowing: script.isThrowing,
        isDeprecated: script.isDeprecated))
  }

  // MARK: What the checks need

  private mutating func skip(_ id: String, _ reason: String) {
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
