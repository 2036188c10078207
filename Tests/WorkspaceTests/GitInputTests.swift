import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("Inputs in git")
struct GitInputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.git("init", "--quiet")
    try folder.write("first", to: "specs/tea/pot.md")
    try folder.write("x", to: "specs/.hidden/page.md")
    try folder.write("x", to: "specs/notes.txt")
    try folder.link("specs/again.md", to: "tea/pot.md")
    try folder.git("add", "--all")
    try folder.git("commit", "--quiet", "--message", "first")
    try folder.write("second", to: "specs/tea/pot.md")
    try folder.write("x", to: "specs/cup.md")
    try folder.link("specs/out.md", to: "../../elsewhere.md")
    try folder.git("add", "--all")
    try folder.git("commit", "--quiet", "--message", "second")
  }

  private func find(_ inputs: String...) -> FoundInputs {
    Workspace(repositoryAround: folder.path).find(inputs)
  }

  @Test("a folder of a revision gives the pages of that time")
  func folderOfRevision() {
    let found = find("HEAD~1:specs")
    #expect(found.pages.map(\.path) == ["tea/pot.md"])
    #expect(found.pages.map(\.location) == ["HEAD~1:specs/tea/pot.md"])
    #expect(found.problems.isEmpty)
  }

  @Test("one page of a revision is known by its file name")
  func pageOfRevision() {
    let found = find("HEAD:specs/tea/pot.md")
    #expect(found.pages.map(\.path) == ["pot.md"])
    #expect(found.pages.map(\.location) == ["HEAD:specs/tea/pot.md"])
  }

  @Test("a link to a page of the folder adds nothing, a link out of it is reported")
  func links() {
    let found = find("HEAD:specs")
    #expect(found.pages.map(\.path) == ["cup.md", "tea/pot.md"])
    #expect(found.problems == [.linkOutOfRevision("HEAD:specs/out.md", target: "../../elsewhere.md")])
  }

  @Test("two revisions of a page are two pages")
  func twoRevisions() {
    let found = find("HEAD~1:specs/tea/pot.md", "HEAD:specs/tea/pot.md")
    #expect(found.pages.map(\.path) == ["HEAD/specs/tea/pot.md", "HEAD~1/specs/tea/pot.md"])
  }

  @Test("the bytes come from the revision")
  func contents() throws {
    let objects = try GitObjects(in: folder.path)
    let texts = try find("HEAD~1:specs", "HEAD:specs/cup.md").pages.map { page in
      guard case .blob(let object, _) = page.store else { return "" }
      return String(decoding: try objects.read(object, location: page.location, limit: 100), as: UTF8.self)
    }
    #expect(texts == ["x", "first"])
  }

  @Test("pages of a revision are read as those on disk, however many at once", arguments: [1, 8])
  func reading(jobs: Int) async throws {
    let workspace = Workspace(jobs: jobs, repositoryAround: folder.path)
    let inGit = await workspace.read(workspace.find(["HEAD:specs"]).pages)
    unlink(folder("specs/out.md"))
    let onDisk = await workspace.read(workspace.find([folder("specs")]).pages)
    #expect(inGit.problems.isEmpty)
    #expect(inGit.spec == onDisk.spec)
    #expect(inGit.diagnostics == onDisk.diagnostics)
    #expect(inGit.counts == onDisk.counts)
  }

  @Test("an unknown revision, a path that is not there and a commit are refused with git's reason")
  func unknown() {
    let found = find("nowhere:specs", "HEAD:nothing")
    #expect(
      found.problems == [
        .revision("nowhere:specs", reason: "there is no such file or revision"),
        .revision("HEAD:nothing", reason: "there is no such file or revision"),
      ])
  }

  @Test("a page that git does not have any more is refused, the next one is read")
  func lostObject() throws {
    let objects = try GitObjects(in: folder.path)
    let lost = GitObjectID(text: String(repeating: "0", count: 40))
    #expect(throws: WorkspaceError.self) { try objects.read(lost, location: "HEAD:lost.md", limit: 100) }
    guard case .file(let object) = try Git(folder: folder.path).find("HEAD:specs/cup.md") else {
      Issue.record("the page is a file")
      return
    }
    #expect(try objects.read(object, location: "HEAD:specs/cup.md", limit: 100) == Array("x".utf8))
  }

  @Test("outside of a repository the reason is git's")
  func noRepository() throws {
    let outside = try TemporaryFolder()
    let problem = try #require(Workspace(repositoryAround: outside.path).find(["HEAD:specs"]).problems.first)
    #expect(problem.description.contains("not a git repository"))
  }
}
