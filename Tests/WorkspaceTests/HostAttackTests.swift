import APISpec
import DocReader
import TestValues
import Testing

@testable import Workspace

@Suite("Inputs that send calls elsewhere", .tags(.attack))
struct HostAttackTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let elsewhere = "https://tea.example.com"

  private func read(_ hosts: PlatformHosts, cache: CacheFolder?) async -> WorkspaceReading {
    let workspace = Workspace(cache: cache, hosts: hosts)
    return await workspace.read(workspace.find([folder("specs")]).pages)
  }

  @Test("are refused by who allows nothing, whatever the cache holds of others")
  func cache() async throws {
    let page = TeaPage.call(1, project: "tea").replacing("https://open.feishu.cn", with: Self.elsewhere)
    try folder.write(page, to: "specs/1.md")
    let cache = CacheFolder(folder("cache"))
    for _ in 0..<2 {
      let allowed = await read(PlatformHosts(allowing: ["tea.example.com"]), cache: cache)
      #expect(allowed.spec.endpoints.map(\.server) == [Self.elsewhere])
      let refused = await read(.standard, cache: cache)
      #expect(refused.spec.endpoints.isEmpty)
      #expect(refused.diagnostics.map(\.rule) == [.foreignHost])
    }
  }

  @Test("are refused where they are IR files")
  func ir() throws {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "get", origin: .explorer),
      title: "Pots", httpMethod: "GET", server: Self.elsewhere, path: "/pots")
    let read = { (hosts: PlatformHosts) -> SpecScreening in
      let text = String(decoding: CanonicalJSON.encode(APISpec(endpoints: [endpoint])), as: UTF8.self)
      let workspace = Workspace(hosts: hosts)
      return try workspace.read(#require(workspace.find([folder.write(text, to: "all.ir.json")]).irFiles.first))
    }
    #expect(try read(.standard).spec == APISpec())
    #expect(try read(.standard).diagnostics.map(\.rule) == [.foreignHost])
    #expect(try read(PlatformHosts(allowing: ["tea.example.com"])).spec.endpoints == [endpoint])
    endpoint.server = ""
    endpoint.path = "@evil.example/pots"
    #expect(try read(.standard).spec == APISpec())
  }
}
