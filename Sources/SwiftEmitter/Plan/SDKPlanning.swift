import APISpec

/// Plans a service: its methods and all types.
struct SDKPlanning {
  private let service: PlacedService
  private let shapes: [ShapeID: Shape]
  private let calls: CallNames
  private var types: TypePlanning
  private var plan = SDKPlan()

  static func plan(_ service: PlacedService) -> SDKPlan {
    var planning = SDKPlanning(service)
    return planning.run()
  }

  private init(_ service: PlacedService) {
    self.service = service
    shapes = Dictionary(service.shapes.map { ($0.id, $0) }) { first, _ in first }
    calls = CallNames(service)
    types = TypePlanning(structures: StructureTable(service), lock: service.lock)
  }

  private mutating func run() -> SDKPlan {
    plan.notes = calls.notes
    let roots = TypeRoots(calls: calls, lock: service.lock, shapes: shapes)
    types.draft(roots.drafts(events: service.events), places: roots.places())
    var drafts: [String: MethodDraft] = [:]
    for call in calls.all { drafts[call.key] = MethodDraft(call, types: &types, shapes: shapes, lock: service.lock) }
    // Parameters and results may have led to types that no body holds.
    types.draftRest()
    var names = TypeNames(types, taken: calls.typeScopes)
    plan.shapes = shapes
    (plan.models, plan.valueSets) = names.plans()
    plan.notes += types.notes + names.notes
    for event in service.events {
      if let id = types.rootModels[TypeRoot(owner: event.eventType, side: .event)] {
        plan.models[id.index].eventType = event.eventType
      } else {
        plan.notes.append(
          EmissionNote(.unsupported, event.eventType, "The page documents no object as the event; it has no type."))
      }
    }
    plan.services = [servicePlan(drafts)]
    plan.notes.sort { ($0.kind.rawValue, $0.subject, $0.text) < ($1.kind.rawValue, $1.subject, $1.text) }
    return plan
  }

  private mutating func servicePlan(_ drafts: [String: MethodDraft]) -> ServicePlan {
    ServicePlan(
      project: service.project, accessor: service.names.accessor, type: service.names.type, module: service.module,
      versions: calls.versions.map { version in
        VersionPlan(
          scope: version.scope, accessor: version.names.accessor, type: version.names.type,
          resources: version.resources.map { resource($0, drafts) }, events: events(of: version.scope))
      })
  }

  private mutating func resource(_ resource: CallNames.Resource, _ drafts: [String: MethodDraft]) -> ResourcePlan {
    var names = NameScope(taken: resource.calls.map(\.name) + resource.stubs.map(\.name))
    var methods = resource.calls.compactMap { call in
      drafts[call.key].map { draft in
        var completion = MethodCompletion(draft, models: plan.models)
        let method = completion.method(&names)
        plan.notes += completion.notes
        return method
      }
    }
    for index in methods.indices {
      methods[index].partedUpload = PartedUploadPlan(
        beginningWith: methods[index], in: methods, models: plan.models)
    }
    return ResourcePlan(
      id: resource.id, accessor: resource.names.accessor, type: resource.names.type, methods: methods,
      stubs: resource.stubs)
  }

  private func events(of scope: String) -> [EventPlan] {
    service.events.compactMap { event in
      guard event.scope == scope,
        let model = types.rootModels[TypeRoot(owner: event.eventType, side: .event)]
      else { return nil }
      return EventPlan(event: event, model: model)
    }
  }
}
