import DocReader
import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("A cache that somebody else filled")
struct CacheAttackTests {
  let folder: TemporaryFolder
  private static let secret = SecretKey(low: 1, high: 2)
  private static let program = CacheFolder.identity(ofProgramAt: #filePath)

  init() throws {
    folder = try TemporaryFolder()
  }

  private func cache(_ secret: SecretKey = Self.secret) -> CacheFolder? {
    CacheFolder(folder("cache"), secret: secret, program: Self.program)
  }

  private func file(_ kind: CacheFolder.Kind, _ key: ContentTag) -> String { "cache/\(kind.rawValue)/\(key.text)" }

  @Test("what another user's program made of the same page is not taken")
  func otherSecret() throws {
    let key = try #require(cache()).key(of: [1])
    cache()?.keep(CacheEntry(content: Array("evil".utf8)), .services, key)
    let mine = try #require(cache(SecretKey(low: 2, high: 1)))
    #expect(mine.key(of: [1]) != key)
    #expect(mine.content(.services, key) == nil)
    // Also not under the name that this user looks for.
    try FileManager.default.moveItem(
      atPath: folder(file(.services, key)), toPath: folder(file(.services, mine.key(of: [1]))))
    #expect(mine.content(.services, mine.key(of: [1])) == nil)
  }

  @Test("no byte of an entry can be changed, and no entry put in the place of another one")
  func changed() throws {
    let cache = { try #require(self.cache()) }
    let (key, other) = (try cache().key(of: [1]), try cache().key(of: [2]))
    try cache().keep(CacheEntry(head: [1, 2, 3], content: [4, 5, 6]), .pages, key)
    #expect(try cache().content(.pages, key) == [4, 5, 6])
    #expect(try cache().head(.pages, key) == [1, 2, 3])
    let file = URL(fileURLWithPath: folder(file(.pages, key)))
    let bytes = try Data(contentsOf: file)
    for index in bytes.indices {
      var wrong = bytes
      wrong[index] ^= 0x10
      try wrong.write(to: file)
      let isWhole = try cache().content(.pages, key) != nil && cache().head(.pages, key) != nil
      #expect(!isWhole, "byte \(index)")
    }
    try bytes.write(to: file)
    try cache().keep(CacheEntry(content: [7]), .groups, other)
    try bytes.write(to: URL(fileURLWithPath: folder(self.file(.groups, key))))
    #expect(try cache().content(.groups, key) == nil)
    try bytes.write(to: URL(fileURLWithPath: folder(self.file(.pages, other))))
    #expect(try cache().content(.pages, other) == nil)
  }

  @Test("keys cannot be known without the secret, so that nobody can make two pages of one key")
  func keys() throws {
    let (a, b) = (try #require(cache()), try #require(cache(SecretKey(low: 2, high: 1))))
    #expect(a.key(of: [1], at: "a.md") != b.key(of: [1], at: "a.md"))
    #expect(a.key(of: [1], at: "a.md") != a.key(of: [1], at: "b.md"))
    #expect(a.key(of: [a.key(of: [1])]) != b.key(of: [a.key(of: [1])]))
  }

  @Test("a cache that git tracks is none")
  func tracked() throws {
    let key = try #require(cache()).key(of: [1])
    cache()?.keep(CacheEntry(content: [1]), .services, key)
    #expect(cache()?.content(.services, key) == [1])
    try folder.git("init", "-q")
    #expect(cache()?.content(.services, key) == [1])
    try folder.git("add", "-f", file(.services, key))
    #expect(cache() == nil)
  }

  @Test("links inside are not followed: nothing is read, written or removed behind them")
  func links() throws {
    let key = try #require(cache()).key(of: [1])
    try folder.makeFolder("cache")
    try folder.makeFolder("mine")
    for number in 0..<600 { try folder.write("mine", to: "mine/\(String(number, radix: 16))") }
    try folder.link("cache/groups", to: folder("mine"))
    cache()?.keep(CacheEntry(content: [1]), .groups, key)
    cache()?.prune()
    #expect(cache()?.content(.groups, key) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("mine")).count == 600)
    try folder.makeFolder("cache/services")
    try folder.write("mine", to: "file")
    try folder.link(file(.services, key), to: folder("file"))
    #expect(cache()?.content(.services, key) == nil)
    cache()?.keep(CacheEntry(content: [1]), .services, key)
    #expect(try folder.read("file") == "mine")
    #expect(cache()?.content(.services, key) == [1])
  }

  @Test("what is no entry stays, however much of it there is")
  func strangers() throws {
    for number in 0..<600 { try folder.write("mine", to: "cache/groups/photo-\(number).jpeg") }
    cache()?.prune()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("cache/groups")).count == 600)
  }

  @Test("a cache behind a link that a clone brought along is none")
  func plantedLink() throws {
    let outside = try TemporaryFolder()
    try folder.git("init", "-q")
    try folder.link("cache", to: outside.path)
    #expect(cache() != nil)
    try folder.git("add", "-A")
    #expect(cache() == nil)
    #expect(try outside.names == [])
  }
}
