import APISpec
import TestValues
import Testing

@testable import SwiftEmitter

@Suite("Services that are emitted one by one")
struct ServiceSliceTests {
  private static let settings = SDKSettings(generator: "larkspur", docs: .full, withTests: true)

  @Test("what a service depends on and what was emitted of it come back from an archive whole")
  func members() throws {
    let first = SDKEmission(RecordedSpec.all, Self.settings)
    let lock = first.published(by: first.services.map { $0.emit() })
    // A call that is gone leaves a name, and a note.
    var fewer = RecordedSpec.all
    fewer.endpoints.removeAll { $0.name.project == "im" && $0.name.method == "list" }
    let second = SDKEmission(fewer, Self.settings, lock: lock)
    let later = second.published(by: second.services.map { $0.emit() })
    for service in CallPlacement(fewer, lock: later).services {
      let again = try #require(Archive.value(PlacedService.self, in: Archive.bytes(of: service)))
      #expect(wholeText(of: again) == wholeText(of: service), "\(service.project)")
    }
    for emitted in (first.services + second.services).map({ $0.emit() }) {
      let again = try #require(Archive.value(EmittedService.self, in: Archive.bytes(of: emitted)))
      #expect(wholeText(of: again) == wholeText(of: emitted))
    }
  }

  @Test("what was emitted comes back from an archive as it was")
  func roundTrip() throws {
    let emission = SDKEmission(RecordedSpec.all, Self.settings)
    #expect(emission.services.count > 5)
    let emitted = emission.services.map { $0.emit() }
    let recalled = try emitted.map { try #require(Archive.value(EmittedService.self, in: Archive.bytes(of: $0))) }
    #expect(emission.joined(recalled).files == emission.joined(emitted).files)
    #expect(emission.joined(recalled).notes == emission.joined(emitted).notes)
  }

  @Test("with the names that were just published, everything is emitted as before")
  func published() {
    let first = SDKEmission(RecordedSpec.all, Self.settings)
    let emitted = first.services.map { $0.emit() }
    let next = SDKEmission(RecordedSpec.all, Self.settings, lock: first.published(by: emitted))
    #expect(next.services.count == first.services.count)
    for (service, expected) in zip(next.services, emitted) {
      let (again, promised) = (service.emit(), expected.asPublished)
      #expect(again.files.map(\.path) == promised.files.map(\.path))
      for (file, other) in zip(again.files, promised.files) { #expect(file.bytes == other.bytes, "\(file.path)") }
      #expect(again.notes == promised.notes)
      #expect(again.lock == promised.lock)
      #expect(again.interface == promised.interface)
    }
  }

  @Test("a change of one service is none of the others' business")
  func oneService() throws {
    let before = SDKEmission(RecordedSpec.all, Self.settings).services.map(\.inputs)
    var spec = RecordedSpec.all
    let place = try #require(spec.endpoints.firstIndex { $0.name.project == "im" })
    spec.endpoints[place].title += " (changed)"
    let after = SDKEmission(spec, Self.settings).services.map(\.inputs)
    #expect(zip(before, after).count { $0 != $1 } == 1)
  }

  @Test("everything that shapes the code is among a service's inputs")
  func inputs() {
    let inputs = { (settings: SDKSettings) in SDKEmission(RecordedSpec.all, settings).services.map(\.inputs) }
    let package = SDKSettings.Package(name: "Tea", runtime: .path("../larkspur"))
    let other = SDKSettings.Package(name: "Tea", runtime: .url("https://example.org/larkspur", from: "1.0.0"))
    let settings = [
      Self.settings, SDKSettings(generator: "larkspur 2", docs: .full, withTests: true),
      SDKSettings(generator: "larkspur", docs: .none, withTests: true),
      SDKSettings(generator: "larkspur", docs: .full),
      SDKSettings(generator: "larkspur", docs: .full, layout: .files, withTests: true),
      SDKSettings(generator: "larkspur", docs: .full, package: package, withTests: true),
      SDKSettings(generator: "larkspur", docs: .full, package: other, withTests: true),
      SDKSettings(generator: "larkspur", docs: .full, selection: Selection(services: ["im"]), withTests: true),
      SDKSettings(generator: "larkspur", docs: .full, selection: Selection(endpoints: ["im"]), withTests: true),
    ]
    #expect(Set(settings.map(inputs)).count == settings.count)
  }
}
