import Foundation
import LoopbackServers
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("URLSession against a real server", .timeLimit(.minutes(1)))
struct URLSessionTransportTests {
  private func client(_ server: LoopbackServer) -> LarkClient {
    LarkClient(
      app: .tokens(.tenant("t-1")), region: .custom(server.url), configuration: ClientConfiguration(retries: .never))
  }

  @Test("sends method, path, headers and body, and reads status, headers and body")
  func roundTrip() async throws {
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
    let response = try await client(server).request(.patch, "/open-apis/x/1", query: ["q": "a b"], body: body)
    #expect(response.status == 418)
    #expect(response.headers["x-tt-logid"] == "L1")
    let echo = try response.json()
    #expect(echo["line"] == "PATCH /open-apis/x/1?q=a%20b HTTP/1.1")
    #expect(echo["body"] == #"{"a":"流"}"#)
    #expect(echo["token"] == "Bearer t-1")
    #expect(echo["type"] == "application/json; charset=utf-8")
  }

  @Test("carries an emitted call, and its documented error")
  func emittedCall() async throws {
    let server = try LoopbackServer { request in
      guard request.line.hasPrefix("PUT /open-apis/corehr/v2/process_withdraw/7?") else {
        var reply = LoopbackServer.Reply(#"{"code":1161005,"msg":"changed"}"#)
        reply.status = 400
        return reply
      }
      return LoopbackServer.Reply(#"{"code":0,"msg":"ok","data":{}}"#)
    }
    let lark = client(server)
    try await lark.corehr.v2.processWithdraw.update(
      processID: "7", userIDType: .openID, body: .init { $0.systemUser = true })
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "8")
    }
    #expect(error?.advice == "Wait a moment and try again.")
  }

  @Test("takes no transfer back whose head has been read")
  func headBeforeBody() async throws {
    let isRead = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply(chunks: [Data("head ".utf8), Data("and body".utf8)])
      // The rest only comes when the head has been read: a transfer that is taken back then is never complete.
      reply.onChunk = { isRead.wait() }
      return reply
    }
    let transport = URLSessionTransport()
    // What went wrong here was a race, lost about once in 200 times.
    for _ in 0..<1000 {
      let response = try await transport.send(OutgoingRequest(method: "GET", url: server.url))
      isRead.signal()
      isRead.signal()
      #expect(try await response.body.collect(upTo: 100) == Array("head and body".utf8))
    }
  }

  @Test("uploads a file beside fields without changing a byte")
  func upload() async throws {
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
    let folder: Folder = try await client(server).send(call, .standard)
    #expect(folder.isOpen == true)
    #expect(try #require(folder.size) > 3_000_000)
  }

  @Test("gives a download chunk by chunk, while it comes")
  func streamsDownload() async throws {
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
    let download = try await client(server).download(call, .standard)
    #expect(download.length == 5000)
    var bytes = Data()
    for try await chunk in download.body {
      bytes.append(chunk)
      if bytes.count % 1000 == 0 { isRead.signal() }
    }
    #expect(bytes == chunks.reduce(Data(), +))
  }

  @Test("loses nothing while the reader of a download is slow, and holds it back where the platform can")
  func slowReader() async throws {
    let chunks = (0..<64).map { Data(repeating: UInt8($0), count: 250_000) }
    let sent = MovableClock()
    let start = sent.now
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply(chunks: chunks)
      reply.onChunk = { sent.advance(1) }
      return reply
    }
    let transport = URLSessionTransport()
    let response = try await transport.send(OutgoingRequest(method: "GET", url: server.url))
    try await Task.sleep(for: .milliseconds(500))
    #if !os(Linux)
      // What is on its way fills some chunks and the buffers of the connection; the rest waits in the server.
      #expect(sent.now.timeIntervalSince(start) < 32)
    #endif
    var count = 0
    for try await chunk in response.body {
      let isRight = chunk.indices.allSatisfy { chunk[$0] == UInt8((count + $0 - chunk.startIndex) / 250_000) }
      #expect(isRight)
      count += chunk.count
    }
    #expect(count == 16_000_000)
    #expect(sent.now.timeIntervalSince(start) == 64)
  }

  #if !canImport(FoundationNetworking)
    @Test("goes through a proxy where there is one")
    func proxy() async throws {
      let server = try LoopbackServer { LoopbackServer.Reply(#"{"code":0,"line":"\#($0.line)"}"#) }
      let transport = URLSessionTransport(proxy: HTTPProxy(host: "127.0.0.1", port: Int(server.port)))
      let lark = LarkClient(
        app: .tokens(.tenant("t-1")), region: .custom(try #require(URL(string: "http://open.example.invalid"))),
        configuration: ClientConfiguration(transport: transport, retries: .never))
      let response = try await lark.request(.get, "/open-apis/x")
      #expect(try response.json()["line"] == "GET http://open.example.invalid/open-apis/x HTTP/1.1")
    }
  #endif

  // The answer comes after ten minutes; who waits for it instead of ending the transfer runs into the limit.
  @Test("ends the transfer when the calling task is cancelled", .timeLimit(.minutes(2)))
  func cancellation() async throws {
    let server = try LoopbackServer { _ in
      LoopbackServer.Reply(chunks: [Data(repeating: 1, count: 10)], pause: 600)
    }
    let lark = client(server)
    let call = Task { try await lark.request(.get, "/slow") }
    try await Task.sleep(for: .milliseconds(100))
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
  }

  @Test("says when nobody answers, and when the answer breaks off")
  func failures() async throws {
    let server = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply(#"{"code":0}"#)
      reply.promisedLength = 1000
      return reply
    }
    let broken = await #expect(throws: LarkError.self) {
      try await client(server).corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(broken?.kind == .unreachable)
    let nobody = LarkClient(
      app: .tokens(.tenant("t")), region: .custom(try #require(URL(string: "http://127.0.0.1:9"))),
      configuration: ClientConfiguration(retries: .never))
    let refused = await #expect(throws: LarkError.self) {
      try await nobody.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(refused?.kind == .unreachable)
    #expect(refused?.message.hasPrefix("No response came: ") == true)
    // The system's own text names its domains and keys.
    #expect(refused?.message.contains("Domain") == false && refused?.cause is URLError)
  }
}
