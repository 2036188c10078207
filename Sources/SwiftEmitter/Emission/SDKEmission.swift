import APISpec

/// Emits the SDK for a specification.
///
/// - Parameter lock: What an earlier run published; nil for the first run.
public func emitSDK(_ spec: APISpec, _ settings: SDKSettings, lock: NameLock? = nil) -> EmittedSDK {
  let emission = SDKEmission(spec, settings, lock: lock)
  return emission.joined(emission.services.map { $0.emit() })
}

/// The work of emitting an SDK, cut into services: each can be emitted for itself, side by side with the others, or
/// taken over from an earlier run that had the same inputs.
public struct SDKEmission: Sendable {
  /// The services, sorted, each with all that its code is made of.
  public let services: [ServiceSlice]
  private let settings: SDKSettings
  /// What was published of services that are not documented any more.
  private let rest: NameLock
  private let notes: [EmissionNote]

  /// - Parameter lock: What an earlier run published; nil for the first run.
  public init(_ spec: APISpec, _ settings: SDKSettings, lock: NameLock? = nil) {
    let placement = CallPlacement(spec, lock: lock ?? NameLock(), settings: settings)
    services = placement.services.map { ServiceSlice($0, settings: settings) }
    rest = (lock ?? NameLock()).without(Set(placement.services.map(\.project))).retired
    notes = placement.notes
    self.settings = settings
  }

  /// What is published once the services are, as they were emitted.
  public func published(by emitted: [EmittedService]) -> NameLock { NameLock(joining: [rest] + emitted.map(\.lock)) }

  /// The SDK of all services, as they were emitted, in the order of `services`.
  public func joined(_ emitted: [EmittedService]) -> EmittedSDK {
    var files = emitted.flatMap(\.files)
    if settings.layout == .files { files = FlatFiles.joined(files) }
    let modules = emitted.compactMap(\.module)
    if let package = settings.package {
      files += PackageFiles(package, modules: modules, settings: settings).files
    }
    if settings.withTests {
      files.append(ExampleIndex(services: emitted.compactMap(\.examples), settings: settings).file)
    }
    files.append(SourceFile(path: NameLock.fileName, text: published(by: emitted).text))
    files.append(InterfaceText.file(of: emitted.flatMap(\.interface)))
    files.append(SDKRecord(settings).file)
    let notes = (notes + emitted.flatMap(\.notes)).sorted {
      ($0.kind.rawValue, $0.subject, $0.text) < ($1.kind.rawValue, $1.subject, $1.text)
    }
    return EmittedSDK(files: files.sorted { $0.path < $1.path }, notes: notes)
  }
}
