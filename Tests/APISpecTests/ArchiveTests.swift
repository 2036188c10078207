import Testing

@testable import APISpec

@Suite("Archives")
struct ArchiveTests {
  @Test("what is read is what was written, with every member of the IR", arguments: 1...40 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SpecGenerator(seed: seed)
    let spec = generator.spec()
    #expect(Archive.value(APISpec.self, in: Archive.bytes(of: spec)) == spec)
  }

  @Test("requirements come back as they were, also those whose short form says something else")
  func requirements() {
    let all: [Requirement] = [
      .always, .when(field: "a = b", values: ["1 | 2", ""]), .when(field: "kind", values: []), .unless(["x, y"]),
      .unless([]),
    ]
    #expect(Archive.value([Requirement].self, in: Archive.bytes(of: all)) == all)
  }

  @Test("equal values give equal bytes, whatever order a dictionary has")
  func dictionaries() {
    let words = (0..<200).map { ("w\($0)", $0) }
    let some = Dictionary(words) { first, _ in first }
    let other = Dictionary(words.reversed()) { first, _ in first }
    #expect(Archive.bytes(of: some) == Archive.bytes(of: other))
    #expect(Archive.value([String: Int].self, in: Archive.bytes(of: some)) == some)
  }

  @Test("numbers of any size are kept", arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, .max, .min])
  func numbers(_ number: Int) {
    #expect(Archive.value(Int.self, in: Archive.bytes(of: number)) == number)
  }

  @Test("values of JSON keep the order of their members and the spelling of their numbers")
  func json() throws {
    let value = try #require(JSONValue(json: #"{"b":[1.50,-0,true,null,false],"a":{"":"\u0000"},"c":[]}"#))
    #expect(Archive.value(JSONValue.self, in: Archive.bytes(of: value)) == value)
  }

  @Test("an archive that was cut off, or goes on, holds nothing")
  func truncated() {
    let spec = APISpec(
      endpoints: [Endpoint(name: .blank, title: "Tea", httpMethod: "GET", path: "/tea/{pot}")],
      shapes: [Shape(id: "tea.v1.Pot", fields: [Field(name: "litres", type: .array(.map(.object("tea.v1.Pot"))))])])
    let bytes = Archive.bytes(of: spec)
    for count in 0..<bytes.count { #expect(Archive.value(APISpec.self, in: Array(bytes[..<count])) == nil) }
    #expect(Archive.value(APISpec.self, in: bytes + [0]) == nil)
  }

  @Test("wrong bytes are refused, or are a value that can be written and read again")
  func wrongBytes() {
    var generator = SpecGenerator(seed: 3)
    let bytes = Archive.bytes(of: generator.spec())
    var refused = 0
    var read = 0
    for index in stride(from: 0, to: bytes.count, by: 7) {
      for byte: UInt8 in [0, 0x7F, 0xFF] {
        var wrong = bytes
        wrong[index] = byte
        guard let value = Archive.value(APISpec.self, in: wrong) else {
          refused += 1
          continue
        }
        read += 1
        #expect(Archive.value(APISpec.self, in: Archive.bytes(of: value)) == value, "byte \(index) is \(byte)")
      }
    }
    // Lengths and kinds that are out of range are refused, letters of texts may be any.
    #expect(refused > 0 && read > 0)
  }

  @Test("an announced length that no archive can have is refused before memory is reserved for it")
  func hugeLength() {
    for length in [Int.max, 1 << 40, -1, .min] {
      let announced = Archive.bytes(of: length)
      #expect(Archive.value([Int].self, in: announced) == nil)
      #expect(Archive.value(String.self, in: announced) == nil)
      #expect(Archive.value([String: Int].self, in: announced) == nil)
    }
  }
}
