import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Paths")
struct PathTests {
  @Test(
    "a template is its literals and names",
    arguments: [
      ("/pots", [], "/pots", "/pots"),
      ("/pots/{pot_id}/cups/{n}", ["pot_id", "n"], "/pots/{}/cups/{}", "/pots/{pot_id}/cups/{n}"),
      ("pots/{id}:pour", ["id"], "/pots/{}:pour", "/pots/{id}:pour"),
      ("/pots/{a:b}", ["a:b"], "/pots/{}", "/pots/{a_b}"),
      ("/pots/{}", [], "/pots/%7B%7D", "/pots/%7B%7D"),
      ("/pots/{id", [], "/pots/%7Bid", "/pots/%7Bid"),
      ("/pots/{{id}}", ["id"], "/pots/%7B{}%7D", "/pots/%7B{id}%7D"),
      ("", [], "/", "/"),
    ] as [(String, [String], String, String)])
  func templates(_ path: String, _ names: [String], _ key: String, _ written: String) {
    let template = PathTemplate(path)
    #expect(template.names == names)
    #expect(template.key == key)
    #expect(template.path(naming: template.parameterNames) == written)
  }

  @Test("paths are sorted, and the methods of a path stand together")
  func order() {
    let document = Tea.document([
      Tea.endpoint("DELETE", "/pots/{id}"), Tea.endpoint("GET", "/pots/{id}"), Tea.endpoint("POST", "/cups"),
    ])
    #expect(document["paths"]?.keys == ["/cups", "/pots/{id}"])
    #expect(document["paths"]?["/pots/{id}"]?.keys == ["get", "delete"])
  }

  @Test("paths that differ in parameter names only are one path, with the names of the first current endpoint")
  func sharedTemplate() {
    let document = Tea.document([
      Tea.endpoint("DELETE", "/pots/{old}") { $0.lifecycle = Lifecycle(.historic) },
      Tea.endpoint("GET", "/pots/{pot_id}"),
      Tea.endpoint("PUT", "/pots/{potToken}") {
        $0.pathParameters = [Field(name: "potToken", type: .int64, presence: .required, description: "Which pot")]
      },
    ])
    #expect(document["paths"]?.keys == ["/pots/{pot_id}"])
    #expect(document["paths"]?.first?.keys == ["get", "put", "delete"])
    #expect(
      document["paths"]?.first?["put"]?["parameters"]?.description
        == #"[{"name":"pot_id","in":"path","description":"Which pot","required":true,"#
        + #""schema":{"type":"integer","format":"int64"},"x-feishu-name":"potToken"}]"#)
  }

  @Test("of two endpoints with one method and path the first current one stands there, the other beside it")
  func alternates() throws {
    let document = Tea.document([
      Tea.endpoint("GET", "/pots/{id}", name: "old") { $0.lifecycle = Lifecycle(.historic) },
      Tea.endpoint("GET", "/pots/{pot}", name: "list"),
      Tea.endpoint("GET", "/pots/{pot}", name: "query") { $0.server = "https://cups.feishu.cn" },
      Tea.endpoint("PURGE", "/pots/{pot}", name: "purge"),
    ])
    let item = try #require(document["paths"]?["/pots/{pot}"])
    #expect(item["get"]?["operationId"] == "tea.v1.pot.list")
    let alternates = try #require(item["x-feishu-alternates"]).items
    #expect(
      alternates.map { $0["operation"]?["operationId"] } == ["tea.v1.pot.old", "tea.v1.pot.query", "tea.v1.pot.purge"])
    #expect(alternates.map { $0["method"] } == ["GET", "GET", "PURGE"])
    #expect(alternates[0]["path"] == "/pots/{id}")
    #expect(alternates[1]["server"] == "https://cups.feishu.cn")
  }

  @Test("operation identifiers are unique, and those under the paths come first")
  func identifiers() {
    let document = Tea.document([
      Tea.endpoint("GET", "/z") { $0.lifecycle = Lifecycle(.historic) },
      Tea.endpoint("GET", "/z"), Tea.endpoint("GET", "/a"), Tea.endpoint("GET", "/b", name: "get.2"),
      Tea.endpoint("GET", "/c") { $0.name.version = "" },
    ])
    #expect(document["paths"]?["/a"]?["get"]?["operationId"] == "tea.v1.pot.get")
    #expect(document["paths"]?["/b"]?["get"]?["operationId"] == "tea.v1.pot.get.2")
    #expect(document["paths"]?["/c"]?["get"]?["operationId"] == "tea.pot.get")
    #expect(document["paths"]?["/z"]?["get"]?["operationId"] == "tea.v1.pot.get.3")
    #expect(Set(document.all("operationId")).count == 5)
  }

  @Test("the most frequent host serves the document, others are named where they differ")
  func servers() {
    let elsewhere = { (endpoint: inout Endpoint) in endpoint.server = "https://cups.feishu.cn" }
    let document = Tea.document([
      Tea.endpoint("GET", "/a"), Tea.endpoint("GET", "/b"), Tea.endpoint("GET", "/c", elsewhere),
      Tea.endpoint("PUT", "/b", elsewhere), Tea.endpoint("GET", "/d"),
    ])
    #expect(document["servers"] == [["url": "https://open.feishu.cn"]])
    #expect(document["paths"]?["/a"]?.keys == ["get"])
    #expect(document["paths"]?["/b"]?["get"]?["servers"] == nil)
    #expect(document["paths"]?["/b"]?["put"]?["servers"] == [["url": "https://cups.feishu.cn"]])
    #expect(document["paths"]?["/c"]?["servers"] == [["url": "https://cups.feishu.cn"]])
  }
}
