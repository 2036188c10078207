import APISpec
import Testing

@testable import SwiftEmitter

@Suite("What changes in api.txt")
struct InterfaceChangeTests {
  private var changed: APISpec {
    var spec = TeaHouse.spec
    spec.endpoints[0].response.fields = []
    spec.endpoints.removeLast()
    return spec
  }

  @Test("is what two runs write, the second with the names of the first")
  func sameAsEmission() throws {
    let change = InterfaceChange(from: TeaHouse.spec, to: changed)
    let first = Emission(TeaHouse.spec)
    #expect(change.old == first["api.txt"])
    #expect(change.new == Emission(changed, lock: try first.lock())["api.txt"])
    #expect(change.old != change.new)
  }

  @Test("is nothing where nothing changed")
  func nothing() {
    let change = InterfaceChange(from: TeaHouse.spec, to: TeaHouse.spec)
    #expect(change.old == change.new)
    #expect(!change.old.isEmpty)
  }

  @Test("can be asked for some services")
  func services() {
    let all = InterfaceChange(from: TeaHouse.spec, to: changed).old.split(separator: "\n")
    let tea = InterfaceChange(from: TeaHouse.spec, to: changed, Selection(services: ["tea"])).old.split(separator: "\n")
    #expect(!tea.isEmpty && tea.count < all.count)
    #expect(Set(tea).isSubset(of: all))
  }
}
