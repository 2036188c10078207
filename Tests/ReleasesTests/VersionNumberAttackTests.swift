import Releases
import SpecDiff
import Testing

@Suite("A version with a huge number", .tags(.attack))
struct VersionNumberAttackTests {
  @Test("is no version where its number could not be raised", arguments: ["9223372036854775807", "1000000000000000"])
  func refused(number: String) {
    for text in ["\(number).0.0", "1.\(number).0", "1.0.\(number)"] { #expect(SemanticVersion(text) == nil) }
  }

  @Test("can be raised otherwise")
  func raised() throws {
    let version = try #require(SemanticVersion("999999999999999.999999999999999.999999999999999"))
    for bump in [VersionBump.patch, .minor, .major] { #expect(version < version.bumped(by: bump)) }
  }
}
