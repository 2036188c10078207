import APISpec

/// Finishes a method when all types are planned: its signatures and the way through its pages.
struct MethodCompletion {
  private let draft: MethodDraft
  private let models: [ModelPlan]
  private(set) var notes: [EmissionNote]

  init(_ draft: MethodDraft, models: [ModelPlan]) {
    self.draft = draft
    self.models = models
    notes = draft.notes
  }

  mutating func method(_ names: inout NameScope) -> MethodPlan {
    let current = ordered(draft.arguments + bodyArgument)
    var method = MethodPlan(
      endpoint: draft.call.endpoint, name: draft.call.name, body: draft.body, result: draft.result,
      signatures: [SignaturePlan(arguments: current)])
    method.signatures += keptSignatures(beside: current)
    method.paging = paging(of: method, &names)
    return method
  }

  // MARK: Signatures

  private var bodyArgument: [ArgumentPlan] {
    guard let type = draft.body.type else { return [] }
    var isRequired = true
    if case .model(let id) = type { isRequired = models[id.index].initializers.first?.isEmpty == false }
    return [ArgumentPlan(place: .body, wireName: "", name: "body", type: type, isRequired: isRequired)]
  }

  /// The arguments in the order that was published; new ones behind those of their kind, the body last.
  private func ordered(_ arguments: [ArgumentPlan]) -> [ArgumentPlan] {
    guard let published = draft.published.first else { return arguments }
    let old = published.compactMap { old in
      arguments.first { $0.place == old.place && $0.wireName == old.wireName }
    }.filter { $0.place != .body }
    let new = arguments.filter { argument in argument.place != .body && !old.contains(argument) }
    return old + new.filter(\.isRequired) + new.filter { !$0.isRequired } + arguments.filter { $0.place == .body }
  }

  /// The published signatures that still make calls the endpoint accepts.
  private mutating func keptSignatures(beside current: [ArgumentPlan]) -> [SignaturePlan] {
    var kept: [SignaturePlan] = []
    for published in draft.published {
      guard let old = withPresentBody(published, current) else {
        note("The documentation changed the body; the old signature is gone.")
        continue
      }
      let isThere = ([current] + kept.map(\.arguments)).contains { Self.isSame($0, old) }
      guard !isThere else { continue }
      let missing = current.filter { argument in
        argument.isRequired && !old.contains { $0.place == argument.place && $0.wireName == argument.wireName }
      }
      guard missing.isEmpty else {
        let list = missing.map(\.name).joined(separator: ", ")
        note("The documentation now requires \(list); the old signature is gone.")
        continue
      }
      let isSubset = old.allSatisfy { argument in current.contains { $0.isInterchangeable(with: argument) } }
      kept.append(
        SignaturePlan(arguments: old, deprecation: isSubset ? nil : "The documentation changed its arguments."))
    }
    return kept
  }

  /// A published signature with the body as it is now, which may be needed where it was not; nil where its body can no
  /// longer be sent.
  private func withPresentBody(_ published: [ArgumentPlan], _ current: [ArgumentPlan]) -> [ArgumentPlan]? {
    guard let index = published.firstIndex(where: { $0.place == .body }) else { return published }
    var arguments = published
    if let body = current.first(where: { $0.place == .body }) {
      guard body.type == arguments[index].type else { return nil }
      arguments[index] = body
    } else if let model = arguments[index].type.model {
      guard models[model.index].directions.contains(.write) else { return nil }
    }
    return arguments
  }

  private mutating func note(_ text: String) {
    notes.append(EmissionNote(.broken, draft.call.key, text))
  }

  /// Whether two lists of arguments are one declaration in Swift.
  private static func isSame(_ a: [ArgumentPlan], _ b: [ArgumentPlan]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { a, b in
        a.name == b.name && a.type == b.type && (a.isRequired == b.isRequired || a.place == .body)
      }
  }

  // MARK: Pages

  private mutating func paging(of method: MethodPlan, _ names: inout NameScope) -> PagingPlan? {
    guard let pagination = method.endpoint.pagination, case .value(.model(let response)) = method.result else {
      return nil
    }
    let published = draft.call.published?.all
    guard let next = path(pagination.nextTokenPath, from: response), next.type == .string,
      holdsToken(pagination, in: method)
    else {
      notes.append(
        EmissionNote(.unsupported, draft.call.key, "The pages of the list cannot be followed: no text token leads on."))
      return nil
    }
    let items = pagination.itemsPath.flatMap { path($0, from: response) }
    let more = pagination.hasMorePath.flatMap { path($0, from: response) }.flatMap { $0.type == .bool ? $0 : nil }
    let suffix: String
    var plan = PagingPlan(
      name: "", token: pagination.tokenParameter, isInBody: pagination.place == .body, next: next.names,
      hasMore: more?.names, items: nil, item: .model(response))
    if let items, case .array(let item) = items.type {
      (plan.items, plan.item, suffix) = (items.names, item, "All")
    } else {
      suffix = "AllPages"
    }
    plan.deprecation = [next, more, items].lazy.compactMap { $0?.deprecation }.first
    plan.name = published ?? names.take(firstOf: [method.name + suffix])
    return plan
  }

  /// Whether the method takes the token of a page, as text.
  private func holdsToken(_ pagination: Pagination, in method: MethodPlan) -> Bool {
    switch pagination.place {
    case .query:
      return method.signatures[0].arguments.contains {
        $0.place == .query && $0.wireName == pagination.tokenParameter && $0.type == .string && !$0.isRequired
      }
    case .body:
      guard case .json(.model(let body)) = method.body,
        let property = models[body.index].property(pagination.tokenParameter)
      else { return false }
      return property.type == .string && !property.isRequired && !property.isPatch
    }
  }

  /// What lies behind a dotted path in a response.
  private struct Way {
    var names: [String] = []
    var type: SwiftType
    /// Why a property on the way should not be used any more.
    var deprecation: String?
  }

  /// The properties along a dotted path from the root of the response; `data` is where the type begins.
  private func path(_ dotted: String, from response: ModelID) -> Way? {
    var way = Way(type: .model(response))
    for part in dotted.split(separator: ".").drop(while: { $0 == "data" }) {
      guard case .model(let id) = way.type, let property = models[id.index].property(String(part)), !property.isPatch
      else { return nil }
      way.names.append(property.name)
      way.type = property.type
      way.deprecation = way.deprecation ?? property.deprecation
    }
    return way.names.isEmpty ? nil : way
  }
}
