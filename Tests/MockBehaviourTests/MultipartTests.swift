import APISpec
import Testing

@testable import MockBehaviour

@Suite("Multipart bodies")
struct MultipartTests {
  private static let body =
    "preamble\r\n--tea\r\nContent-Disposition: form-data; name=\"litres\"\r\n\r\n1.5\r\n--tea\r\n"
    + "content-disposition: form-data; name=\"picture\"; filename=\"a;b.png\"\r\nContent-Type: image/png\r\n\r\n"
    + "\r\n--te\r\nx\r\n--tea \r\n\r\n\r\n--tea--\r\nepilogue"

  private func parts(_ body: String, pieces: Int) -> RequestBody {
    var collection = BodyCollection(contentType: "multipart/form-data; boundary=\"tea\"", limit: 10)
    let bytes = Array(body.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      bytes[start..<min(bytes.count, start + pieces)].withUnsafeBytes { collection.append($0) }
    }
    return collection.body
  }

  @Test("the pieces in which a body arrives make no difference", arguments: [1, 2, 3, 7, 16, 1000])
  func pieces(size: Int) {
    let expected = [
      MultipartPart(name: "litres", start: Array("1.5".utf8), length: 3),
      MultipartPart(name: "picture", fileName: "a;b.png", start: Array("\r\n--te\r\nx".utf8), length: 9),
    ]
    guard case .parts(let parts, let isComplete) = parts(Self.body, pieces: size) else {
      Issue.record("no multipart body")
      return
    }
    #expect(Array(parts.prefix(2)) == expected)
    #expect(isComplete)
  }

  @Test("a body without its last boundary is incomplete")
  func incomplete() {
    guard case .parts(let parts, let isComplete) = parts("--tea\r\n\r\nx\r\n--tea\r\n\r\ny", pieces: 4) else {
      Issue.record("no multipart body")
      return
    }
    #expect(parts.count == 1)
    #expect(!isComplete)
  }

  @Test("of a long file only the start is kept")
  func long() {
    var collection = BodyCollection(contentType: "multipart/form-data; boundary=tea", limit: 10)
    let head = Array("--tea\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n".utf8)
    head.withUnsafeBytes { collection.append($0) }
    let block = [UInt8](repeating: 13, count: 100_000)
    for _ in 0..<10 { block.withUnsafeBytes { collection.append($0) } }
    Array("\r\n--tea--".utf8).withUnsafeBytes { collection.append($0) }
    #expect(collection.body.count == 1_000_000)
    guard case .parts(let parts, true) = collection.body else {
      Issue.record("the body is not complete")
      return
    }
    #expect(parts[0].start.count == MultipartReading.keptBytes)
  }

  @Test("other bodies are kept up to a limit")
  func limit() {
    var collection = BodyCollection(contentType: nil, limit: 4)
    [UInt8](arrayLiteral: 1, 2, 3, 4).withUnsafeBytes { collection.append($0) }
    #expect(collection.body == .bytes([1, 2, 3, 4]))
    [UInt8](arrayLiteral: 5).withUnsafeBytes { collection.append($0) }
    #expect(collection.body == .tooLarge(5))
    [UInt8](arrayLiteral: 6).withUnsafeBytes { collection.append($0) }
    #expect(collection.body == .tooLarge(6))
  }

  @Test("parts are checked as fields")
  func fields() {
    let endpoint = Teahouse.endpoint("POST", "/upload", name: "upload") {
      $0.request = RequestPayload(
        kind: .multipart,
        fields: [
          Field(name: "picture", type: .file, presence: .required),
          Field(name: "litres", type: .double, presence: .required),
          Field(name: "leaf", type: .object("tea.v1.leaf"), presence: .optional),
        ])
    }
    let house = Teahouse([endpoint])
    let part = { (name: String, text: String) in
      MultipartPart(name: name, start: Array(text.utf8), length: text.utf8.count)
    }
    let outcome = { (parts: [MultipartPart], isComplete: Bool) in
      let served = house.serve(MockRequest("POST", "/upload", body: .parts(parts, isComplete: isComplete)))
      return [served.outcome] + served.violations.map(\.field)
    }
    #expect(outcome([part("picture", "…"), part("litres", "1")], true) == ["200/0"])
    #expect(
      outcome([part("litres", "x"), part("leaf", "{}")], true) == ["400/99992402", "picture", "litres", "leaf.kind"])
    #expect(outcome([part("picture", "…"), part("litres", "1")], false)[0] == "400/9499")
  }
}
