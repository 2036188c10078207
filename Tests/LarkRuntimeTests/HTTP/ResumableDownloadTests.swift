import Foundation
import Synchronization
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A resumable download", .timeLimit(.minutes(5)))
struct ResumableDownloadTests {
  private static let content = Data((0..<10_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
  private static let other = Data((0..<9_000).map { UInt8(truncatingIfNeeded: $0 / 3) })

  /// Runs a closure with a folder that is there for it alone.
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  /// A download that waits by a clock of its own.
  private func download(_ folder: URL, attempts: Int = 3, onProgress: TransferProgress.Observer? = nil)
    -> ResumableDownload
  {
    ResumableDownload(
      to: folder.appendingPathComponent("file"), retries: RetryPolicy(attempts: attempts),
      clock: TestClock().clock, onProgress: onProgress)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("a resumable download goes on where the connection breaks, and leaves one file")
  func goesOn() async throws {
    let server = try RangeServer(.init(content: Self.content, breaksAfter: 4000))
    let seen = Mutex<[TransferProgress]>([])
    try await withFolder { folder in
      try await download(folder) { progress in seen.withLock { $0.append(progress) } }.run {
        try await server.download($0)
      }
      #expect(server.ranges == ["-", "bytes=4000-", "bytes=8000-"])
      #expect(try Data(contentsOf: folder.appendingPathComponent("file")) == Self.content)
      #expect(try names(in: folder) == ["file"])
    }
    let progress = seen.withLock { $0 }
    #expect(progress.first == TransferProgress(bytes: 0, total: 10_000) && progress.last?.fraction == 1)
    #expect(progress.map(\.bytes) == progress.map(\.bytes).sorted())
  }

  @Test("a resumable download goes on in another run of the program, and asks for nothing twice")
  func laterRun() async throws {
    let server = try RangeServer(.init(content: Self.content, breaksAfter: 4000))
    try await withFolder { folder in
      let broken = await #expect(throws: ResumableDownload.BrokenOff.self) {
        try await download(folder, attempts: 1).run { try await server.download($0) }
      }
      #expect(broken?.bytes == 4000)
      #expect(try names(in: folder) == [".file.part", ".file.part.version"])
      server.change { $0.breaksAfter = nil }
      try await download(folder).run { try await server.download($0) }
      #expect(server.ranges == ["-", "bytes=4000-"])
      #expect(try Data(contentsOf: folder.appendingPathComponent("file")) == Self.content)
      #expect(try names(in: folder) == ["file"])
    }
  }

  /// What becomes of a download that broke off after 4,000 bytes when the server has changed meanwhile.
  private func secondRun(
    _ first: RangeServer.Behaviour, change: (inout RangeServer.Behaviour) -> Void
  ) async throws -> (file: Data, ranges: [String]) {
    let server = try RangeServer(first)
    var result = (file: Data(), ranges: [String]())
    try await withFolder { folder in
      _ = try? await download(folder, attempts: 1).run { try await server.download($0) }
      server.change { behaviour in
        behaviour.breaksAfter = nil
        change(&behaviour)
      }
      try await download(folder).run { try await server.download($0) }
      result = (try Data(contentsOf: folder.appendingPathComponent("file")), server.ranges)
      #expect(try names(in: folder) == ["file"])
    }
    return result
  }

  @Test("a resumable download begins anew where the file has changed")
  func changed() async throws {
    let result = try await secondRun(.init(content: Self.content, breaksAfter: 4000)) { behaviour in
      (behaviour.content, behaviour.tag) = (Self.other, #""v2""#)
    }
    #expect(result.file == Self.other && result.ranges == ["-", "bytes=4000-"])
  }

  @Test(
    "a resumable download begins anew where the server sends the rest of another version without being asked to compare"
  )
  func changedBehindOurBack() async throws {
    // The server ignores If-Range: it takes any version for the one that was asked for.
    let result = try await secondRun(
      .init(content: Self.content, tag: nil, breaksAfter: 4000, extra: "ETag: \"a\"\r\n")
    ) {
      ($0.content, $0.extra) = (Self.other, "ETag: \"b\"\r\n")
    }
    #expect(result.file == Self.other && result.ranges == ["-", "bytes=4000-", "-"])
  }

  @Test("a resumable download begins anew where the server knows no ranges, or no versions")
  func noRanges() async throws {
    let noRanges = try await secondRun(.init(content: Self.content, breaksAfter: 4000, knowsRanges: false)) { _ in }
    #expect(noRanges.file == Self.content && noRanges.ranges == ["-", "bytes=4000-"])
    let noVersions = try await secondRun(.init(content: Self.content, tag: nil, breaksAfter: 4000)) { _ in }
    #expect(noVersions.file == Self.content && noVersions.ranges == ["-", "-"])
    let weak = try await secondRun(.init(content: Self.content, tag: #"W/"v1""#, breaksAfter: 4000)) { _ in }
    #expect(weak.file == Self.content && weak.ranges == ["-", "-"])
  }

  @Test("a resumable download takes a file that was whole already, and throws away one that was too long")
  func wholeAlready() async throws {
    for (rest, expected) in [(Data(), ["bytes=10000-"]), (Data([1, 2]), ["bytes=10002-", "-"])] {
      let server = try RangeServer(.init(content: Self.content))
      try await withFolder { folder in
        try (Self.content + rest).write(to: folder.appendingPathComponent(".file.part"))
        try Data(#"{"validator":"\"v1\"","total":10000}"#.utf8)
          .write(to: folder.appendingPathComponent(".file.part.version"))
        try await download(folder).run { try await server.download($0) }
        #expect(try Data(contentsOf: folder.appendingPathComponent("file")) == Self.content)
        #expect(server.ranges == expected)
      }
    }
  }

  @Test("a resumable download gives up after so many attempts without one new byte, and is patient while some come")
  func givesUp() async throws {
    let server = try RangeServer(.init(content: Self.content, breaksAfter: 0))
    try await withFolder { folder in
      let broken = await #expect(throws: ResumableDownload.BrokenOff.self) {
        try await download(folder, attempts: 3).run { try await server.download($0) }
      }
      #expect(broken?.attempts == 3 && server.ranges.count == 3)
      server.change { $0.breaksAfter = 1000 }
      try await download(folder, attempts: 2).run { try await server.download($0) }
      #expect(try Data(contentsOf: folder.appendingPathComponent("file")) == Self.content)
    }
  }

  @Test("a resumable download takes the length of its waits from the chance that it is given")
  func chance() async throws {
    let server = try RangeServer(.init(content: Self.content, breaksAfter: 0))
    try await withFolder { folder in
      let clock = TestClock()
      var download = ResumableDownload(
        to: folder.appendingPathComponent("file"),
        retries: RetryPolicy(attempts: 3, firstWait: .seconds(4), longestWait: .seconds(60)), clock: clock.clock)
      download.chance = { 0.25 }
      await #expect(throws: ResumableDownload.BrokenOff.self) {
        try await download.run { try await server.download($0) }
      }
      #expect(clock.sleeps == [.seconds(1), .seconds(2)])
    }
  }

  @Test("a resumable download leaves the old file alone until the new one is complete, and is alone with it")
  func atomic() async throws {
    let server = try RangeServer(.init(content: Self.content, breaksAfter: 4000))
    try await withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data("old".utf8).write(to: file)
      await #expect(throws: PartialFile.InUse(path: file.path)) {
        try await download(folder).run { options in
          let first = try await server.download(options)
          try await download(folder).run { try await server.download($0) }
          return first
        }
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    }
  }

  @Test("a resumable download throws what the platform refuses")
  func refused() async throws {
    let stub = StubTransport(status: 400, json: #"{"code":1061004,"msg":"no permission"}"#)
    let lark = LarkClient.stubbed(stub)
    let call = EndpointCall(Endpoint("a.v1.b.get", .get, "/file", tokens: .tenant, response: .binary))
    try await withFolder { folder in
      let error = await #expect(throws: LarkError.self) {
        try await download(folder).run { try await lark.download(call, $0) }
      }
      #expect(error?.code == 1_061_004)
    }
  }
}

@Suite("Ranges of content")
struct ContentRangeTests {
  @Test("ranges of content are read where they are well-formed")
  func reading() {
    #expect(ContentRange("bytes 100-199/500").map { [$0.start, $0.total] } == [100, 500])
    #expect(ContentRange("Bytes 0-0/*").map { [$0.start, $0.total] } == [0, nil])
    #expect(ContentRange("bytes */500").map { [$0.start, $0.total] } == [nil, 500])
    for text in ["", "bytes", "bytes 1-2", "items 1-2/3", "bytes 5-2/9", "bytes a-b/9", "bytes 1-/9"] {
      #expect(ContentRange(text) == nil, "\(text)")
    }
  }
}
