import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Bodies")
struct BodyTests {
  @Test("of several parts stream their files, and cannot be broken by names")
  func multipart() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try Data("file bytes".utf8).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    var call = EndpointCall(Endpoint("a.v1.b.upload", .post, "/x", tokens: .tenant))
    call.multipart()
    call.field("file_name", "a.txt")
    call.field("size", 10)
    call.field("none", String?.none)
    call.jsonField("meta", ["k": "v"])
    call.file("file", try .file(at: place, name: "a\"\r\n流.txt", contentType: "text/plain"))
    let stub = StubTransport(json: #"{"code":0}"#)
    try await LarkClient.stubbed(stub).perform(call, .standard)
    let request = try #require(await stub.log.last)
    #expect(request.headers["Content-Type"] == "multipart/form-data; boundary=B")
    let expected = """
      --B
      Content-Disposition: form-data; name="file_name"

      a.txt
      --B
      Content-Disposition: form-data; name="size"

      10
      --B
      Content-Disposition: form-data; name="meta"

      {"k":"v"}
      --B
      Content-Disposition: form-data; name="file"; filename="a%22%0D%0A流.txt"
      Content-Type: text/plain

      file bytes
      --B--

      """
    #expect(request.body == expected.replacingOccurrences(of: "\n", with: "\r\n"))
  }

  @Test("of forms are encoded as a query is")
  func forms() async throws {
    var call = EndpointCall(Endpoint("a.v1.b.post", .post, "/x", tokens: .tenant))
    call.field("a", "1 & 2")
    call.field("b", true)
    let stub = StubTransport(json: #"{"code":0}"#)
    try await LarkClient.stubbed(stub).perform(call, .standard)
    #expect(await stub.log.last?.body == "a=1%20%26%202&b=true")
  }

  @Test("know their length and whether they can be sent again")
  func properties() async throws {
    let stream = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.yield(Data("ab".utf8))
      continuation.yield(Data("c".utf8))
      continuation.finish()
    }
    let mixed = BodyStream(pieces: BodyStream.bytes([1, 2]).pieces + BodyStream.stream(stream).pieces)
    #expect(mixed.length == nil && !mixed.isReplayable)
    #expect(BodyStream.bytes([1, 2]).length == 2 && BodyStream.bytes([]).isReplayable)
    #expect(try await mixed.collect(upTo: 5) == [1, 2, 97, 98, 99])
    await #expect(throws: BodyStream.TooLarge(limit: 1)) { try await BodyStream.bytes([1, 2]).collect(upTo: 1) }
  }

  @Test("refuse to be sent with numbers that JSON cannot express")
  func unwritable() async {
    var call = EndpointCall(Endpoint("a.v1.b.post", .post, "/x", tokens: .tenant))
    call.json(FolderPatch { $0.share = .nan })
    let stub = StubTransport(json: "{}")
    let sent = call
    let error = await #expect(throws: LarkError.self) {
      try await LarkClient.stubbed(stub).perform(sent, .standard)
    }
    #expect(error?.kind == .invalidRequest)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("stand behind headers whose names have no case")
  func headers() {
    var headers: HTTPHeaders = ["Content-Type": "a", "X-B": "1"]
    headers["content-type"] = "b"
    headers.append("x-b", "2")
    #expect(headers.map(\.value) == ["b", "1", "2"])
    headers.merge(["X-b": "3"])
    headers["Content-TYPE"] = nil
    #expect(headers.map(\.value) == ["3"])
  }
}
