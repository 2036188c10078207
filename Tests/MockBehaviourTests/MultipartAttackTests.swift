import Testing

@testable import MockBehaviour

@Suite("Multipart bodies that were made to fill the memory", .tags(.attack))
struct MultipartAttackTests {
  private static func collection(boundary: String = "tea") -> BodyCollection {
    BodyCollection(contentType: "multipart/form-data; boundary=\(boundary)", limit: 10)
  }

  private static func part(_ name: String, file: String? = nil, _ content: String) -> String {
    let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
    return "--tea\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n\(content)\r\n"
  }

  private static func body(_ text: String) -> BodyCollection {
    var collection = collection()
    var text = text
    text.withUTF8 { collection.append(UnsafeRawBufferPointer($0)) }
    return collection
  }

  @Test("have as many parts as are read, and no more")
  func parts() {
    let most = MultipartReading.mostParts
    let text = String(repeating: Self.part("x", "y"), count: most)
    guard case .parts(let parts, true) = Self.body(text + "--tea--").body else {
      Issue.record("the body is not complete")
      return
    }
    #expect(parts.count == most)
    let larger = text + Self.part("x", "y") + "--tea--"
    #expect(Self.body(larger).body == .tooLarge(larger.utf8.count, .parts))
  }

  @Test("have fields and heads of 4 MB at most")
  func fields() {
    let field = Self.part("x", String(repeating: "y", count: 60_000))
    #expect(Self.body(String(repeating: field, count: 60) + "--tea--").body.count == 3_600_000)
    let larger = String(repeating: field, count: 80)
    #expect(Self.body(larger).body == .tooLarge(larger.utf8.count, .fields))
    let head = "--tea\r\n" + String(repeating: "X: \(String(repeating: "y", count: 10_000))\r\n", count: 500)
    #expect(Self.body(head).body == .tooLarge(head.utf8.count, .fields))
    let lines = "--tea\r\n" + String(repeating: "x\r\n", count: 4_500_000)
    #expect(Self.body(lines).heldBytes == 0)
  }

  @Test("have files of any number and size, of which little is kept")
  func files() {
    var collection = Self.collection()
    var file = Self.part("f", file: "a.bin", String(repeating: "y", count: 100_000))
    for _ in 0..<100 { file.withUTF8 { collection.append(UnsafeRawBufferPointer($0)) } }
    #expect(collection.heldBytes < 3 << 20)
    var end = Self.part("x", "1") + "--tea--"
    end.withUTF8 { collection.append(UnsafeRawBufferPointer($0)) }
    guard case .parts(let parts, true) = collection.body else {
      Issue.record("the body is not complete")
      return
    }
    #expect(parts.map(\.length) == [Int](repeating: 100_000, count: 100) + [1])
    #expect(parts[100].text == "1")
  }

  @Test("are let go when the server holds too much, and still counted")
  func dropped() {
    let text = Self.part("x", "yyy")
    var collection = Self.body(text)
    collection.drop()
    #expect(collection.heldBytes == 0)
    [UInt8](arrayLiteral: 1, 2).withUnsafeBytes { collection.append($0) }
    #expect(collection.body == .tooLarge(text.utf8.count + 2, .server))
  }

  @Test("are not read as multipart where their boundary is longer than the standard allows")
  func boundary() {
    let longest = String(repeating: "b", count: MultipartReading.longestBoundary)
    #expect(Self.collection(boundary: longest).body == .parts([], isComplete: false))
    #expect(Self.collection(boundary: longest + "b").body == .bytes([]))
    #expect(Self.collection(boundary: "").body == .bytes([]))
  }

  @Test("that are too large are refused in words", arguments: [BodyLimit.bytes, .parts, .fields, .server])
  func refusals(limit: BodyLimit) {
    let house = Teahouse()
    let request = MockRequest(
      "POST", "/open-apis/tea/v1/pots/p1/fill", headers: [HeaderLine("Authorization", "Bearer \(house.tenantToken)")],
      body: .tooLarge(1 << 40, limit))
    let served = house.serve(request)
    #expect(served.outcome == (limit == .server ? "503/9499" : "413/9499"))
    #expect(served.violations.map(\.description) == [limit.sentence])
  }

  @Test("with long names are not repeated in the log")
  func log() {
    let parts = (0..<100).map { MultipartPart(name: String(repeating: "x", count: 1_000) + "\($0)") }
    let request = MockRequest("POST", "/a", body: .parts(parts, isComplete: true))
    #expect(LogEntry(request, Teahouse().serve(request), start: 0).value["body"] == nil)
  }
}
