#if os(Linux)
  import Foundation
  import Testing

  /// A TLS server of openssl with a certificate of its own for 127.0.0.1.
  final class SecureServer {
    private static let openssl = URL(fileURLWithPath: "/usr/bin/openssl")
    static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: openssl.path) }

    let port: Int
    let certificate: URL
    private let folder: URL
    private let process = Process()

    /// A server that answers GET with a page about the connection.
    convenience init() throws {
      try self.init(options: ["-www"], answer: nil)
    }

    /// A server that answers whatever has a head with this text.
    convenience init(answer: String) throws {
      try self.init(options: [], answer: answer)
    }

    private init(options: [String], answer: String?) throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      certificate = folder.appendingPathComponent("certificate.pem")
      let key = folder.appendingPathComponent("key.pem")
      try Self.makeCertificate(at: certificate, key)
      let (output, input) = (Pipe(), Pipe())
      process.executableURL = Self.openssl
      process.arguments =
        ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate.path, "-key", key.path, "-naccept", "8"] + options
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      process.standardInput = answer == nil ? FileHandle.nullDevice : input
      try process.run()
      port = try #require(try Self.port(in: output.fileHandleForReading))
      guard let answer else { return }
      let (reading, writing) = (output.fileHandleForReading, input.fileHandleForWriting)
      Thread.detachNewThread { Self.answer(answer, reading, writing) }
    }

    deinit {
      // A process inherits which signals are ignored; this one is not.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: folder)
    }

    private static func makeCertificate(at certificate: URL, _ key: URL) throws {
      let making = Process()
      making.executableURL = openssl
      making.arguments = [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
        "/CN=larkspur", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key.path, "-out", certificate.path,
      ]
      making.standardError = FileHandle.nullDevice
      try making.run()
      making.waitUntilExit()
    }

    /// The port: openssl says `ACCEPT 127.0.0.1:PORT` when it is ready.
    private static func port(in output: FileHandle) throws -> Int? {
      var text = ""
      while !text.hasSuffix("\n") || !text.contains("ACCEPT") {
        guard let byte = try output.read(upToCount: 1), !byte.isEmpty else { return nil }
        text += String(decoding: byte, as: UTF8.self)
      }
      return text.split(separator: ":").last.flatMap { Int($0.dropLast()) }
    }

    /// Writes the answer behind each head: openssl puts out what clients send, and sends what it is given.
    private static func answer(_ answer: String, _ output: FileHandle, _ input: FileHandle) {
      var text = ""
      while let bytes = try? output.read(upToCount: 1), !bytes.isEmpty {
        text += String(decoding: bytes, as: UTF8.self)
        guard text.hasSuffix("\r\n\r\n") else { continue }
        text = ""
        try? input.write(contentsOf: Data(answer.utf8))
      }
    }
  }
#endif
