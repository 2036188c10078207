import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Servers of a document", .tags(.attack))
struct ServerAttackTests {
  @Test("are hosts of the platform, and such as were allowed")
  func servers() {
    let spec = APISpec(endpoints: [
      Tea.endpoint("GET", "/a", name: "a") { $0.server = "https://evilfeishu.cn" },
      Tea.endpoint("GET", "/b", name: "b") { $0.server = "http://open.feishu.cn" },
      Tea.endpoint("GET", "/c", name: "c") { $0.server = "https://tea.example.com" },
      Tea.endpoint("GET", "@evil.example/d", name: "d"), Tea.endpoint("GET", "/e", name: "e"),
    ])
    let paths = { (hosts: PlatformHosts) -> [String] in
      let document = OpenAPIDocument(spec, title: "Tea", version: "1", hosts: hosts)
      guard case .object(let paths)? = document.value["paths"] else { return [] }
      return paths.map(\.key)
    }
    #expect(paths(.standard) == ["/e"])
    #expect(paths(PlatformHosts(allowing: ["tea.example.com"])) == ["/c", "/e"])
  }
}
