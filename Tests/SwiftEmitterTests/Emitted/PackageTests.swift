import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Packages")
struct PackageTests {
  private func emission(
    _ runtime: SDKSettings.Package.Runtime = .path("../larkspur"), selection: Selection = .everything
  ) -> Emission {
    var settings = Emission.settings(docs: .full, selection: selection)
    settings.package = SDKSettings.Package(name: "TeaSDK", runtime: runtime)
    return Emission(TeaHouse.spec, settings)
  }

  /// All constructs in one house. The files are Swift, so that `make lint` judges their layout.
  @Test("are as recorded")
  func golden() throws {
    try expectGolden(emission(), "TeaSDK")
  }

  @Test("come with the runtime from a folder or a repository")
  func runtime() {
    #expect(emission()["Package.swift"].contains(".package(name: \"larkspur\", path: \"../larkspur\")"))
    #expect(emission()["Package.swift"].contains(".product(name: \"LarkRuntime\", package: \"larkspur\")"))
    let url = emission(.url("https://example.com/tools/Larkspur.git", from: "1.2.0"))["Package.swift"]
    #expect(url.contains(".package(url: \"https://example.com/tools/Larkspur.git\", from: \"1.2.0\")"))
    #expect(url.contains(".product(name: \"LarkRuntime\", package: \"larkspur\")"))
  }

  @Test("of a selection hold and count what is selected")
  func selection() {
    let emission = emission(selection: Selection(endpoints: ["tea.v1.pot.get"]))
    #expect(!emission.paths.contains { $0.contains("LarkIM") })
    #expect(!emission["Package.swift"].contains("LarkIM"))
    #expect(emission["README.md"].contains("| `LarkTea` | `lark.tea` | 1 |"))
    #expect(emission["README.md"].contains("lark.tea.v1.pot.get(…)"))
  }
}
