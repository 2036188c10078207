import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("Writing output files")
struct OutputFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ text: String, to name: String) throws -> OutputFile.Outcome {
    try OutputFile.write(Array(text.utf8), to: folder(name))
  }

  private func status(of name: String) -> stat {
    var status = stat()
    stat(folder(name), &status)
    return status
  }

  @Test("a new file is written and nothing else remains")
  func newFile() throws {
    #expect(try write("tea", to: "out.json") == .written)
    #expect(try folder.read("out.json") == "tea")
    #expect(try folder.names == ["out.json"])
  }

  @Test("equal bytes leave the file untouched, other bytes of the same length replace it")
  func onlyWhenChanged() throws {
    _ = try write("tea", to: "out.json")
    let before = status(of: "out.json").st_ino
    #expect(try write("tea", to: "out.json") == .unchanged)
    #expect(status(of: "out.json").st_ino == before)
    #expect(try write("pot", to: "out.json") == .written)
    #expect(try folder.read("out.json") == "pot")
  }

  @Test("the file keeps its permissions")
  func permissions() throws {
    _ = try write("tea", to: "out.json")
    chmod(folder("out.json"), 0o640)
    _ = try write("pot", to: "out.json")
    #expect(status(of: "out.json").st_mode & 0o777 == 0o640)
  }

  @Test("a link stays a link, its target gets the bytes")
  func throughLink() throws {
    try folder.write("old", to: "real/out.json")
    try folder.link("out.json", to: "real/out.json")
    _ = try write("new", to: "out.json")
    #expect(try folder.read("real/out.json") == "new")
    #expect(FileKind.of(folder("out.json"), followingLinks: false) == .link)
  }

  @Test("a full disk is an error that names the file and the reason", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() {
    #expect(throws: WorkspaceError.unwritable("/dev/full", reason: "No space left on device")) {
      try OutputFile.write([1, 2, 3], to: "/dev/full")
    }
    #expect(FileKind.of("/dev/full", followingLinks: false) == .special)
  }

  @Test("a folder, and a file in a folder that is not there, are refused")
  func badPlaces() throws {
    try folder.makeFolder("out")
    #expect(throws: WorkspaceError.outputIsFolder(folder("out"))) { try write("x", to: "out") }
    #expect(throws: WorkspaceError.outputFolderMissing(folder("no/out"), folder: folder("no"))) {
      try write("x", to: "no/out")
    }
  }

  @Test("a name as long as the system allows can be written")
  func longName() throws {
    let name = String(repeating: "n", count: 255)
    #expect(try write("x", to: name) == .written)
    #expect(try folder.names == [name])
  }
}

@Suite("What the errors say")
struct WorkspaceErrorTests {
  @Test(
    "every error names the place, says what is wrong and what to do",
    arguments: [
      WorkspaceError.notFound("a/b"), .settingsNotFound("a/b"), .unreadableFile("a/b", reason: "r"),
      .unreadableFolder("a/b", reason: "r"),
      .linkLoop("a/b", target: "a"), .linkLoop("a/b", target: "a/b"), .brokenLink("a/b"), .notRegularFile("a/b"),
      .fileTooLarge("a/b", limit: 1 << 20), .nameNotUTF8(folder: "a/b", name: "x"), .noPages("a/b"),
      .unknownKind("a/b"), .notIR("a/b", reason: "It is a poem."), .revision("a/b", reason: "r"),
      .linkOutOfRevision("a/b", target: "c"), .unwritable("a/b", reason: "r"), .outputIsFolder("a/b"),
      .outputFolderMissing("a/b", folder: "a"), .outputIsFile("a/b"), .outputBusy("a/b"), .inTheWay("a/b", ["c", "d"]),
      .badGeneratedList("a/b", line: 2, reason: "it is a poem"), .badOutputPath("a/b", reason: "r"),
      .plantedLink("a/b", link: "a", target: "c"), .outputInRepositoryFolder("a/b"), .foreignRun("a/b", reason: "r"),
      .unfinishedRun("a/b"), .unfinishedInput("a/b"), .unfinishedOutput("a/b", reason: "It was full."),
    ])
  func sentences(error: WorkspaceError) {
    #expect(error.description.contains("'a/b'"))
    #expect(error.description.hasSuffix("."))
    #expect(error.description.count > 30)
  }
}
