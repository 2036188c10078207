import APISpec

/// All that the emitted code of one service depends on.
public struct ServiceSlice: Sendable {
  private let calls: PlacedService
  private let settings: SDKSettings

  init(_ calls: PlacedService, settings: SDKSettings) {
    self.calls = calls
    self.settings = settings
  }

  /// What the code depends on, as bytes: equal inputs give equal code.
  public var inputs: [UInt8] {
    Archive.bytes(of: calls) + Archive.bytes(of: settings)
  }

  /// Emits the service. The result depends on ``inputs`` alone.
  public func emit() -> EmittedService {
    let plan = SDKPlanning.plan(calls)
    let parts = RenderedParts(plan, settings.selection)
    let spelling = Spelling(plan)
    var emitted = surface(plan, parts, spelling)
    emitted.notes = plan.notes
    for service in plan.services.compactMap(parts.service) {
      let module = ModuleFiles(service: service, parts: parts, spelling: spelling, settings: settings)
      let files = settings.layout == .files ? FlatFiles(module).files : module.files
      emitted.files += files.map {
        SourceFile(path: settings.package == nil ? $0.path : "Sources/\($0.path)", bytes: $0.bytes)
      }
      emitted.module = EmittedModule(service)
      guard settings.withTests else { continue }
      let synthesis = Synthesis(shapes: plan.shapes)
      let examples = ExampleFiles(
        service, parts: parts, spelling: spelling, synthesis: synthesis, settings: settings)
      emitted.files += examples.files
      emitted.examples = examples.isEmpty ? nil : service.examples
      emitted.notes += examples.notes
    }
    return emitted
  }

  /// What the service publishes, without the files.
  func surface() -> EmittedService {
    let plan = SDKPlanning.plan(calls)
    return surface(plan, RenderedParts(plan, settings.selection), Spelling(plan))
  }

  private func surface(_ plan: SDKPlan, _ parts: RenderedParts, _ spelling: Spelling) -> EmittedService {
    var emitted = EmittedService()
    emitted.lock = PublishedNames(plan, parts: parts, spelling: spelling).lock(keeping: calls.lock)
    emitted.interface = InterfaceText(plan, parts: parts, spelling: spelling).lines.sorted(by: InterfaceText.inOrder)
    return emitted
  }
}

/// What was emitted of one service.
public struct EmittedService: Sendable {
  var files: [SourceFile] = []
  /// nil where nothing of the service is selected.
  var module: EmittedModule?
  /// What the service is called among the examples, where it has some.
  var examples: String?
  var notes: [EmissionNote] = []
  /// What is published of the service now.
  var lock = NameLock()
  /// The service's lines of `api.txt`, sorted.
  var interface: [String] = []

  /// What is emitted from the same when the names have been published: the same code, whose names need no rule now.
  public var asPublished: EmittedService {
    var emitted = self
    emitted.notes.removeAll { $0.kind == .renamed }
    return emitted
  }
}

extension EmittedService: ArchivedRecord {
  package static var blank: EmittedService { EmittedService() }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("files", &files)
    members("module", &module)
    members("examples", &examples)
    members("notes", &notes)
    members("lock", &lock)
    members("interface", &interface)
  }
}

/// A module as the package around it knows it.
struct EmittedModule: Sendable {
  var name: String
  /// What the calls stand under, in the client.
  var accessor: String
  var callCount: Int
  /// `lark.im.v1.chat.list(…)`, where there is a call.
  var sampleCall: String?
}

extension EmittedModule: ArchivedRecord {
  static var blank: EmittedModule { EmittedModule(name: "", accessor: "", callCount: 0) }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("name", &name)
    members("accessor", &accessor)
    members("callCount", &callCount)
    members("sampleCall", &sampleCall)
  }
}

extension EmittedModule {
  init(_ service: ServicePlan) {
    name = service.module
    accessor = service.accessor
    callCount = service.versions.reduce(0) { $0 + $1.resources.reduce(0) { $0 + $1.methods.count } }
    sampleCall = service.versions.first.flatMap { version in
      version.resources.first { !$0.methods.isEmpty }.map { resource in
        "lark.\(service.accessor).\(version.accessor).\(resource.accessor).\(resource.methods[0].name)(…)"
      }
    }
  }
}
