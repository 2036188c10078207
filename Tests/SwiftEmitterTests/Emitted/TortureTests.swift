import RecordedTorture
import Testing

@Suite("Words that Swift keeps for itself")
struct TortureTests {
  @Test("make names that the compiler takes: the recorded module is a target of this package")
  func golden() throws {
    try expectGolden(Torture.emission, "Torture")
  }

  @Test("keep their spelling on the wire")
  func wire() throws {
    let json = #"{"class":"c","Self":"s","init":"i","2fa":"2","茶壶":"t","object":"o"}"#
    let answer = try TortureService.V1.WordResource.PostResponse(json: json)
    #expect(answer.class == "c")
    #expect(answer.selfValue == "s")
    #expect(answer.initValue == "i")
    #expect(answer.field2fa == "2")
    #expect(answer.茶壶 == "t")
    #expect(answer.object == "o")
  }
}
