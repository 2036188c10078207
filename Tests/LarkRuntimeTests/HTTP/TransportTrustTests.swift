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

  /// A TLS server of openssl with a certificate of its own for 127.0.0.1.
  private final class SecureServer {
    private static let openssl = URL(fileURLWithPath: "/usr/bin/openssl")
    static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: openssl.path) }

    let port: Int
    let certificate: URL
    private let folder: URL
    private let process = Process()

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      certificate = folder.appendingPathComponent("certificate.pem")
      let key = folder.appendingPathComponent("key.pem").path
      let making = Process()
      making.executableURL = Self.openssl
      making.arguments = [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
        "/CN=larkspur", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate.path,
      ]
      making.standardError = FileHandle.nullDevice
      try making.run()
      making.waitUntilExit()
      let output = Pipe()
      process.executableURL = Self.openssl
      process.arguments = [
        "s_server", "-accept", "127.0.0.1:0", "-cert", certificate.path, "-key", key, "-www", "-naccept", "8",
      ]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      // It says `ACCEPT 127.0.0.1:PORT` when it is ready.
      var text = ""
      while !text.hasSuffix("\n") || !text.contains("ACCEPT") {
        guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else { break }
        text += String(decoding: byte, as: UTF8.self)
      }
      port = try #require(text.split(separator: ":").last.flatMap { Int($0.dropLast()) }, "\(text)")
    }

    deinit {
      // A process inherits which signals are ignored; this one is not.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: folder)
    }
  }
#endif
