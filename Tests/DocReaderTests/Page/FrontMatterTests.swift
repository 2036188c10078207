import Testing

@testable import DocReader

@Suite("Front matter says what a page is")
struct FrontMatterTests {
  @Test("YAML of the raw portal and of the converted pages: title, path, time of the last change")
  func yaml() {
    let matter = FrontMatter(
      of: bytes(
        """
        ---
        title: "Fill a pot"
        fullPath: /tea/reference/tea-v1/pot/update
        updateTime: 1700000000000
        ---
        # Fill a pot
        """))
    #expect(matter.form == .yaml)
    #expect(matter.title == "Fill a pot")
    #expect(matter.documentationPath == "/tea/reference/tea-v1/pot/update")
    #expect(matter.updatedAt == 1_700_000_000_000)
    #expect(matter.url == nil)
  }

  @Test("YAML of a portal copy: the path follows from the address")
  func portalCopy() {
    let matter = FrontMatter(
      of: bytes(
        """
        ---
        title: "Fill a pot"
        source_url: https://open.feishu.cn/document/tea/pot/update
        last_remote_update: 2023-11-14
        last_remote_update_timestamp: 1700000000000
        ---
        """))
    #expect(matter.url == "https://open.feishu.cn/document/tea/pot/update")
    #expect(matter.documentationPath == "/tea/pot/update")
    #expect(matter.updatedAt == 1_700_000_000_000)
  }

  @Test("An HTML comment with the same facts under other keys")
  func comment() {
    let matter = FrontMatter(
      of: bytes(
        """
        <!--
        title: Fill a pot
        id: 7
        fullPath: /tea/reference/tea-v1/pot/update
        updatedAt: 1700000000000
        source: https://open.feishu.cn/document/server-docs/tea-v1/pot/update
        -->
        # Fill a pot
        """))
    #expect(matter.form == .comment)
    #expect(matter.title == "Fill a pot")
    #expect(matter.documentationPath == "/tea/reference/tea-v1/pot/update")
    #expect(matter.url == "https://open.feishu.cn/document/server-docs/tea-v1/pot/update")
    #expect(matter.updatedAt == 1_700_000_000_000)
  }

  @Test("A quoted title may hold quotes, colons and blanks")
  func quotes() {
    let matter = FrontMatter(of: bytes("---\ntitle: \"Tea: \\\"green\\\" \"\n---\n"))
    #expect(matter.title == "Tea: \"green\" ")
  }

  @Test(
    "A page without front matter begins at once",
    arguments: [
      "# Fill a pot\n", "---\nFill a pot", "<!-- title: never closed", "----\n", "text\n---\ntitle: x\n---\n",
    ])
  func none(text: String) {
    let matter = FrontMatter(of: bytes(text))
    #expect(matter.form == .none)
    #expect(matter.title == nil)
    #expect(matter.end == 0)
  }

  @Test("A time that is no number is no time")
  func time() {
    #expect(FrontMatter(of: bytes("---\nupdateTime: yesterday\n---\n")).updatedAt == nil)
  }

  @Test("Everything of it is in the endpoint")
  func endpoint() throws {
    let endpoint = try read(RawPage()).endpoint()
    #expect(endpoint.title == "Fill a pot")
    #expect(endpoint.documentation.path == "/tea/reference/tea-v1/pot/update")
    #expect(endpoint.documentation.updatedAt == 1_700_000_000_000)
  }
}
