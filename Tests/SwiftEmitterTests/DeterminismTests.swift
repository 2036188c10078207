import APISpec
import TestValues
import Testing

@testable import SwiftEmitter

/// Properties that hold whatever is documented, tried on the tea house and on documentation from a generator.
@Suite("Emission")
struct DeterminismTests {
  private static let specs =
    [TeaHouse.spec]
    + (1...12).map { seed in
      var generator = TeaGenerator(seed: seed)
      return generator.spec()
    }

  private func expectSame(
    _ a: Emission, _ b: Emission, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(a.paths == b.paths, "\(comment)", sourceLocation: sourceLocation)
    for path in a.paths where a[path] != b[path] {
      expect("\(comment) \(path)\n" + b[path], "\(comment) \(path)\n" + a[path], sourceLocation: sourceLocation)
      return
    }
    #expect(a.sdk.notes == b.sdk.notes, "\(comment)", sourceLocation: sourceLocation)
  }

  private func shuffled(_ spec: APISpec, _ seed: UInt64) -> APISpec {
    var numbers = SeededNumbers(seed: seed)
    return APISpec(
      endpoints: spec.endpoints.shuffled(using: &numbers), events: spec.events.shuffled(using: &numbers),
      shapes: spec.shapes.shuffled(using: &numbers))
  }

  @Test("does not depend on the order of endpoints, events and shapes", arguments: specs.indices)
  func order(index: Int) {
    let spec = Self.specs[index]
    expectSame(Emission(spec), Emission(shuffled(spec, UInt64(index))), "seed \(index)")
  }

  @Test("changes nothing the second time, with its own names.lock", arguments: specs.indices)
  func idempotence(index: Int) throws {
    let first = Emission(Self.specs[index])
    let second = Emission(Self.specs[index], lock: try first.lock())
    for path in first.paths where first[path] != second[path] {
      expect("seed \(index) \(path)\n" + second[path], "seed \(index) \(path)\n" + first[path])
      return
    }
    #expect(first.paths == second.paths)
    #expect(second.sdk.notes.filter { $0.kind == .retained || $0.kind == .broken } == [])
  }

  @Test("settles after one run where the documentation has changed", arguments: specs.indices)
  func settling(index: Int) throws {
    let old = try Emission(Self.specs[(index + 1) % Self.specs.count]).lock()
    let first = Emission(Self.specs[index], lock: old)
    let second = Emission(Self.specs[index], lock: try first.lock())
    let third = Emission(Self.specs[index], lock: try second.lock())
    expectSame(second, third, "seed \(index)")
    #expect(try first.lock() == second.lock(), "seed \(index)")
  }

  @Test("with a lock does not depend on order either", arguments: specs.indices)
  func orderWithLock(index: Int) throws {
    let lock = try Emission(Self.specs[(index + 1) % Self.specs.count]).lock()
    let spec = Self.specs[index]
    expectSame(
      Emission(spec, lock: lock), Emission(shuffled(spec, UInt64(index)), lock: lock), "seed \(index)")
  }

  @Test("gives every declaration of a namespace a name of its own", arguments: specs.indices)
  func names(index: Int) throws {
    let emission = Emission(Self.specs[index])
    let lines = emission["api.txt"].split(separator: "\n").map { $0.prefix { $0 != ":" && $0 != "=" && $0 != " " } }
    let declared = lines.filter { !$0.contains("(") }
    #expect(Set(declared).count == declared.count, "seed \(index)")
    let paths = emission.paths.map { $0.lowercased() }
    #expect(Set(paths).count == paths.count, "seed \(index)")
  }
}
