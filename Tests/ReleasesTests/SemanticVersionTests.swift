import Releases
import SpecDiff
import Testing

@Suite("Semantic versions")
struct SemanticVersionTests {
  @Test(
    "are read and printed to the letter",
    arguments: [
      "0.0.0", "1.2.3", "10.20.30", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-0.3.7", "1.0.0-x-y.z+b.01", "1.0.0+1",
    ])
  func reading(text: String) {
    #expect(SemanticVersion(text)?.description == text)
  }

  @Test(
    "are nothing else",
    arguments: [
      "", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.x", "1.2.-3", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "1.2.3+",
      "1.2.3-ä", " 1.2.3", "1.2.99999999999999999999",
    ])
  func refusing(text: String) {
    #expect(SemanticVersion(text) == nil)
  }

  @Test("are ordered as their specification has it")
  func order() throws {
    let texts = [
      "0.9.0", "0.10.0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
      "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "2.0.0-a",
    ]
    let versions = try texts.map { try #require(SemanticVersion($0)) }
    for (i, a) in versions.enumerated() {
      for (j, b) in versions.enumerated() { #expect((a < b) == (i < j), "\(a) \(b)") }
    }
    #expect(versions.shuffled().sorted() == versions)
  }

  @Test(
    "grow by what changed; below 1.0.0 everything weighs one place less",
    arguments: [
      ("1.2.3", "1.2.3", "1.2.4", "1.3.0", "2.0.0"),
      ("0.4.2", "0.4.2", "0.4.3", "0.4.3", "0.5.0"),
      ("2.0.0-beta.1", "2.0.0-beta.1", "2.0.0", "2.0.0", "2.0.0"),
      ("1.3.1-rc.1", "1.3.1-rc.1", "1.3.1", "1.4.0", "2.0.0"),
      ("1.3.0-rc.1", "1.3.0-rc.1", "1.3.0", "1.3.0", "2.0.0"),
      ("0.5.0-rc.1", "0.5.0-rc.1", "0.5.0", "0.5.0", "0.5.0"),
      ("1.2.3+build", "1.2.3+build", "1.2.4", "1.3.0", "2.0.0"),
    ])
  func bumps(old: String, none: String, patch: String, minor: String, major: String) throws {
    let version = try #require(SemanticVersion(old))
    #expect(VersionBump.allCases.map { version.bumped(by: $0).description } == [none, patch, minor, major])
  }
}
