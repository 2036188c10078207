import APISpec
import Testing

@Suite("JSON in which nothing is hidden", .tags(.attack))
struct EscapeAttackTests {
  /// One of each kind, one of two UTF-16 units among them.
  private static let hidden = "\u{1b}\u{7f}\u{85}\u{ad}\u{200d}\u{202e}\u{2028}\u{fe0f}\u{feff}\u{e0041}"

  @Test("the writer spells out what is not seen")
  func writer() {
    #expect(
      JSONValue.object([JSONMember("\u{202e}k", .string(Self.hidden))]).description
        == #"{"\u202ek":"\u001b\u007f\u0085\u00ad\u200d\u202e\u2028\ufe0f\ufeff\udb40\udc41"}"#)
    #expect(JSONValue.string("a\"\\\n\r\t茶👩\u{200d}🚀").description == "\"a\\\"\\\\\\n\\r\\t茶👩\u{200d}🚀\"")
  }

  @Test("the IR spells it out, and is read back as it was")
  func canonical() throws {
    let spec = APISpec(events: [Event(eventType: "tea.pot\u{202e}", title: Self.hidden + "👩\u{200d}🚀")])
    let bytes = CanonicalJSON.encode(spec)
    #expect(!String(decoding: bytes.filter { $0 != 10 }, as: UTF8.self).holdsInvisibles)
    #expect(try CanonicalJSON.decode(bytes) == spec)
  }

  @Test("text that is JSON keeps its lines")
  func text() {
    #expect(
      InvisibleScalars.escaped(inJSON: "{\n\t\"a\": \"\u{202e}\"\r\n}") == "{\n\t\"a\": \"\\u202e\"\r\n}")
  }
}

@Suite("Words by which things are called", .tags(.attack))
struct EndpointNameAttackTests {
  private static func name(_ word: String) -> EndpointName {
    EndpointName(project: word, version: "v1", resource: "pot", method: "get", origin: .explorer)
  }

  @Test("are letters, digits and few marks", arguments: ["im", "docs-api", "human_authentication", "2fa", "茶壶", "ß"])
  func usable(word: String) {
    #expect(Self.name(word).isUsable)
  }

  @Test(
    "are nothing else",
    arguments: [
      "", "..", "../../..", "../im", "a/b", "a.b", "_", "-", "a b", "a\nb", "im\u{202e}", "\u{345}", "\u{3164}", "🫖",
      "a\"b", "\u{200b}", "٣", String(repeating: "p", count: 5_000),
    ])
  func unusable(word: String) {
    #expect(!Self.name(word).isUsable)
  }

  @Test("of a resource are parted by single dots")
  func resources() {
    var name = Self.name("im")
    name.resource = "chat.member"
    #expect(name.isUsable)
    for resource in ["chat..member", ".chat", "chat.", ".", "../../etc"] {
      name.resource = resource
      #expect(!name.isUsable, "\(resource)")
    }
  }

  @Test("that the type of an event lacks do not become its service", arguments: ["../../x.y_v1", "/.x_v1", "a.b_v1/x"])
  func events(type: String) {
    #expect(Event(eventType: type, title: "").scope == "event.v1")
  }
}
