import Foundation
import LarkAily
import LarkDrive
import LarkRuntime
import TestPrograms
import TestValues
import Testing

@Suite("Uploads and downloads", .timeLimit(.minutes(5)))
struct FileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func place(_ name: String) -> URL { URL(fileURLWithPath: folder(name)) }

  @Test("An upload sends a file from disk without changing a byte, and returns what the platform makes of it")
  func upload() async throws {
    let content = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try content.write(to: place("stock.bin"))
    let platform = try Platform(data: #"{"file_token":"box7"}"#)
    let file = try UploadFile.file(at: place("stock.bin"))
    let answer = try await platform.lark.drive.v1.file.uploadAll(
      body: .init(
        fileName: file.name, parentType: .explorer, parentNode: "fld1", size: try #require(file.size), file: file))
    #expect(answer.fileToken == "box7")
    let body = try #require(platform.onlyRequest).body
    #expect(body.range(of: Data("filename=\"stock.bin\"".utf8)) != nil)
    #expect(body.range(of: Data("\r\n\r\n200000\r\n".utf8)) != nil)
    #expect(body.range(of: content) != nil)
  }

  @Test("A file that is not there is an error before anything is sent")
  func missingFile() {
    #expect(throws: BodyStream.UnreadableFile.self) { try UploadFile.file(at: place("nowhere.bin")) }
  }

  @Test("A download goes to disk under the name that the platform gives")
  func download() async throws {
    let platform = try Platform { _ in
      .file("a,b\n1,2\n", disposition: #"attachment; filename="../../stock.csv""#)
    }
    let file = try await platform.lark.drive.v1.file.download(fileToken: "box1")
    #expect(file.length == 8)
    #expect(file.contentType == "application/octet-stream")
    let name = try #require(file.fileName)
    try await file.write(to: place(name))
    #expect(try folder.names == ["stock.csv"])
    #expect(try folder.read("stock.csv") == "a,b\n1,2\n")
  }

  @Test("A download can fetch a part, and be read into memory")
  func part() async throws {
    let platform = try Platform { _ in
      var reply = LoopbackServer.Reply.file("bcd")
      reply.status = 206
      return reply
    }
    let file = try await platform.lark.drive.v1.file.download(
      fileToken: "box1", options: CallOptions(headers: ["Range": "bytes=1-3"]))
    #expect(platform.onlyRequest?.headers["range"] == "bytes=1-3")
    #expect(try await file.bytes(upTo: 100) == Array("bcd".utf8))
  }

  @Test("An error that comes in the place of a file is thrown")
  func refusedDownload() async throws {
    let platform = try Platform { _ in .refusal(1_061_004, "forbidden", status: 403) }
    let error = await #expect(throws: LarkError.self) {
      try await platform.lark.drive.v1.file.download(fileToken: "box1")
    }
    #expect(error?.kind == .refused && error?.code == 1_061_004 && error?.httpStatus == 403)
  }

  @Test("A download that breaks off leaves nothing behind")
  func brokenDownload() async throws {
    let platform = try Platform { _ in
      var reply = LoopbackServer.Reply.file("half of ")
      reply.promisedLength = 100
      return reply
    }
    let file = try await platform.lark.drive.v1.file.download(fileToken: "box1")
    await #expect(throws: (any Error).self) { try await file.write(to: place("x.bin")) }
    #expect(try folder.names.isEmpty)
  }

  @Test("A streamed answer can be read while it comes")
  func stream() async throws {
    let isRead = DispatchSemaphore(value: 0)
    let platform = try Platform { _ in
      var reply = LoopbackServer.Reply(chunks: [Data("data: {\"n\":1}\n".utf8), Data("data: {\"n\":2}\n".utf8)])
      reply.headers = ["Content-Type": "text/event-stream"]
      reply.promisedLength = nil
      // The second part only comes when the first has been read.
      reply.onChunk = { isRead.wait() }
      return reply
    }
    let answer = try await platform.lark.aily.v1.appKnowledge.ask(
      appID: "a", body: .init(message: .init { $0.content = "?" }))
    #expect(answer.contentType == "text/event-stream" && answer.length == nil)
    var text = ""
    for try await chunk in answer.body {
      text += String(decoding: chunk, as: UTF8.self)
      if text.hasSuffix("\n") { isRead.signal() }
    }
    #expect(text == "data: {\"n\":1}\ndata: {\"n\":2}\n")
  }
}
