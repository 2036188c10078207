import APISpec
import Foundation
import MockBehaviour
import Testing

@Suite("The server, over HTTP")
struct ServerProcessTests {
  @Test("it says where it listens, answers, logs, and stops with status 0", arguments: [SIGTERM, SIGINT])
  func life(signal: Int32) async throws {
    let server = try MockProcess(TeaSpec.spec)
    let client = server.client
    #expect(server.announcement.hasPrefix("listening on http://127.0.0.1:"))
    let answer = try await client.send("GET", "/open-apis/tea/v1/pots/p%201", headers: client.authorization())
    #expect(answer.status == 200)
    #expect(String(decoding: answer.body, as: UTF8.self) == TeaSpec.pot.response.examples[0].text)
    #expect(try await client.send("GET", "/open-apis/tea/v1/pots/p1").status == 400)
    #expect(server.end(signal) == 0)
    let log = try server.log
    #expect(log.map { $0["status"] } == [200, 200, 400])
    #expect(log[1]["endpoint"] == "tea.v1.pot.get")
    #expect(log[1]["path"] == "/open-apis/tea/v1/pots/p%201")
  }

  @Test("an upload passes through, whatever its length")
  func upload() async throws {
    let server = try MockProcess(TeaSpec.spec)
    let client = server.client
    var body = Data("--tea\r\nContent-Disposition: form-data; name=\"image_type\"\r\n\r\nmessage\r\n".utf8)
    body += Data("--tea\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n".utf8)
    body += Data(repeating: 7, count: 3_000_000)
    body += Data("\r\n--tea--\r\n".utf8)
    var headers = try await client.authorization()
    headers["Content-Type"] = "multipart/form-data; boundary=tea"
    #expect(try await client.send("POST", "/open-apis/im/v1/images", body: body, headers: headers).status == 200)
    #expect(server.end() == 0)
    #expect(
      try server.log[1]["body"] == [
        ["name": "image_type", "bytes": 7], ["name": "image", "fileName": "a.png", "bytes": 3_000_000],
      ])
  }

  @Test("a download is the same bytes, whole and in stretches")
  func download() async throws {
    let server = try MockProcess(TeaSpec.spec, ["--file-size", "1000000"])
    let client = server.client
    var headers = try await client.authorization()
    let whole = try await client.send("GET", "/open-apis/im/v1/images/img", headers: headers)
    #expect(Array(whole.body) == FileContent(length: 1_000_000).bytes(0..<1_000_000))
    headers["Range"] = "bytes=999000-"
    let rest = try await client.send("GET", "/open-apis/im/v1/images/img", headers: headers)
    #expect(rest.status == 206)
    #expect(rest.body == whole.body.suffix(1000))
  }

  @Test("cut connections are errors of the client", arguments: ["cut", "cut-after"])
  func cut(wish: String) async throws {
    let server = try MockProcess(TeaSpec.spec)
    let client = server.client
    var headers = try await client.authorization()
    headers["X-Larkspur-Mock"] = wish
    await #expect(throws: URLError.self) {
      try await client.send("GET", "/open-apis/im/v1/images/img", headers: headers)
    }
    #expect(server.end() == 0)
    #expect(try server.log.last?["carriedOut"] == .bool(wish == "cut-after"))
  }

  @Test("answers that wait for their time keep no thread from the others, and a stop sends them at once")
  func waiting() async throws {
    let server = try MockProcess(TeaSpec.spec)
    let client = server.client
    var headers = try await client.authorization()
    headers["X-Larkspur-Mock"] = "delay=600000"
    let slow = headers
    try await withThrowingTaskGroup(of: Int.self) { group in
      // The session opens no more than six connections to a host; one stays for the call in between.
      for _ in 0..<5 {
        group.addTask { try await client.send("GET", "/open-apis/tea/v1/pots/slow", headers: slow).status }
      }
      while try server.log.count < 6 { await Task.yield() }
      #expect(try await client.send("GET", "/open-apis/nothing").status == 404)
      #expect(server.end() == 0)
      for try await status in group { #expect(status == 200) }
    }
  }

  @Test("a port that is taken is an error that says so")
  func takenPort() async throws {
    let server = try MockProcess(TeaSpec.spec)
    let other = try MockProcess(TeaSpec.spec, ["--port", "\(server.url.port ?? 0)"])
    #expect(other.announcement.isEmpty)
    #expect(other.end() == 4)
  }
}
