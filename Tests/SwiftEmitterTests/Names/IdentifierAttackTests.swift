import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Names made from any character", .tags(.attack))
struct IdentifierAttackTests {
  @Test("are identifiers of Swift")
  func characters() {
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for name in ["\(scalar)", "a\(scalar)b", "\(scalar)A"] {
        let words = Words(name)
        let spelled = [Identifier.type(words), Identifier.member(words, at: .property), Identifier.value(name)]
        #expect(spelled.allSatisfy(SwiftGrammar.isIdentifier), "U+\(String(value, radix: 16)): \(spelled)")
      }
    }
  }

  @Test(
    "leave out marks without a letter, and what is not seen",
    arguments: [
      ("\u{345}", []), ("\u{345}x", ["x"]), ("\u{948}x", ["x"]), ("a\u{345}", ["a\u{345}"]), ("\u{3164}", []),
      ("a\u{3164}b", ["a", "b"]), ("a\u{202e}b", ["a", "b"]), ("a_\u{301}b", ["a", "b"]), ("e\u{301}", ["e"]),
    ])
  func marks(name: String, words: [String]) {
    #expect(Words(name).words == words)
  }

  @Test(
    "are told from what is none",
    arguments: [
      ("pot", true), ("_pot", true), ("茶壶", true), ("ß2", true), ("default", true), ("", false), ("_", false),
      ("2fa", false), ("a-b", false), ("a b", false), ("$0", false), ("`a`", false), ("a\n", false), ("a()", false),
      ("\u{345}", false), ("\u{202e}a", false), ("a\u{200d}", false), ("🫖", true), ("a.b", false),
    ])
  func grammar(name: String, isIdentifier: Bool) {
    #expect(SwiftGrammar.isIdentifier(name) == isIdentifier)
  }
}

@Suite("Calls that must not be emitted", .tags(.attack))
struct CallScreeningAttackTests {
  private static func notes(_ change: (inout Endpoint) -> Void) -> [EmissionNote] {
    let emission = Emission([Tea.endpoint(), Tea.endpoint("GET", "/evil", "evil.get", change)])
    #expect(!emission.sources.contains("evil"))
    #expect(emission.sources.contains("struct PotResource"))
    return emission.sdk.notes.filter { $0.kind == .refused }
  }

  @Test(
    "go to other hosts",
    arguments: ["http://open.feishu.cn", "https://evilfeishu.cn", "https://open.feishu.cn@evil.example", "//x"])
  func hosts(server: String) {
    #expect(Self.notes { $0.server = server }.count == 1)
  }

  @Test("have paths that go on with the host", arguments: ["@evil.example/x", ".evil.example", ":1/x", ""])
  func paths(path: String) {
    #expect(Self.notes { $0.path = path }.count == 1)
  }

  @Test("have names of which nothing is left", arguments: ["", "..", "../../..", "🫖", "\u{345}", "\u{3164}", "a.b.c"])
  func names(word: String) {
    #expect(Self.notes { $0.name.project = word }.count == 1)
    #expect(Self.notes { $0.name.version = word }.count == 1)
    guard word != "a.b.c" else { return }
    #expect(Self.notes { $0.name.resource = word }.count == 1)
    #expect(Self.notes { $0.name.method = word }.count == 1)
  }

  @Test("have names longer than names of files may be")
  func length() {
    #expect(Self.notes { $0.name.resource = String(repeating: "p", count: 5_000) }.count == 1)
  }

  @Test("go to a host that somebody allowed")
  func allowed() {
    let settings = SDKSettings(generator: "larkspur", hosts: PlatformHosts(allowing: ["tea.example.com"]))
    let call = Tea.endpoint { $0.server = "https://tea.example.com" }
    let emission = Emission(APISpec(endpoints: [call]), settings)
    #expect(emission.sources.contains(#"host: "https://tea.example.com""#))
    #expect(emission["sdk.json"].contains("\"hosts\": [\n    \"tea.example.com\"\n  ]"))
  }

  @Test("do not take the name of a module that exists already")
  func modules() {
    let names = ["sdk", "example_checks", "runtime"]
    let calls = names.map { Tea.endpoint("GET", "/\($0)", service: "\($0).v1") }
    let settings = SDKSettings(generator: "larkspur", package: .init(name: "LarkSDK", runtime: .path("..")))
    let folders = Set(
      Emission(APISpec(endpoints: calls), settings).paths.compactMap { $0.split(separator: "/").dropFirst().first })
    #expect(folders == ["LarkSDK", "LarkSDKService", "LarkExampleChecksService", "LarkRuntimeService"])
  }
}
