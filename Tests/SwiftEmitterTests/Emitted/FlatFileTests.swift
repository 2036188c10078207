import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Files of one module")
struct FlatFileTests {
  private func emission(_ layout: SDKSettings.Layout, _ selection: Selection = .everything) -> Emission {
    var settings = Emission.settings(docs: .full, selection: selection)
    settings.layout = layout
    return Emission(TeaHouse.spec, settings)
  }

  @Test("are one for each service and one for each version of it, beside each other")
  func names() {
    let paths = emission(.files).paths
    #expect(paths.contains("Lark_tea.swift"))
    #expect(paths.contains("Lark_tea_v1.swift"))
    #expect(paths.allSatisfy { !$0.contains("/") })
    #expect(
      Set(paths)
        == Set(
          Selection.services(of: TeaHouse.spec).map(FlatFileName.of) + [
            NameLock.fileName, InterfaceText.fileName, SDKRecord.fileName,
          ]))
  }

  @Test("have names in small letters that can be told from the settings")
  func fileNames() {
    #expect(FlatFileName.of("im.v1") == "Lark_im_v1.swift")
    #expect(FlatFileName.of("IM") == "Lark_im.swift")
    #expect(FlatFileName.of("security_and_compliance.v2-beta") == "Lark_security_and_compliance_v2_beta.swift")
  }

  /// The lines below the heads of all files.
  private func lines(_ emission: Emission) -> [String] {
    emission.sources.split(separator: "\n").map(String.init).filter { line in
      !line.hasPrefix("// ") && !line.contains("import LarkRuntime")
    }.sorted()
  }

  @Test("declare what the modules declare, and publish the same names")
  func content() {
    let (flat, modules) = (emission(.files), emission(.modules))
    #expect(lines(flat) == lines(modules))
    #expect(flat[InterfaceText.fileName] == modules[InterfaceText.fileName])
    #expect(flat[NameLock.fileName] == modules[NameLock.fileName])
  }

  @Test("import the runtime themselves, and name all pages that they come from")
  func head() {
    let pages = TeaHouse.spec.endpoints.filter { $0.name.scope == "tea.v1" }.flatMap { $0.sources.map(\.path) }
    let text = emission(.files)["Lark_tea_v1.swift"]
    #expect(text.contains("\n@_exported @_spi(Generated) import LarkRuntime\n\n"))
    for page in pages { #expect(text.contains(page)) }
  }

  @Test("are those of the services that were chosen")
  func selection() {
    let paths = emission(.files, Selection(services: ["tea.v1"])).paths
    #expect(paths == ["Lark_tea.swift", "Lark_tea_v1.swift", "api.txt", "names.lock", "sdk.json"])
  }

  @Test("may hold services whose names differ in nothing but capitals and underscores")
  func clashes() {
    let emission = Emission([
      Tea.endpoint(service: "tea_pot.v1"), Tea.endpoint("GET", "/open-apis/teaPot/v1/pots", service: "teaPot.v1"),
    ])
    #expect(emission.declarations("public struct TeaPotService").count == 1)
    #expect(emission.declarations("public struct TeaPotService2").count == 1)
  }
}
