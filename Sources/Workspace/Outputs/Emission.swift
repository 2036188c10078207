import APISpec
import SwiftEmitter

extension Workspace {
  /// Emits an SDK, service by service, several at a time. What an earlier run emitted from the same is taken over.
  ///
  /// - Parameter lock: What an earlier run published; nil for the first run.
  public func emit(_ spec: APISpec, _ settings: SDKSettings, lock: NameLock?) async -> EmittedSDK {
    let emission = SDKEmission(spec, settings, lock: lock)
    let services = await sideBySide(emission.services, jobs: jobs) { service in { emitted(service) } }
    // The next run has names to keep, and would find nothing that was emitted without.
    if let cache, lock == nil {
      let next = SDKEmission(spec, settings, lock: emission.published(by: services))
      _ = await sideBySide(Array(zip(next.services, services)), jobs: jobs) { service, emitted in
        { keep(emitted.asPublished, for: cache.key(of: service.inputs)) }
      }
    }
    return emission.joined(services)
  }

  private func emitted(_ service: ServiceSlice) -> EmittedService {
    guard let cache else { return service.emit() }
    let key = cache.key(of: service.inputs)
    if let content = cache.content(.services, key), let emitted = Archive.value(EmittedService.self, in: content) {
      return emitted
    }
    let emitted = service.emit()
    keep(emitted, for: key)
    return emitted
  }

  private func keep(_ emitted: EmittedService, for key: ContentTag) {
    cache?.keep(CacheEntry(content: Archive.bytes(of: emitted)), .services, key)
  }
}
