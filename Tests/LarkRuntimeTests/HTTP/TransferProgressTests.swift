import Foundation
import Synchronization
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The progress of a transfer", .timeLimit(.minutes(5)))
struct TransferProgressTests {
  /// What an observer was told.
  private final class Reports: Sendable {
    private let all = Mutex<[TransferProgress]>([])
    var observer: TransferProgress.Observer { { progress in self.all.withLock { $0.append(progress) } } }
    var values: [TransferProgress] { all.withLock { $0 } }
  }

  private static func upload(_ size: Int) -> EndpointCall {
    var call = EndpointCall(Endpoint("a.v1.b.upload", .put, "/upload", tokens: .tenant))
    call.multipart(Upload(file: .bytes(Data(repeating: 7, count: size), name: "a")) { $0.fileName = "x" })
    return call
  }

  @Test("the progress of an upload counts the whole body, up to its end", arguments: TransportKind.allCases)
  func upload(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { LoopbackServer.Reply(#"{"code":0,"size":\#($0.body.count)}"#) }
    let lark = LarkClient(
      app: .tokens(.tenant("t")), region: .custom(server.url),
      configuration: ClientConfiguration(transport: kind.make(), retries: .never))
    let reports = Reports()
    try await lark.perform(Self.upload(1_000_000), CallOptions(onUploadProgress: reports.observer))
    let size = Int64(try #require(server.requests.first).body.count)
    #expect(reports.values.last == TransferProgress(bytes: size, total: size))
    #expect(reports.values.count > 2)
    #expect(reports.values.map(\.bytes) == reports.values.map(\.bytes).sorted())
  }

  @Test("the progress of a call that is sent again begins at 0 again")
  func repetition() async throws {
    let reports = Reports()
    let failures = Mutex(1)
    let stub = StubTransport { _ in
      let fails = failures.withLock { count in
        defer { count = 0 }
        return count > 0
      }
      if fails { throw TransportError(.noConnection, "Nobody is there.") }
      return IncomingResponse(status: 200, body: .bytes(Array(#"{"code":0}"#.utf8)))
    }
    let lark = LarkClient.stubbed(stub) { configuration in
      configuration.retries = .standard
      configuration.clock = TestClock().clock
    }
    try await lark.perform(Self.upload(100), CallOptions(onUploadProgress: reports.observer))
    let half = reports.values.count / 2
    #expect(reports.values.first?.bytes == 0 && reports.values.last?.fraction == 1)
    #expect(Array(reports.values[..<half]) == Array(reports.values[half...]))
  }

  @Test("the progress of a download to a file ends at its length")
  func download() async throws {
    let server = try RangeServer(.init(content: Data(repeating: 1, count: 300_000)))
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let reports = Reports()
    try await server.download().write(to: place, onProgress: reports.observer)
    #expect(reports.values.first == TransferProgress(bytes: 0, total: 300_000))
    #expect(reports.values.last == TransferProgress(bytes: 300_000, total: 300_000))
    #expect(try Data(contentsOf: place).count == 300_000)
  }

  @Test("the progress of a transfer knows its fraction where the whole is known")
  func fractions() {
    #expect(TransferProgress(bytes: 1, total: 4).fraction == 0.25)
    #expect(TransferProgress(bytes: 0, total: 0).fraction == 1)
    #expect(TransferProgress(bytes: 9, total: nil).fraction == nil)
  }

  @Test("bytes come one by one in order, and end with the body")
  func bytes() async throws {
    let content = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 11) })
    let server = try RangeServer(.init(content: content))
    var bytes = Data()
    for try await byte in try await server.download().bytes { bytes.append(byte) }
    #expect(bytes == content)
    server.change { $0.breaksAfter = 10 }
    var count = 0
    await #expect(throws: (any Error).self) {
      for try await _ in try await server.download().bytes { count += 1 }
    }
    #expect(count == 10)
  }
}
