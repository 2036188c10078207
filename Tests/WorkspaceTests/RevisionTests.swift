import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("The files of a revision")
struct RevisionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.git("init", "--quiet")
    try folder.write("# Cup\n", to: "project/specs/cup.md")
    _ = try OutputTree(folder("project/out")).write([SourceFile(path: "a/Tea.swift", text: "tea")])
    try folder.write("mine", to: "project/out/Mine.swift")
    try folder.git("add", "--all")
    try folder.git("commit", "--quiet", "--message", "first")
    try folder.write("# Other\n", to: "project/specs/cup.md")
    try folder.write("# New\n", to: "project/docs/new.md")
    _ = try OutputTree(folder("project/out")).write([SourceFile(path: "a/Tea.swift", text: "coffee")])
  }

  @Test("are those that were checked in, by paths from the project")
  func files() throws {
    let revision = try Revision("HEAD", around: folder("project"))
    #expect(try revision.bytes(of: "specs/cup.md") == Array("# Cup\n".utf8))
    #expect(try revision.bytes(of: "docs/new.md") == nil)
    #expect(revision.input("specs") == "HEAD:./specs")
    #expect(revision.input("docs") == nil)
    let found = Workspace(repositoryAround: folder("project")).find(["HEAD:./specs"])
    #expect(found.pages.map(\.path) == ["cup.md"])
  }

  @Test("the generated ones are those that their list names")
  func generated() throws {
    let revision = try Revision("HEAD", around: folder("project"))
    #expect(try revision.generatedFiles(in: "out") == [SourceFile(path: "a/Tea.swift", text: "tea")])
    #expect(try revision.generatedFiles(in: "specs").isEmpty)
    #expect(try revision.generatedFiles(in: "nowhere").isEmpty)
    #expect(try OutputTree(folder("project/out")).generatedFiles() == [SourceFile(path: "a/Tea.swift", text: "coffee")])
    #expect(try OutputCheck(folder("project/out")).generatedFiles().count == 1)
    #expect(try OutputCheck(folder("nowhere")).generatedFiles().isEmpty)
  }

  @Test("a revision that is not there is told", arguments: ["HEAD~1", "tea", "--all", "HEAD:project"])
  func missing(name: String) {
    #expect(throws: WorkspaceError.self) { try Revision(name, around: folder.path) }
  }

  @Test("outside of a repository there is no revision, and before the first commit no last one")
  func noRepository() throws {
    let other = try TemporaryFolder()
    #expect(throws: WorkspaceError.self) { try Revision("HEAD", around: other.path) }
    let error = try #require(throws: WorkspaceError.self) { try Revision.last(around: other.path) }
    guard case .noRepository(other.path, _) = error else { throw error }
    try other.git("init", "--quiet")
    #expect(try Revision.last(around: other.path)?.name == nil)
    try other.git("commit", "--quiet", "--allow-empty", "--message", "first")
    #expect(try Revision.last(around: other.path)?.name == "HEAD")
    try other.git("checkout", "--quiet", "--orphan", "another")
    #expect(try Revision.last(around: other.path)?.name == nil)
  }
}
