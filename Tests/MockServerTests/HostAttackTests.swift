import APISpec
import Testing

@Suite("A mock of calls to other hosts", .tags(.attack))
struct HostAttackTests {
  private static let spec: APISpec = {
    var spec = TeaSpec.spec
    spec.endpoints[0].server = "https://attacker.example"
    return spec
  }()

  private static func status(_ options: [String]) async throws -> (status: Int, log: Int) {
    let server = try MockProcess(spec, options)
    let path = spec.endpoints[0].path.replacing("{pot_id}", with: "1")
    let reply = try await server.client.send(spec.endpoints[0].httpMethod, path)
    return (reply.status, try server.log.count)
  }

  @Test("lacks them, unless they are allowed")
  func served() async throws {
    #expect(try await Self.status([]).status == 404)
    #expect(try await Self.status(["--allow-host", "attacker.example"]).status != 404)
  }
}
