import APISpec
import DocReader
import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("Reading pages")
struct ReadingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A page of dialect D that documents one endpoint.
  private func page(_ number: Int) -> String {
    """
    ---
    title: "Teapot \(number)"
    ---
    # Teapot \(number)

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id/fill_\(number) |
    | HTTP Method | POST |

    ### 请求体

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    | litres | int | 是 | How much tea goes in |

    """
  }

  @Test("the number of jobs changes nothing")
  func jobs() async throws {
    for number in 0..<40 { try folder.write(page(number), to: "specs/\(number % 5)/\(number).md") }
    let pages = Workspace().find([folder("specs")]).pages
    let one = await Workspace(jobs: 1).read(pages)
    let eight = await Workspace(jobs: 8).read(pages)
    #expect(CanonicalJSON.encode(one.spec) == CanonicalJSON.encode(eight.spec))
    #expect(one.diagnostics == eight.diagnostics)
    #expect(one.counts == eight.counts)
  }

  @Test("every page is counted once, and at the end all are")
  func progress() async throws {
    for number in 0..<10 { try folder.write("x", to: "specs/\(number).md") }
    var counts: [Int] = []
    _ = await Workspace(jobs: 3).read(Workspace().find([folder("specs")]).pages) { counts.append($0) }
    #expect(counts == Array(1...10))
  }

  @Test("a page that is gone, became a pipe or is far too large is reported, the others are read")
  func unreadable() async throws {
    for name in ["gone", "large", "pipe", "well"] { try folder.write("x", to: "specs/\(name).md") }
    let pages = Workspace().find([folder("specs")]).pages
    unlink(folder("specs/gone.md"))
    truncate(folder("specs/large.md"), off_t(FileBytes.pageLimit + 1))
    unlink(folder("specs/pipe.md"))
    #expect(mkfifo(folder("specs/pipe.md"), 0o600) == 0)
    let reading = await Workspace(jobs: 2).read(pages)
    #expect(
      reading.problems == [
        .unreadableFile(folder("specs/gone.md"), reason: "No such file or directory"),
        .fileTooLarge(folder("specs/large.md"), limit: FileBytes.pageLimit),
        .notRegularFile(folder("specs/pipe.md")),
      ])
  }

  @Test("a page that may not be read is reported", .enabled(if: getuid() != 0))
  func forbidden() async throws {
    chmod(try folder.write("x", to: "specs/pot.md"), 0)
    let reading = await Workspace().read(Workspace().find([folder("specs")]).pages)
    #expect(reading.problems == [.unreadableFile(folder("specs/pot.md"), reason: "Permission denied")])
  }

  @Test("a page's path leads back to the file as it was named")
  func locations() async throws {
    try folder.write("x", to: "specs/tea/pot.md")
    let reading = await Workspace().read(Workspace().find([folder("specs")]).pages)
    #expect(reading.locations == ["tea/pot.md": folder("specs/tea/pot.md")])
  }
}

@Suite("Reading IR files")
struct IRFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ text: String) throws -> IRFile {
    try #require(Workspace().find([try folder.write(text, to: "all.ir.json")]).irFiles.first)
  }

  @Test("what was exported reads back as an equal value")
  func roundTrip() throws {
    let spec = APISpec(events: [Event(eventType: "tea.pot.emptied_v1", title: "Emptied")])
    let text = String(decoding: CanonicalJSON.encode(spec), as: UTF8.self)
    #expect(try Workspace().read(file(text)).spec == spec)
  }

  @Test(
    "other JSON, and text that is none, are refused with the file's name and the way out", arguments: ["{}", "tea", ""])
  func refused(text: String) throws {
    let error = try #require(throws: WorkspaceError.self) { try Workspace().read(file(text)) }
    #expect(error.description.contains(folder("all.ir.json")))
    #expect(error.description.contains("larkspur export --format ir"))
  }
}
