import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Bodies")
struct BodyTests {
  @Test("bodies of several parts stream their files, and cannot be broken by names")
  func multipart() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try Data("file bytes".utf8).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    var call = EndpointCall(Endpoint("a.v1.b.upload", .post, "/x", tokens: .tenant))
    call.multipart(
      Upload(file: try .file(at: place, name: "a\"\r\n流.txt", contentType: "text/plain")) {
        $0.fileName = "a.txt"
        $0.size = 10
        $0.tags = ["x", "y"]
        $0.meta = ["k": "v"]
      })
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
      Content-Disposition: form-data; name="tag"

      x
      --B
      Content-Disposition: form-data; name="tag"

      y
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

  @Test("bodies of forms are encoded as a query is")
  func forms() async throws {
    var call = EndpointCall(Endpoint("a.v1.b.post", .post, "/x", tokens: .tenant))
    call.form(
      Enquiry {
        $0.text = "1 & 2"
        $0.kinds = [.shared, "other"]
        $0.filter = ["k": [1, 2]]
      })
    let stub = StubTransport(json: #"{"code":0}"#)
    try await LarkClient.stubbed(stub).perform(call, .standard)
    #expect(await stub.log.last?.body == "text=1%20%26%202&kind=shared&kind=other&filter=%7B%22k%22%3A%5B1%2C2%5D%7D")
    #expect(await stub.log.last?.headers["Content-Type"] == "application/x-www-form-urlencoded")
  }

  @Test("bodies of forms leave out what is nil, and may be empty")
  func emptyForms() async throws {
    var call = EndpointCall(Endpoint("a.v1.b.post", .post, "/x", tokens: .tenant))
    call.form(Enquiry())
    let stub = StubTransport(json: #"{"code":0}"#)
    try await LarkClient.stubbed(stub).perform(call, .standard)
    #expect(await stub.log.last?.body == "")
    call.multipart(Upload(file: nil))
    try await LarkClient.stubbed(stub).perform(call, .standard)
    #expect(await stub.log.last?.body == "--B--\r\n")
  }

  @Test("bodies of forms without parts refuse files, before anything is sent")
  func fileInPlainForm() async {
    var call = EndpointCall(Endpoint("a.v1.b.post", .post, "/x", tokens: .tenant))
    call.form(Upload(file: .bytes([1], name: "a")))
    #expect(await Self.refusal(of: call)?.cause as? FileInPlainForm == FileInPlainForm(field: "file"))
  }

  @Test("bodies of files follow links, and are refused where there is no file to read")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("ten.txt")
    let link = folder.appendingPathComponent("link")
    try Data("ten bytes.".utf8).write(to: file)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    #expect(try UploadFile.file(at: link).size == 10)
    let missing = #expect(throws: BodyStream.UnreadableFile.self) {
      try UploadFile.file(at: folder.appendingPathComponent("none.txt"))
    }
    #expect(missing?.description.hasPrefix("The file '\(folder.path)/none.txt' cannot be sent. ") == true)
    #expect(throws: BodyStream.UnreadableFile.self) { try BodyStream.file(at: folder) }
  }

  @Test("bodies know their length and whether they can be sent again")
  func properties() async throws {
    let stream = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.yield(Data("ab".utf8))
      continuation.yield(Data("c".utf8))
      continuation.finish()
    }
    let mixed = BodyStream(pieces: BodyStream.bytes([1, 2]).pieces + BodyStream.stream(stream).pieces)
    #expect(mixed.length == nil && !mixed.isReplayable)
    #expect(BodyStream.bytes([1, 2]).length == 2 && BodyStream.bytes([]).isReplayable)
    #expect(UploadFile.bytes([1, 2], name: "a").size == 2 && UploadFile(name: "a", content: mixed).size == nil)
    #expect(try await mixed.collect(upTo: 5) == [1, 2, 97, 98, 99])
    await #expect(throws: BodyStream.TooLarge(limit: 1)) { try await BodyStream.bytes([1, 2]).collect(upTo: 1) }
  }

  @Test("bodies refuse to be sent with numbers that JSON cannot express")
  func unwritable() async {
    var call = EndpointCall(Endpoint("a.v1.b.post", .post, "/x", tokens: .tenant))
    call.json(FolderPatch { $0.share = .nan })
    #expect(await Self.refusal(of: call)?.kind == .invalidRequest)
    call.multipart(Enquiry { $0.share = .infinity })
    #expect(await Self.refusal(of: call)?.cause is JSONBodyWriter.Unwritable)
    call.form(Enquiry { $0.share = .infinity })
    #expect(await Self.refusal(of: call)?.cause is JSONBodyWriter.Unwritable)
  }

  /// Why a call is not made; nil where it is.
  private static func refusal(of call: EndpointCall) async -> LarkError? {
    let stub = StubTransport(json: "{}")
    let error = await #expect(throws: LarkError.self) { try await LarkClient.stubbed(stub).perform(call, .standard) }
    #expect(await stub.log.requests.isEmpty)
    return error
  }

  @Test("the names of headers have no case")
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
