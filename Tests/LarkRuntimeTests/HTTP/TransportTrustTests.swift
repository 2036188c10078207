#if os(Linux)
  import Foundation
  import Testing

  @testable import LarkRuntime

  @Suite(
    "A transport trusts nobody without proof", .timeLimit(.minutes(5)), .enabled(if: SecureServer.isPossible))
  struct TransportTrustTests {
    private func failure(_ transport: CurlTransport, _ address: String) async throws -> TransportError? {
      let url = try #require(URL(string: address))
      return await #expect(throws: TransportError.self) {
        try await transport.send(OutgoingRequest(method: "GET", url: url))
      }
    }

    @Test("a certificate has to be signed by someone known, and for this host")
    func certificates() async throws {
      let server = try SecureServer()
      let trusting = CurlTransport(certificates: server.certificate)
      let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
      #expect(try await trusting.send(OutgoingRequest(method: "GET", url: url)).status == 200)
      let unknown = try await failure(CurlTransport(), "https://127.0.0.1:\(server.port)/")
      #expect(unknown?.kind == .untrusted)
      #expect(unknown?.message.hasPrefix("127.0.0.1:\(server.port) could not prove who it is: ") == true)
      let otherHost = try await failure(trusting, "https://localhost:\(server.port)/")
      #expect(otherHost?.kind == .untrusted)
    }

    @Test("a server that speaks no TLS is no connection")
    func noTLS() async throws {
      let server = try SecureServer()
      // The other way round: HTTP to a server that wants TLS gets no HTTP back.
      let error = try await failure(CurlTransport(), "http://127.0.0.1:\(server.port)/")
      #expect(error?.kind == .broken || error?.kind == .malformed)
    }
  }
#endif
