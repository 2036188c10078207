import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("Inputs on disk")
struct InputSearchTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func find(_ names: String...) -> FoundInputs {
    Workspace().find(names.map { folder($0) })
  }

  @Test("a folder gives its pages, sorted by their paths below it, and nothing else")
  func folderOfPages() throws {
    for name in ["specs/b.md", "specs/a/z.md", "specs/UP.MD", "specs/readme.txt", "specs/.draft.md", "specs/.git/c.md"]
    {
      try folder.write("x", to: name)
    }
    let found = find("specs")
    #expect(found.pages.map(\.path) == ["UP.MD", "a/z.md", "b.md"])
    #expect(found.pages.map(\.location) == ["UP.MD", "a/z.md", "b.md"].map { folder("specs/" + $0) })
    #expect(found.problems.isEmpty)
  }

  @Test("pages that a killed run has only partly changed are not read, wherever in the project it was")
  func unfinished() throws {
    try folder.write("x", to: "project/specs/a.md")
    try folder.write("x", to: "other/a.md")
    for place in ["project", "project/specs"] {
      let journal = "\(place)/.larkspur-staging/journal"
      try folder.write("larkspur journal 1\n", to: journal)
      #expect(find("project/specs", "other").problems == [.unfinishedInput(folder(place))])
      #expect(find("project/specs/a.md").problems == [.unfinishedInput(folder(place))])
      try FileManager.default.removeItem(atPath: folder(journal))
    }
    #expect(find("project/specs").problems.isEmpty)
  }

  @Test("a slash at the end of a folder changes nothing")
  func trailingSlash() throws {
    try folder.write("x", to: "specs/a.md")
    #expect(find("specs/").pages == find("specs").pages)
  }

  @Test("one page is known by its file name")
  func onePage() throws {
    try folder.write("x", to: "specs/tea/pot.md")
    let page = try #require(find("specs/tea/pot.md").pages.first)
    #expect(page.path == "pot.md")
    #expect(page.location == folder("specs/tea/pot.md"))
  }

  @Test("a .json file is taken for IR, another file is refused")
  func kinds() throws {
    try folder.write("{}", to: "all.json")
    try folder.write("x", to: "notes.txt")
    let found = find("all.json", "notes.txt")
    #expect(found.irFiles.map(\.location) == [folder("all.json")])
    #expect(found.problems == [.unknownKind(folder("notes.txt"))])
  }

  @Test("what is not there, and a folder without pages, are told together")
  func missing() throws {
    try folder.makeFolder("empty")
    let found = find("nowhere", "empty")
    #expect(found.problems == [.notFound(folder("nowhere")), .noPages(folder("empty"))])
    #expect(found.problems[1].description.hasPrefix("No pages found in '\(folder("empty"))'"))
  }

  @Test("a link that leads back up is reported and the pages are read once")
  func linkLoop() throws {
    try folder.write("x", to: "specs/tea/pot.md")
    try folder.link("specs/tea/up", to: "../..")
    try folder.link("specs/tea/here", to: ".")
    try folder.link("specs/self", to: "self")
    let found = find("specs")
    #expect(found.pages.map(\.path) == ["tea/pot.md"])
    #expect(
      found.problems == [
        .linkLoop(folder("specs/tea/here"), target: folder("specs/tea")),
        .linkLoop(folder("specs/self"), target: folder("specs/self")),
      ])
  }

  @Test("a link out of the folder to one that contains it is a loop as well")
  func linkLoopThroughOutside() throws {
    try folder.write("x", to: "outside/page.md")
    try folder.makeFolder("specs")
    try folder.link("specs/out", to: "../outside")
    try folder.link("outside/back", to: "../specs")
    let found = find("specs")
    #expect(found.pages.map(\.path) == ["out/page.md"])
    #expect(found.problems == [.linkLoop(folder("specs/out/back"), target: folder("specs"))])
  }

  @Test("a link to a folder or a page that is read anyway adds nothing, and is no error")
  func doubleLink() throws {
    try folder.write("x", to: "specs/tea/pot.md")
    try folder.link("specs/all", to: "tea")
    try folder.link("specs/another.md", to: "tea/pot.md")
    let found = find("specs")
    #expect(found.pages.map(\.path) == ["tea/pot.md"])
    #expect(found.problems.isEmpty)
  }

  @Test("a page that is a broken link or a pipe is reported, other such things are none of our business")
  func unreadableEntries() throws {
    try folder.write("x", to: "specs/pot.md")
    try folder.link("specs/gone.md", to: "nothing.md")
    try folder.link("specs/gone", to: "nothing")
    for name in ["pipe.md", "pipe"] { #expect(mkfifo(folder("specs/" + name), 0o600) == 0) }
    let found = find("specs")
    #expect(found.pages.map(\.path) == ["pot.md"])
    #expect(found.problems == [.notRegularFile(folder("specs/pipe.md")), .brokenLink(folder("specs/gone.md"))])
  }

  @Test("a name that is not UTF-8 is reported with its folder", .enabled(if: Self.systemAllowsAnyName))
  func nameNotUTF8() throws {
    try folder.write("x", to: "specs/pot.md")
    let name = Array(folder("specs/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0x2E, 0x6D, 0x64, 0]
    let file = open(name, O_CREAT | O_WRONLY, 0o600)
    #expect(file >= 0)
    close(file)
    #expect(find("specs").problems == [.nameNotUTF8(folder: folder("specs"), name: "\u{FFFD}.md")])
  }

  @Test("a folder that may not be read is reported, the others are read", .enabled(if: getuid() != 0))
  func forbiddenFolder() throws {
    try folder.write("x", to: "specs/locked/pot.md")
    try folder.write("x", to: "specs/open/cup.md")
    chmod(folder("specs/locked"), 0)
    defer { chmod(folder("specs/locked"), 0o700) }
    let found = find("specs")
    #expect(found.pages.map(\.path) == ["open/cup.md"])
    #expect(found.problems == [.unreadableFolder(folder("specs/locked"), reason: "Permission denied")])
  }

  private static var systemAllowsAnyName: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }
}

@Suite("Several inputs together")
struct PageNamingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func paths(_ names: String...) -> [String] {
    Workspace().find(names.map { folder($0) }).pages.map(\.path)
  }

  @Test("inputs are merged into one sorted list")
  func merged() throws {
    try folder.write("x", to: "one/b.md")
    try folder.write("x", to: "two/a.md")
    #expect(paths("one", "two") == ["a.md", "b.md"])
    #expect(paths("two", "one") == ["a.md", "b.md"])
  }

  @Test("pages of one path are told apart by the names of the inputs' folders, the others keep theirs")
  func prefixed() throws {
    for name in ["one/pot.md", "two/pot.md", "two/cup.md"] { try folder.write(name, to: name) }
    #expect(paths("one", "two") == ["cup.md", "one/pot.md", "two/pot.md"])
  }

  @Test("where the folders have one name too, the folders above help")
  func prefixedDeeply() throws {
    for name in ["a/specs/pot.md", "b/specs/pot.md"] { try folder.write(name, to: name) }
    #expect(paths("a/specs", "b/specs") == ["a/specs/pot.md", "b/specs/pot.md"])
  }

  @Test("a page that two inputs reach is read once")
  func overlapping() throws {
    for name in ["specs/tea/pot.md", "specs/cup.md"] { try folder.write(name, to: name) }
    #expect(paths("specs", "specs", "specs/cup.md") == ["cup.md", "tea/pot.md"])
    #expect(paths("specs", "specs/tea") == ["cup.md", "tea/pot.md"])
  }
}
