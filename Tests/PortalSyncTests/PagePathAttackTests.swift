import Testing

@testable import PortalSync

@Suite("Names of pages that a portal chose", .tags(.attack))
struct PagePathAttackTests {
  @Test(
    "cannot be names of files where they hold what is not seen",
    arguments: [
      "/x/a\u{202e}gpj", "/x/\u{200b}", "/x/a\u{feff}b", "/x/a\u{2028}b", "/x/a\u{e0041}", "/x/a\u{1b}[31m", "/x/a\nb",
      "/x/\u{9b}2J",
    ])
  func unseen(fullPath: String) {
    #expect(throws: PagePath.Objection.self) { try PagePath(of: fullPath) }
  }

  @Test("are such names else", arguments: ["/x/茶壶", "/x/👨‍👩‍👧", "/x/a b", "/x/מים"])
  func seen(fullPath: String) throws {
    #expect(try PagePath(of: fullPath).text == fullPath.dropFirst() + ".md")
  }
}
