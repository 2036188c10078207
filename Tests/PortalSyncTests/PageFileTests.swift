import APISpec
import DocReader
import Foundation
import Testing
import Workspace

@testable import PortalSync

@Suite("A page in a file")
struct PortalPageTests {
  private func text(_ page: PortalPage) -> String { String(decoding: page.bytes, as: UTF8.self) }

  @Test("front matter comes before the content, which ends with a line end")
  func whole() {
    let page = PortalPage(fullPath: "/a/tea", title: "Tea", updateTime: "17", content: "# Tea\n\nHot.")
    #expect(text(page) == "---\ntitle: \"Tea\"\nfullPath: \"/a/tea\"\nupdateTime: \"17\"\n---\n\n# Tea\n\nHot.\n")
  }

  @Test("a time that the portal does not tell is no line")
  func timeless() {
    let page = PortalPage(fullPath: "/a", title: "A", updateTime: nil, content: "A\n")
    #expect(text(page) == "---\ntitle: \"A\"\nfullPath: \"/a\"\n---\n\nA\n")
  }

  @Test("a title is one line between quotation marks, whatever it holds")
  func title() {
    let page = PortalPage(fullPath: "/a", title: "\"Tea\"\n\\ two\t", updateTime: nil, content: "A\n")
    #expect(text(page).hasPrefix("---\ntitle: \"\\\"Tea\\\" \\\\ two \"\nfullPath: "))
  }

  @Test("line ends are of one kind, and a byte order mark goes")
  func lineEnds() {
    let page = PortalPage(fullPath: "/a", title: "A", updateTime: nil, content: "\u{FEFF}one\r\ntwo\rthree\r")
    #expect(text(page).hasSuffix("---\n\none\ntwo\nthree\n"))
  }

  @Test("the reader finds in the file what the portal said")
  func read() throws {
    let page = PortalPage(
      fullPath: "/uAjLw4CM/reference/tea-v1/cup/list", title: "List \"cups\"", updateTime: "1748304000000",
      content: "# List cups\n\nLists cups.\n")
    let reading = assemble([readPage(PageText(path: "cups.md", bytes: page.bytes))])
    let guide = try #require(reading.guides.first)
    #expect(guide.title == "List \"cups\"" || guide.title == "List cups")
    #expect(guide.documentation.path == "/uAjLw4CM/reference/tea-v1/cup/list")
    #expect(guide.documentation.updatedAt == 1_748_304_000_000)
  }

  @Test("a page of this repository that came from a portal is written as it stands, and read as raw text of a portal")
  func dialect() throws {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(
      contentsOf: repository.appendingPathComponent("specs/im-v1/message/patch.md"), encoding: .utf8)
    let head = try #require(file.firstRange(of: "---\n\n"))
    let page = PortalPage(
      fullPath: "/uAjLw4CM/ukTMukTMukTM/reference/im-v1/message/patch", title: "更新已发送的消息卡片",
      updateTime: "1748304000000", content: String(file[head.upperBound...]))
    #expect(text(page) == file)
    let reading = assemble([readPage(PageText(path: "patch.md", bytes: page.bytes))])
    #expect(reading.spec.endpoints.first?.sources.map(\.dialect) == [.rawPortal])
  }

  @Test("a file tells whether it is the page of a portal path")
  func states() {
    let page = PortalPage(fullPath: "/a/\"b\"", title: "A", updateTime: nil, content: "A\n")
    #expect(PortalPage.states("/a/\"b\"", page.bytes))
    #expect(!PortalPage.states("/a", page.bytes))
    #expect(!PortalPage.states("/a", Array("# A\n".utf8)))
    #expect(!PortalPage.states("/a", []))
  }
}

@Suite("The name of a page's file")
struct PagePathTests {
  @Test("it is the portal's path")
  func plain() throws {
    #expect(try PagePath(of: "/uAjLw4CM/im-v1/消息").text == "uAjLw4CM/im-v1/消息.md")
    #expect(try PagePath(of: "/uAjLw4CM//event/change").text == "uAjLw4CM/event/change.md")
  }

