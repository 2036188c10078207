import Testing

@testable import APISpec

@Suite("The quick reader of IR files")
struct IRReadingTests {
  @Test("reads all that is written, member by member", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var generator = SpecGenerator(seed: seed)
    let spec = generator.spec()
    let bytes = try CanonicalJSON.encode(spec)
    #expect(APISpec.read(bytes) == spec)
    #expect(try CanonicalJSON.decode(bytes) == spec)
  }

  @Test("leaves to the general decoder what it does not know", arguments: ["", "{}", "[]", #"{"schemaVersion":1}x"#])
  func strangers(text: String) {
    #expect(APISpec.read(Array(text.utf8)) == nil)
    #expect(throws: CanonicalJSONError.self) { try CanonicalJSON.decode(Array(text.utf8)) }
  }

  @Test("an unknown member is no reason to refuse a file")
  func unknownMember() throws {
    let text = #"{"schemaVersion": 1, "made": {"by": ["a later version"]}}"#
    #expect(APISpec.read(Array(text.utf8)) == nil)
    #expect(try CanonicalJSON.decode(Array(text.utf8)) == APISpec())
  }

  @Test("no beginning of a file is taken for a whole one, and none is read beyond its end")
  func truncated() throws {
    var generator = SpecGenerator(seed: 3)
    let bytes = try CanonicalJSON.encode(generator.spec())
    let end = bytes.count - (bytes.last == 0x0A ? 1 : 0)
    for length in stride(from: 0, to: end, by: 7) { #expect(APISpec.read(Array(bytes[..<length])) == nil) }
  }

  @Test("numbers that do not fit are left to the general decoder")
  func numbers() {
    let text = #"{"schemaVersion": 99999999999999999999}"#
    #expect(APISpec.read(Array(text.utf8)) == nil)
  }
}
