import Foundation
import LarkDrive
import LarkIM
import LarkRuntime
import TestPrograms
import Testing

@Suite("Slow and cut connections, against the mock server", .timeLimit(.minutes(5)))
struct ConnectionTests {
  @Test("a slow answer is waited for")
  func slow() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client { $0.middlewares.append(Wishes(["delay=300"], for: "im")) }
    _ = try await lark.im.v1.chat.list()
    #expect(try platform.calls().count == 1)
  }

  @Test("an answer that takes longer than the call may is an error, and is not asked for again")
  func tooSlow() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client { $0.middlewares.append(Wishes(["", "delay=600000"], for: "im")) }
    // With the token in hand, the time is that of the answer.
    _ = try await lark.im.v1.chat.list()
    let error = await #expect(throws: LarkError.self) {
      _ = try await lark.im.v1.chat.list(options: CallOptions(timeout: .milliseconds(300)))
    }
    #expect(error?.kind == .timeout)
    #expect(try platform.calls().count <= 2)
  }

  @Test("a connection that ends before the answer, or in it, is opened again", arguments: ["cut", "cut-after"])
  func cut(mishap: String) async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(TestClock())
      $0.middlewares.append(Wishes([mishap, mishap], for: "im"))
    }
    let page = try await lark.im.v1.chat.list(pageSize: 2)
    #expect(page.items?.count == 2)
    // libcurl, which URLSession is built on here, opens a connection again on its own where an old one ends.
    let calls = try platform.calls()
    #expect(calls.count >= 3 && calls.last?.fault == nil)
    #expect(calls.dropLast().allSatisfy { $0.isCarriedOut == (mishap == "cut-after") })
  }

  @Test("a file whose connection ends in the middle is an error, never a shorter file")
  func cutDownload() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client { $0.middlewares.append(Wishes(["cut-after,file-size=3000000"], for: "drive")) }
    let file = try await lark.drive.v1.file.download(fileToken: "f")
    await #expect(throws: (any Error).self) { _ = try await file.bytes(upTo: 4_000_000) }
  }

  @Test("a server that is not there any more is an error that says so")
  func gone() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client(app: .tokens(.tenant("t-1"))) { $0.hurry(TestClock()) }
    #expect(platform.mock.end() == 0)
    let error = await #expect(throws: LarkError.self) { _ = try await lark.im.v1.chat.list() }
    #expect(error?.kind == .unreachable)
  }
}
