import APISpec
import DocReader
import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("The cache of readings")
struct CacheTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Not the secret of who runs the tests.
  private static let secret = SecretKey(low: 1, high: 2)
  private static let program = CacheFolder.identity(ofProgramAt: #filePath)

  private var cache: CacheFolder? { CacheFolder(folder("cache"), secret: Self.secret, program: Self.program) }

  private func read(_ cache: CacheFolder?, jobs: Int = 2) async -> WorkspaceReading {
    let workspace = Workspace(jobs: jobs, cache: cache)
    return await workspace.read(workspace.find([folder("specs")]).pages)
  }

  /// Both as text, so that a difference shows.
  private func expectSame(_ reading: WorkspaceReading, _ other: WorkspaceReading, _ hint: String = "") throws {
    #expect(CanonicalJSON.encode(reading.spec) == CanonicalJSON.encode(other.spec), "\(hint)")
    #expect(reading.diagnostics == other.diagnostics, "\(hint)")
    #expect(reading.counts == other.counts, "\(hint)")
    #expect(reading.guides == other.guides, "\(hint)")
    #expect(reading.problems == other.problems, "\(hint)")
  }

  private func entries(_ kind: CacheFolder.Kind) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder("cache/\(kind.rawValue)"))
    return (names ?? []).sorted()
  }

  private func writeShelf() throws {
    for number in 0..<6 { try folder.write(TeaPage.call(number, project: "tea"), to: "specs/tea/\(number).md") }
    for number in 6..<9 { try folder.write(TeaPage.call(number, project: "cake"), to: "specs/cake/\(number).md") }
    try folder.write("# Notes\n\nNothing to call here.\n", to: "specs/notes.md")
    try folder.write("", to: "specs/empty.md")
  }

  @Test("a second run says the same as the first, and as one without a cache")
  func secondRun() async throws {
    try writeShelf()
    let plain = await read(nil)
    for run in 1...3 { try expectSame(await read(cache, jobs: run), plain, "run \(run)") }
    #expect(plain.counts.endpoints == 9)
  }

  @Test("only the page that changed is read, and only its group is put together")
  func onePage() async throws {
    try writeShelf()
    _ = await read(cache)
    let (pages, groups) = (entries(.pages), entries(.groups))
    #expect(pages.count == 11)
    // Tea, cake, and the pages that document no call.
    #expect(groups.count == 3)
    _ = await read(cache)
    #expect(entries(.pages) == pages)
    #expect(entries(.groups) == groups)
    try folder.write(TeaPage.call(7, project: "cake", words: "of another size"), to: "specs/cake/7.md")
    try expectSame(await read(cache), await read(nil))
    #expect(entries(.pages).count == 12)
    #expect(entries(.groups).count == 4)
  }

  @Test("whatever happens to the pages, the cache changes nothing but the time", arguments: 1...4)
  func edits(seed: UInt64) async throws {
    try writeShelf()
    var random = SeededNumbers(seed: seed)
    for step in 0..<12 {
      let number = Int.random(in: 0..<12, using: &random)
      let project = ["tea", "cake", "sugar"].randomElement(using: &random) ?? "tea"
      let name = "specs/\(project)/\(number).md"
      switch Int.random(in: 0..<5, using: &random) {
      case 0: try? FileManager.default.removeItem(atPath: folder(name))
      // A page of dialect A: what its tables lost is rebuilt with what all others teach.
      case 1: try folder.write(TeaPage.nested(number, project: project), to: name)
      case 2: try folder.write(TeaPage.event(number, project: project), to: name)
      default: try folder.write(TeaPage.call(number, project: project, words: "\(step)"), to: name)
      }
      try expectSame(await read(cache), await read(nil), "seed \(seed), step \(step)")
    }
  }

  @Test(
    "entries that were cut off, changed, swapped or replaced are as good as none",
    arguments: ["cut", "empty", "flipped head", "flipped content", "foreign", "swapped", "folder"])
  func corruption(_ kind: String) async throws {
    try writeShelf()
    let plain = await read(cache)
    for kindOfEntry in [CacheFolder.Kind.pages, .groups] {
      let names = entries(kindOfEntry)
      let first = try Data(contentsOf: URL(fileURLWithPath: folder("cache/\(kindOfEntry.rawValue)/\(names[0])")))
      for name in names {
        let file = URL(fileURLWithPath: folder("cache/\(kindOfEntry.rawValue)/\(name)"))
        var bytes = try Data(contentsOf: file)
        switch kind {
        case "cut": bytes.removeLast(bytes.count / 3)
        case "empty": bytes = Data()
        case "flipped head": bytes[45] ^= 1
        case "flipped content": bytes[bytes.count - 1] ^= 1
        case "swapped": bytes = first
        case "foreign": bytes = Data("somebody else's".utf8)
        default: break
        }
        try FileManager.default.removeItem(at: file)
        if kind == "folder" {
          try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        } else {
          try bytes.write(to: file)
        }
      }
    }
    try expectSame(await read(cache), plain)
    // What could be mended is whole again.
    try expectSame(await read(cache), plain)
  }

  @Test("what another program keeps is left alone")
  func otherProgram() async throws {
    try writeShelf()
    let other = CacheFolder.identity(ofProgramAt: try folder.write("not this program", to: "other"))
    let plain = await read(CacheFolder(folder("cache"), secret: Self.secret, program: other))
    let theirs = entries(.pages)
    try expectSame(await read(cache), plain)
    #expect(entries(.pages).count == 2 * theirs.count)
    #expect(Set(entries(.pages)).isSuperset(of: theirs))
  }

  @Test("a program that does not know itself has no cache")
  func noProgram() {
    #expect(CacheFolder(folder("cache"), secret: Self.secret, program: nil) == nil)
    #expect(CacheFolder.identity(ofProgramAt: folder("gone")) == nil)
  }

  @Test("a cache that cannot be written is done without")
  func unwritable() async throws {
    try writeShelf()
    try folder.write("a file", to: "cache")
    try expectSame(await read(cache), await read(nil))
  }

  @Test("the folder is ignored by git, and known to backups")
  func marks() async throws {
    try writeShelf()
    _ = await read(cache)
    #expect(try folder.read("cache/.gitignore") == "*\n")
    #expect(try folder.read("cache/CACHEDIR.TAG").hasPrefix("Signature: 8a477f597d28d172789f06886806bc55"))
  }

  @Test("equal bytes under another path are another page")
  func paths() async throws {
    try folder.write(TeaPage.call(1, project: "tea"), to: "specs/a.md")
    _ = await read(cache)
    try FileManager.default.moveItem(atPath: folder("specs/a.md"), toPath: folder("specs/b.md"))
    #expect(await read(cache).spec.endpoints.first?.sources.first?.path == "b.md")
  }

  @Test("the older half of too many entries goes")
  func prune() throws {
    let keys = try (0..<600).map { try #require(cache).key(of: Array("\($0)".utf8)) }
    for key in keys { cache?.keep(CacheEntry(content: [1]), .groups, key) }
    for key in keys.suffix(300) {
      var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
      utimes(folder("cache/groups/\(key.text)"), &times)
    }
    cache?.prune()
    #expect(entries(.groups).count == 256)
    #expect(keys.suffix(300).allSatisfy { cache?.content(.groups, $0) == nil })
    #expect(keys.contains { cache?.content(.groups, $0) == [1] })
  }
}

@Suite("The number of a program")
struct ProgramImageTests {
  @Test("every byte counts, and every length")
  func bytes() {
    var seen: Set<ContentTag> = []
    for count in 0..<100 {
      let zeros = [UInt8](repeating: 0, count: count)
      #expect(seen.insert(zeros.withUnsafeBytes(ProgramImage.tag)).inserted)
      for index in 0..<count {
        var bytes = zeros
        bytes[index] = 0x80
        #expect(seen.insert(bytes.withUnsafeBytes(ProgramImage.tag)).inserted)
      }
    }
  }
}
