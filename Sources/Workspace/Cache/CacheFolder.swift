import DocReader
import Foundation

/// A folder that keeps what was made of contents, so that the next run need not make it again.
///
/// It may be deleted at any time. Whatever is wrong with it costs time, never correctness, so that nothing here fails:
/// what cannot be read is made again, and what cannot be written is not kept. Entries have tags by the user's secret: what
/// a clone, an archive or another user put into the folder is no entry.
public struct CacheFolder: Sendable {
  /// What is kept, each kind in a folder of its own.
  enum Kind: String, CaseIterable {
    /// What single pages say.
    case pages
    /// What pages say that were put together.
    case groups
    /// The emitted code of a service.
    case services

    /// How many entries may lie in the folder before old ones go: several states of the whole documentation.
    fileprivate var limit: Int {
      switch self {
      case .pages: 8_192
      case .groups, .services: 512
      }
    }
  }

  private let path: String
  /// What keys and tags are made with. What other programs make of the same content is none of ours, so that the program
  /// is part of it.
  private let secret: SecretKey
  /// Those that are there when the cache is opened.
  private let shelves: [Kind: OpenFolder]

  /// A cache for what the running program makes. Nil where the program does not know itself, where the user has no secret,
  /// and for a folder that is not the user's own work: behind a link that a repository brought along, or tracked by git.
  public init?(_ path: String) {
    guard case .success(let secret) = UserSecret.standard else { return nil }
    self.init(path, secret: secret, program: Self.runningProgram)
  }

  init?(_ path: String, secret: SecretKey, program: ContentTag?) {
    guard let program, (try? PlantedLink.check(path)) != nil else { return nil }
    self.path = path
    self.secret = SecretKey(secret.key(for: "cache").tag(of: program.bytes))
    guard let folder = try? OpenFolder(path) else {
      shelves = [:]
      return
    }
    guard !Git(folder: path).tracks(".") else { return nil }
    shelves = Dictionary(
      uniqueKeysWithValues: Kind.allCases.compactMap { kind in (try? folder.folder(kind.rawValue)).map { (kind, $0) } })
  }

  /// Looked at once: a program may ask for its cache several times.
  private static let runningProgram = Bundle.main.executablePath.flatMap(identity)

  /// What tells one program from another: its bytes and no date, so that one that was built again, or came out of an
  /// archive, is the same where it is equal; and the library that it loads.
  static func identity(ofProgramAt path: String) -> ContentTag? {
    // The bytes are in memory already, and need not be copied.
    guard let image = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return nil }
    return SecretKey(image.withUnsafeBytes(ProgramImage.tag)).tag(of: Array(markupParserVersion.utf8))
  }

  /// Where a cache lies that nobody placed elsewhere: below a project's folder.
  public static func standardPath(in folder: String) -> String { "\(folder)/.larkspur/cache" }

  // MARK: - Keys

  /// The key of what the program makes of some bytes.
  func key(of bytes: [UInt8]) -> ContentTag { secret.key(for: "key of bytes").tag(of: bytes) }

  /// The key of what the program makes of a page.
  func key(of page: [UInt8], at path: String) -> ContentTag { secret.key(for: "key of the page \(path)").tag(of: page) }

  /// The key of what the program makes of several things together.
  func key(of keys: [ContentTag]) -> ContentTag { secret.key(for: "key of keys").tag(of: keys) }

  private func entryKey(_ kind: Kind, _ key: ContentTag) -> CacheKey {
    CacheKey(key, secret.key(for: kind.rawValue))
  }

  // MARK: - Looking

  func content(_ kind: Kind, _ key: ContentTag) -> [UInt8]? {
    guard let bytes = try? shelves[kind]?.bytes(of: key.text, location: key.text, limit: CacheEntry.limit) else {
      return nil
    }
    return CacheEntry(bytes, for: entryKey(kind, key))?.content
  }

  /// The head of an entry, without the content. Marks the entry as used.
  func head(_ kind: Kind, _ key: ContentTag) -> [UInt8]? {
    guard let descriptor = try? shelves[kind]?.open(key.text, O_RDONLY | O_NONBLOCK) else { return nil }
    defer { close(descriptor) }
    touch(descriptor)
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return nil }
    bytes.removeLast(bytes.count - count)
    return CacheEntry.head(in: bytes, for: entryKey(kind, key))
  }

  /// Old entries go first; one that is used daily is never old.
  private func touch(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, time(nil) - Self.modified(status) > 86_400 else { return }
    futimes(descriptor, nil)
  }

  private static func modified(_ status: stat) -> Int {
    #if canImport(Darwin)
      status.st_mtimespec.tv_sec
    #else
      status.st_mtim.tv_sec
    #endif
  }

  // MARK: - Keeping

  func keep(_ entry: CacheEntry, _ kind: Kind, _ key: ContentTag) {
    guard let shelf = shelves[kind] ?? makeShelf(for: kind) else { return }
    let draft = "\(key.text).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
    guard write(entry.bytes(for: entryKey(kind, key)), to: draft, in: shelf) else { return }
    if renameat(shelf.descriptor, draft, shelf.descriptor, key.text) != 0 { unlinkat(shelf.descriptor, draft, 0) }
  }

  private func write(_ bytes: [UInt8], to name: String, in folder: OpenFolder) -> Bool {
    guard let descriptor = try? folder.open(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666) else { return false }
    let failure = ByteSink.write(bytes, to: descriptor)
    guard close(descriptor) == 0, failure == nil else {
      unlinkat(folder.descriptor, name, 0)
      return false
    }
    return true
  }

  /// The folder tells git and backups to leave it alone.
  private func makeShelf(for kind: Kind) -> OpenFolder? {
    guard (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil,
      let folder = try? OpenFolder(path)
    else { return nil }
    if let shelf = try? folder.folder(kind.rawValue) { return shelf }
    _ = write(Array("*\n".utf8), to: ".gitignore", in: folder)
    _ = write(Array("Signature: 8a477f597d28d172789f06886806bc55\n".utf8), to: "CACHEDIR.TAG", in: folder)
    return try? folder.makeFolder(kind.rawValue)
  }

  /// Makes room where too much lies: the older half goes. Nothing else than entries does.
  func prune() {
    guard let folder = try? OpenFolder(path) else { return }
    for kind in Kind.allCases {
      guard let shelf = try? folder.folder(kind.rawValue),
        let names = try? shelf.names().filter(Self.isEntry), names.count > kind.limit
      else { continue }
      let byAge = names.map { name in
        (name: name, modified: shelf.status(of: name).map(Self.modified) ?? 0)
      }.sorted { ($0.modified, $0.name) < ($1.modified, $1.name) }
      for entry in byAge.prefix(byAge.count - kind.limit / 2) { unlinkat(shelf.descriptor, entry.name, 0) }
    }
  }

  /// The name of an entry, or of one that was never written to its end.
  private static func isEntry(_ name: String) -> Bool {
    ContentTag(digits: name.prefix(32)) != nil && (name.utf8.count == 32 || name.hasSuffix(".part"))
  }
}
