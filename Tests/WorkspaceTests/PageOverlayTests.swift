import APISpec
import DocReader
import TestValues
import Testing

@testable import Workspace

@Suite("Pages that are about to be written")
struct PageOverlayTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Cup\n", to: "docs/tea/cup.md")
    try folder.write("# Gone\n", to: "docs/tea/gone.md")
    try folder.write("# Own\n", to: "docs/own.md")
  }

  private static func write(_ text: String, to path: String) -> FileChange {
    FileChange(.write(Array(text.utf8)), path)
  }

  private static let changes = [
    write("# New cup\n", to: "cup.md"), FileChange(.move(to: ".removed/gone.md"), "gone.md"),
    write("# Fresh\n", to: "deep/fresh.md"), write("{}", to: "larkspur-sync.json"),
    write("# Old\n", to: ".removed/x.md"),
  ]

  private func titles(_ found: FoundInputs) async -> [String: String?] {
    let reading = await Workspace(jobs: 2).read(found.pages)
    #expect(reading.problems.isEmpty)
    return Dictionary(uniqueKeysWithValues: reading.guides.map { ($0.path, $0.title) })
  }

  @Test("are found and read as if they were there; others stay as they are")
  func found() async throws {
    let overlay = PageOverlay(Self.changes, in: folder("docs/tea"))
    let found = Workspace().find([folder("docs")], with: overlay)
    #expect(found.problems.isEmpty)
    #expect(found.pages.map(\.path) == ["own.md", "tea/cup.md", "tea/deep/fresh.md"])
    #expect(found.pages.map(\.location) == found.pages.map { folder("docs/\($0.path)") })
    #expect(
      await titles(found) == ["own.md": "Own", "tea/cup.md": "New cup", "tea/deep/fresh.md": "Fresh"])
    #expect(try folder.read("docs/tea/cup.md") == "# Cup\n")
  }

  @Test("belong to the inputs that hold them: a page, a folder further in, another one")
  func inputs() {
    let overlay = PageOverlay(Self.changes, in: folder("docs/tea"))
    let workspace = Workspace()
    #expect(workspace.find([folder("docs/tea/deep")], with: overlay).pages.map(\.path) == ["fresh.md"])
    #expect(workspace.find([folder("docs/tea/cup.md")], with: overlay).pages.map(\.path) == ["cup.md"])
    let gone = folder("docs/tea/gone.md")
    #expect(workspace.find([gone], with: overlay).problems == [.notFound(gone)])
    #expect(workspace.find([folder("nowhere")], with: overlay).problems == [.notFound(folder("nowhere"))])
    #expect(workspace.find([folder("docs/tea"), folder("docs")], with: overlay).pages.count == 3)
  }

  @Test("make a folder that is not there yet an input")
  func newFolder() async {
    let overlay = PageOverlay(Self.changes, in: folder("new/pages"))
    let found = Workspace().find([folder("new")], with: overlay)
    #expect(found.pages.map(\.path) == ["pages/cup.md", "pages/deep/fresh.md"])
    #expect(await titles(found) == ["pages/cup.md": "New cup", "pages/deep/fresh.md": "Fresh"])
  }

  @Test("are what they will be once they are written")
  func written() async throws {
    let pages = folder("docs/tea")
    let before = Workspace().find([folder("docs")], with: PageOverlay(Self.changes, in: pages))
    let expected = await titles(before)
    try ProjectTree(pages).apply(Self.changes)
    let after = Workspace().find([folder("docs")])
    #expect(after.pages.map(\.path) == before.pages.map(\.path))
    #expect(await titles(after) == expected)
  }
}
