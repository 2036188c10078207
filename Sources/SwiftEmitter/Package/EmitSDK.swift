import APISpec

/// Emits the SDK for a specification.
///
/// - Parameter lock: What an earlier run published; nil for the first run.
public func emitSDK(_ spec: APISpec, _ settings: SDKSettings, lock: NameLock? = nil) -> EmittedSDK {
  let plan = SDKPlanning.plan(spec, lock: lock ?? NameLock())
  let parts = RenderedParts(plan, settings.selection)
  let spelling = Spelling(plan)
  let services = plan.services.compactMap(parts.service)
  var files = services.flatMap {
    ModuleFiles(service: $0, parts: parts, spelling: spelling, settings: settings).files
  }
  var notes = plan.notes
  if let package = settings.package {
    files = files.map { SourceFile(path: "Sources/\($0.path)", bytes: $0.bytes) }
    files += PackageFiles(package, services: services, settings: settings).files
  }
  if settings.withTests {
    let synthesis = Synthesis(shapes: Dictionary(spec.shapes.map { ($0.id, $0) }) { first, _ in first })
    let examples = ExampleFiles(
      services, parts: parts, spelling: spelling, synthesis: synthesis, settings: settings)
    files += examples.files
    notes += examples.notes
  }
  files.append(PublishedNames(plan, parts: parts, spelling: spelling).file(keeping: lock ?? NameLock()))
  files.append(InterfaceText(plan, parts: parts, spelling: spelling).file)
  files.append(SDKRecord(settings).file)
  return EmittedSDK(files: files.sorted { $0.path < $1.path }, notes: notes)
}
