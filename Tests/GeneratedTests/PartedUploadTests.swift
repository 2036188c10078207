import Foundation
import LarkDrive
import LarkRuntime
import Synchronization
import TestPrograms
import Testing

@Suite("Uploads in parts", .timeLimit(.minutes(5)))
struct PartedUploadTests {
  private static let content = "abcdefghij"

  /// A platform that takes parts of four bytes, and refuses the part of this number once.
  private func platform(parts: Int = 3, failingAt number: Int? = nil) throws -> Platform {
    let failures = Mutex(number == nil ? 0 : 1)
    return try Platform { request in
      if request.target.hasSuffix("prepare") {
        return .data(#"{"upload_id":"u1","block_size":4,"block_num":\#(parts)}"#)
      }
      if request.target.hasSuffix("finish") { return .data(#"{"file_token":"box9"}"#) }
      let isUnlucky = number.map { request.text.contains("name=\"seq\"\r\n\r\n\($0)\r\n") } ?? false
      let fails = failures.withLock { left in
        guard isUnlucky, left > 0 else { return false }
        left -= 1
        return true
      }
      return fails ? .refusal(1_061_002) : .data("{}")
    }
  }

  private func body(size: Int = content.utf8.count) -> DriveService.V1.FileResource.UploadPrepareBody {
    .init(fileName: "a.bin", parentType: .explorer, parentNode: "fld1", size: size)
  }

  private let file = UploadFile.bytes(content.utf8, name: "a.bin")

  /// Number, size, checksum and content of the parts that a server got.
  private func parts(_ server: LoopbackServer) -> [String] {
    server.requests.filter { $0.target.hasSuffix("part") }.map { request in
      request.text.split(separator: "--B\r\n").map { $0.split(separator: "\r\n", omittingEmptySubsequences: false) }
        .compactMap { lines in lines.firstIndex(of: "").map { String(lines[$0 + 1]) } }.joined(separator: " ")
    }
  }

  @Test("open, send each part with its checksum, and close")
  func whole() async throws {
    let platform = try platform()
    let seen = Mutex<[Int]>([])
    let answer = try await platform.lark.drive.v1.file.uploadInParts(
      body: body(), file: file, progress: { session in seen.withLock { $0.append(session.sentParts) } })
    #expect(answer.fileToken == "box9")
    #expect(parts(platform.server) == ["u1 0 4 64487819 abcd", "u1 1 4 67109275 efgh", "u1 2 2 20840660 ij"])
    #expect(seen.withLock { $0 } == [1, 2, 3])
    #expect(platform.server.requests.last?.text == #"{"upload_id":"u1","block_num":3}"#)
  }

  @Test("go on where they failed")
  func resumed() async throws {
    let platform = try platform(failingAt: 1)
    let last = Mutex<UploadSession?>(nil)
    let keep: @Sendable (UploadSession) -> Void = { session in last.withLock { $0 = session } }
    await #expect(throws: LarkError.self) {
      try await platform.lark.drive.v1.file.uploadInParts(body: body(), file: file, progress: keep)
    }
    let session = try #require(last.withLock { $0 })
    #expect(session == UploadSession(id: "u1", partSize: 4, partCount: 3, sentParts: 1))
    let kept = try JSONDecoder().decode(UploadSession.self, from: JSONEncoder().encode(session))
    let answer = try await platform.lark.drive.v1.file.uploadInParts(body: body(), file: file, resuming: kept)
    #expect(answer.fileToken == "box9")
    #expect(parts(platform.server).map { $0.split(separator: " ")[1] } == ["0", "1", "1", "2"])
    #expect(platform.server.requests.filter { $0.target.hasSuffix("prepare") }.count == 1)
  }

  @Test("notice a file that is not what was announced")
  func changed() async throws {
    let platform = try platform()
    let size = await #expect(throws: LarkError.self) {
      try await platform.lark.drive.v1.file.uploadInParts(body: body(size: 11), file: file)
    }
    #expect(size?.kind == .invalidRequest)
    #expect(platform.server.requests.isEmpty)
    for parts in [2, 4] {
      let other = try self.platform(parts: parts)
      let count = await #expect(throws: LarkError.self) {
        try await other.lark.drive.v1.file.uploadInParts(body: body(), file: file)
      }
      #expect(count?.kind == .invalidRequest)
      #expect(!other.server.requests.contains { $0.target.hasSuffix("finish") })
    }
  }

  @Test("read a file on disk while they send it, also an empty one")
  func onDisk() async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("parts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(repeating: 7, count: 100_001).write(to: url)
    let platform = try Platform { request in
      request.target.hasSuffix("prepare")
        ? .data(#"{"upload_id":"u1","block_size":65536,"block_num":2}"#) : .data(#"{"file_token":"box9"}"#)
    }
    try await platform.lark.drive.v1.file.uploadInParts(body: body(size: 100_001), file: .file(at: url))
    #expect(parts(platform.server).map { $0.split(separator: " ")[2] } == ["65536", "34465"])
    try Data().write(to: url)
    let empty = try self.platform(parts: 0)
    try await empty.lark.drive.v1.file.uploadInParts(body: body(size: 0), file: .file(at: url))
    #expect(parts(empty.server).isEmpty)
  }
}

extension LoopbackServer.Request {
  /// The path and query.
  fileprivate var target: Substring { line.split(separator: " ")[1] }
}
