import Foundation
import Testing

@testable import LarkRuntime

@Suite("Parts of a file")
struct PartTests {
  private func parts(_ chunks: [String], size: Int) async throws -> [String] {
    let stream = AsyncThrowingStream<Data, any Error> { continuation in
      for chunk in chunks { continuation.yield(Data(chunk.utf8)) }
      continuation.finish()
    }
    var reader = PartReader(.stream(stream), size: size)
    var parts: [String] = []
    while let part = try await reader.next() { parts.append(String(decoding: part, as: UTF8.self)) }
    return parts
  }

  @Test("parts of a file are cut at their size, however the bytes come")
  func cuts() async throws {
    #expect(try await parts(["ab", "c", "defgh", "i"], size: 4) == ["abcd", "efgh", "i"])
    #expect(try await parts(["abcdefgh"], size: 4) == ["abcd", "efgh"])
    #expect(try await parts([], size: 4) == [])
    #expect(try await parts(["abc"], size: 100) == ["abc"])
  }

  @Test(
    "parts of a file have the checksum of RFC 1950",
    arguments: [("", 1), ("a", 6_422_626), ("Wikipedia", 300_286_872)] as [(String, UInt32)])
  func checksum(text: String, expected: UInt32) {
    #expect(Adler32.checksum(of: Data(text.utf8)) == expected)
  }

  @Test("the checksum of a long part does not overflow")
  func longChecksum() {
    #expect(Adler32.checksum(of: Data(repeating: 255, count: 1_000_000)) == 943_972_798)
  }
}
