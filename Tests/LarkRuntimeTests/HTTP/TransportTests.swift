import Foundation
import LarkCorehr
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A transport against a real server", .timeLimit(.minutes(5)))
struct TransportTests {
  private func client(_ server: LoopbackServer, _ kind: TransportKind) -> LarkClient {
    LarkClient(
      app: .tokens(.tenant("t-1")), region: .custom(server.url),
      configuration: ClientConfiguration(transport: kind.make(), retries: .never))
  }

  @Test(
    "a transport sends method, path, headers and body, and reads status, headers and body",
    arguments: TransportKind.allCases)
  func roundTrip(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { request in
      let echo: JSONAny = [
        "line": .string(request.line), "body": .string(String(decoding: request.body, as: UTF8.self)),
        "token": .string(request.headers["authorization"] ?? ""),
        "type": .string(request.headers["content-type"] ?? ""),
      ]
      var reply = LoopbackServer.Reply((try? echo.jsonText()) ?? "")
      reply.headers["X-Tt-Logid"] = "L1"
      reply.status = 418
      return reply
    }
    let body: JSONAny = ["a": "流"]
    let response = try await client(server, kind).request(.patch, "/open-apis/x/1", query: ["q": "a b"], body: body)
    #expect(response.status == 418)
    #expect(response.headers["x-tt-logid"] == "L1")
    let echo = try response.json()
    #expect(echo["line"] == "PATCH /open-apis/x/1?q=a%20b HTTP/1.1")
    #expect(echo["body"] == #"{"a":"流"}"#)
    #expect(echo["token"] == "Bearer t-1")
    #expect(echo["type"] == "application/json; charset=utf-8")
  }

  @Test("a transport carries an emitted call, and its documented error", arguments: TransportKind.allCases)
  func emittedCall(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { request in
      guard request.line.hasPrefix("PUT /open-apis/corehr/v2/process_withdraw/7?") else {
        var reply = LoopbackServer.Reply(#"{"code":1161005,"msg":"changed"}"#)
        reply.status = 400
        return reply
      }
      return LoopbackServer.Reply(#"{"code":0,"msg":"ok","data":{}}"#)
    }
    let lark = client(server, kind)
    try await lark.corehr.v2.processWithdraw.update(
      processID: "7", userIDType: .openID, body: .init { $0.systemUser = true })
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "8")
    }
    #expect(error?.advice == "刚有人处理过，过一会儿再试")
  }

  @Test("a transport takes no transfer back whose head has been read", arguments: TransportKind.allCases)
  func headBeforeBody(_ kind: TransportKind) async throws {
    let isRead = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply(chunks: [Data("head ".utf8), Data("and body".utf8)])
      // The rest only comes when the head has been read: a transfer that is taken back then is never complete.
      reply.onChunk = { isRead.wait() }
      return reply
    }
    let transport = kind.make()
    // What went wrong here was a race, lost about once in 200 times.
    for _ in 0..<1000 {
      let response = try await transport.send(OutgoingRequest(method: "GET", url: server.url))
      isRead.signal()
      isRead.signal()
      #expect(try await response.body.collect(upTo: 100) == Array("head and body".utf8))
    }
  }

  @Test("a transport uploads a file beside fields without changing a byte", arguments: TransportKind.allCases)
  func upload(_ kind: TransportKind) async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    let content = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try content.write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let server = try LoopbackServer { request in
      let isWhole = request.body.range(of: content) != nil
      return LoopbackServer.Reply(#"{"code":0,"data":{"is_open":\#(isWhole),"size":\#(request.body.count)}}"#)
    }
    var call = EndpointCall(Endpoint("a.v1.b.upload", .post, "/upload", tokens: .tenant))
    call.multipart(Upload(file: try .file(at: place)) { $0.fileName = "x" })
    let folder: Folder = try await client(server, kind).send(call, .standard)
    #expect(folder.isOpen == true)
    #expect(try #require(folder.size) > 3_000_000)
  }

  @Test("a transport gives a download chunk by chunk, while it comes", arguments: TransportKind.allCases)
  func streamsDownload(_ kind: TransportKind) async throws {
    let chunks = (0..<5).map { Data(repeating: UInt8($0), count: 1000) }
    let isRead = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply(chunks: chunks)
      reply.headers = ["Content-Type": "application/octet-stream"]
      // The next chunk only comes when this one has been read: a transport that waits for the end waits for ever.
      reply.onChunk = { isRead.wait() }
      return reply
    }
    let call = EndpointCall(Endpoint("a.v1.b.get", .get, "/file", tokens: .tenant, response: .binary))
    let download = try await client(server, kind).download(call, .standard)
    #expect(download.length == 5000)
    var bytes = Data()
    for try await chunk in download.body {
      bytes.append(chunk)
      if bytes.count % 1000 == 0 { isRead.signal() }
    }
    #expect(bytes == chunks.reduce(Data(), +))
  }

  @Test("a transport says when nobody answers, and when the answer breaks off", arguments: TransportKind.allCases)
  func failures(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply(#"{"code":0}"#)
      reply.promisedLength = 1000
      return reply
    }
    let broken = await #expect(throws: LarkError.self) {
      try await client(server, kind).corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(broken?.kind == .incomplete && broken?.httpStatus == 200)
    #expect(broken?.description.contains("got an incomplete response with HTTP status 200") == true)
    let nobody = LarkClient(
      app: .tokens(.tenant("t")), region: .custom(try #require(URL(string: "http://127.0.0.1:9"))),
      configuration: ClientConfiguration(transport: kind.make(), retries: .never))
    let refused = await #expect(throws: LarkError.self) {
      try await nobody.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(refused?.kind == .unreachable)
    #expect(refused?.message.hasPrefix("No response came: ") == true)
    // The system's own text names its domains and keys.
    #expect(refused?.message.contains("Domain") == false && kind.explains(refused?.cause))
  }
}