  @Test(
    "paths that lead elsewhere, hide or are no names are refused",
    arguments: [
      "", "/", "//", "a", "/../a", "/a/..", "/a/./b", "/.git/config", "/a\nb", "/a/\u{7F}",
      "/" + String(repeating: "x", count: 201), String(repeating: "/abcdefgh", count: 90),
    ])
  func refused(path: String) {
    #expect(throws: PagePath.Objection.self) { try PagePath(of: path) }
  }

  @Test("pages that some disks would put into one file get two, always the same ones")
  func clashes() throws {
    var names = PageNames()
    #expect(try names.add("/A/tea") == "A/tea.md")
    let second = try names.add("/a/Tea")
    #expect(second == "a/Tea~\(ContentHash(of: Array("/a/Tea".utf8)).text).md")
    var others = PageNames()
    others.keep("A/tea.md")
    #expect(try others.add("/a/Tea") == second)
    #expect(try names.add("/caf\u{E9}") == "caf\u{E9}.md")
    #expect(try names.add("/cafe\u{301}").contains("~"))
  }
}

@Suite("The pages that a run is about")
struct PageScopeTests {
  @Test(
    "a path of the portal holds what is below it, a name the folder or the project",
    arguments: [
      ("/x/y", "/x/y", true), ("/x/y", "/x/y/z", true), ("/x/y", "/x/yz", false), ("/x/y/", "/x/y/z", true),
      ("im-v1", "/x/im-v1/chat", true), ("im-v1", "/x/im-v10/chat", false), ("im", "/x/im-v1/chat", true),
      ("im", "/x/im-v22/chat", true), ("im", "/x/image/chat", false), ("im", "/x/im-vx/chat", false),
      ("corehr-v2/path", "/x/corehr-v2/path/get", true), ("corehr-v2/path", "/x/corehr-v2/paths", false),
      ("corehr/path", "/x/corehr-v2/path/get", true), ("x/y/z/w", "/x/y", false), ("/", "/anything", true),
    ])
  func words(word: String, path: String, isIn: Bool) {
    #expect(PageScope([word]).contains(path) == isIn)
  }

  @Test("without words all pages are in it, with several those that fit one")
  func several() {
    #expect(PageScope().contains("/a"))
    #expect(PageScope(["b", "a"]).contains("/x/a"))
    #expect(PageScope(["b", "a", "c"]).idleWords(among: ["/x/a", "/x/b/y"]) == ["c"])
  }
}

@Suite("The index of a folder of pages")
struct SyncIndexTests {
  private func index() throws -> SyncIndex {
    var index = SyncIndex(portal: try Portal("https://portal.test", language: .english))
    index.pages["/b \"quoted\""] = .init(path: "b.md", hash: ContentHash(of: [98]), updateTime: nil)
    index.pages["/a"] = .init(path: "a.md", hash: ContentHash(of: [97]), updateTime: "17")
    return index
  }

  @Test("it has one page a line, sorted")
  func written() throws {
    #expect(
      String(decoding: try index().bytes, as: UTF8.self) == """
        {
          "format": 1,
          "portal": "https://portal.test",
          "language": "en",
          "pages": {
            "/a": {"path":"a.md","hash":"\(ContentHash(of: [97]).text)","updateTime":"17"},
            "/b \\"quoted\\"": {"path":"b.md","hash":"\(ContentHash(of: [98]).text)"}
          }
        }

        """)
  }

  @Test("what was written is read")
  func read() throws {
    #expect(try SyncIndex(try index().bytes) == index())
    let empty = SyncIndex(portal: try Portal("https://portal.test"))
    #expect(try SyncIndex(empty.bytes) == empty)
  }

  @Test(
    "a damaged index is refused",
    arguments: [
      ("\"format\": 1", "\"format\": 2"), ("https:", "gopher:"), ("\"en\"", "\"tea\""), ("a.md", "../a.md"),
      ("a.md", "/a.md"), ("a.md", ".a/a.md"), ("a.md", "b.md"), ("a.md", "a.txt"), ("\"hash\":\"", "\"hash\":\"z"),
      ("\n  }\n}", ""), ("\"pages\"", "\"sides\""),
    ])
  func damaged(old: String, new: String) throws {
    let text = String(decoding: try index().bytes, as: UTF8.self)
    let damaged = text.replacingOccurrences(of: old, with: new)
    #expect(damaged != text)
    #expect(throws: SyncIndex.IndexObjection.self) { try SyncIndex(Array(damaged.utf8)) }
  }
}
