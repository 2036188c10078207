import Foundation
import LarkBaike
import LarkDrive
import LarkIM
import LarkRuntime
import MockBehaviour
import Testing

@Suite("Broken and huge answers, against the mock server", .timeLimit(.minutes(5)))
struct BrokenAnswerTests {
  @Test("JSON that ends early, and no JSON at all, are errors with the body", arguments: ["truncated", "malformed"])
  func noJSON(mishap: String) async throws {
    let platform = try MockedPlatform()
    let lark = platform.client { $0.middlewares.append(Wishes([mishap], for: "im")) }
    let error = await #expect(throws: LarkError.self) { _ = try await lark.im.v1.chat.list() }
    #expect(error?.kind == .unreadable && error?.httpStatus == 200)
    #expect(error?.body.isEmpty == false)
    #expect(try platform.calls().count == 1)
  }

  @Test("a call that was carried out is not made again because its answer is broken")
  func carriedOut() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client { $0.middlewares.append(Wishes(["malformed"], for: "im")) }
    let error = await #expect(throws: LarkError.self) {
      try await lark.im.v1.message.patch(messageID: "om_1", body: .init(content: "{}"))
    }
    #expect(error?.kind == .unreadable)
    #expect(try platform.calls().count == 1)
  }

  @Test("fields of other kinds are nil and told; the rest of the answer is there")
  func wrongKinds() async throws {
    let platform = try MockedPlatform()
    let mismatches = Mismatches()
    let lark = platform.client {
      $0.middlewares.append(Wishes(["wrong-kinds"], for: "im"))
      $0.decoding.onMismatch = mismatches.add
    }
    let page = try await lark.im.v1.chat.list(pageSize: 2)
    #expect(page.items?.count == 2 && page.items?.first?.name == nil && page.hasMore == nil)
    #expect(mismatches.all.contains { $0.path == "$.data.items[1].name" && $0.expected == .string })
  }

  @Test("a list of thousands of items is read whole, page by page")
  func longList() async throws {
    let platform = try MockedPlatform(["--list-length", "3000"])
    var found: Set<String> = []
    for try await chat in platform.client().im.v1.chat.listAll(pageSize: 100) { found.insert(chat.chatID ?? "") }
    #expect(found.count == 3000)
    // An empty page stands among them that says that there is more.
    #expect(try platform.calls().count == 31)
  }

  @Test("an answer of 20 megabytes is read whole")
  func hugeAnswer() async throws {
    let chat = #"{"chat_id":"oc_1","name":"\#(String(repeating: "茶", count: 300))"}"#
    let chats = Array(repeating: chat, count: 21_000).joined(separator: ",")
    let platform = try Platform(data: "{\"items\":[\(chats)]}")
    let page = try await platform.lark.im.v1.chat.list()
    #expect(page.items?.count == 21_000)
    #expect(page.items?.last?.name?.count == 300)
  }

  @Test("one that is larger than the client allows is an error")
  func tooLarge() async throws {
    let platform = try MockedPlatform(["--list-length", "100"])
    let lark = platform.client { $0.responseLimit = 4096 }
    let error = await #expect(throws: LarkError.self) { _ = try await lark.im.v1.chat.list(pageSize: 100) }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains("4096") == true)
  }

  @Test("a large file comes in chunks, byte by byte as it is")
  func largeDownload() async throws {
    let platform = try MockedPlatform(["--file-size", "30000000"])
    let file = try await platform.client().drive.v1.file.download(fileToken: "f")
    #expect(file.length == 30_000_000)
    let content = FileContent(length: 30_000_000)
    var position = 0
    for try await chunk in file.body {
      #expect(chunk == Data(content.bytes(position..<(position + chunk.count))))
      position += chunk.count
    }
    #expect(position == 30_000_000)
  }

  @Test("a large file is sent whole")
  func largeUpload() async throws {
    let platform = try MockedPlatform()
    let chunks = AsyncThrowingStream<Data, any Error> { stream in
      for _ in 0..<20 { stream.yield(Data(repeating: 7, count: 1 << 20)) }
      stream.finish()
    }
    let file = UploadFile(name: "large.bin", content: .stream(chunks, length: 20 << 20))
    let answer = try await platform.client().drive.v1.file.uploadAll(
      body: .init(fileName: "large.bin", parentType: .explorer, parentNode: "fld", size: 20 << 20, file: file))
    #expect(answer.fileToken?.isEmpty == false)
    let call = try #require(try platform.calls().first)
    #expect(call.isCarriedOut)
    #expect(call.body?.array?.last?["bytes"]?.int64 == 20 << 20)
  }
}
