import DocReader
import Foundation

/// A folder that keeps what was made of contents, so that the next run need not make it again.
///
/// It may be deleted at any time. Whatever is wrong with it costs time, never correctness, so that nothing here fails:
/// what cannot be read is made again, and what cannot be written is not kept.
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
  /// What other programs make of the same content is none of ours.
  private let program: ContentDigest

  /// A cache for what the running program makes; nil where it does not know itself.
  public init?(_ path: String) {
    self.init(path, program: Self.runningProgram)
  }

  init?(_ path: String, program: ContentDigest?) {
    guard let program else { return nil }
    self.path = path
    self.program = program
  }

  /// Looked at once: a program may ask for its cache several times.
  private static let runningProgram = Bundle.main.executablePath.flatMap(identity)

  /// What tells one program from another: its bytes and no date, so that one that was built again, or came out of an
  /// archive, is the same where it is equal; and the library that it loads.
  static func identity(ofProgramAt path: String) -> ContentDigest? {
    // The bytes are in memory already, and need not be copied.
    guard let image = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return nil }
    return ContentDigest(of: [
      image.withUnsafeBytes { ContentDigest(of: $0) }, ContentDigest(of: Array(markupParserVersion.utf8)),
    ])
  }

  /// Where a cache lies that nobody placed elsewhere: below a project's folder.
  public static func standardPath(in folder: String) -> String { "\(folder)/.larkspur/cache" }

  /// The key of what the program makes of some bytes.
  func key(of bytes: [UInt8]) -> ContentDigest { ContentDigest(of: bytes, salt: program) }

  // MARK: - Looking

  func content(_ kind: Kind, _ key: ContentDigest) -> [UInt8]? {
    let file = file(kind, key)
    guard let bytes = try? FileBytes.read(file, location: file, limit: CacheEntry.limit) else { return nil }
    return CacheEntry(bytes, for: key)?.content
  }

  /// The head of an entry, without the content. Marks the entry as used.
  func head(_ kind: Kind, _ key: ContentDigest) -> [UInt8]? {
    let descriptor = open(file(kind, key), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    touch(descriptor)
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return nil }
    bytes.removeLast(bytes.count - count)
    return CacheEntry.head(in: bytes, for: key)
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

  func keep(_ entry: CacheEntry, _ kind: Kind, _ key: ContentDigest) {
    let target = file(kind, key)
    let draft = "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
    if !write(entry.bytes(for: key), to: draft) {
      guard makeFolders(for: kind), write(entry.bytes(for: key), to: draft) else { return }
    }
    if rename(draft, target) != 0 { unlink(draft) }
  }

  private func write(_ bytes: [UInt8], to file: String) -> Bool {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    let failure = ByteSink.write(bytes, to: descriptor)
    guard close(descriptor) == 0, failure == nil else {
      unlink(file)
      return false
    }
    return true
  }

  /// The folder tells git and backups to leave it alone.
  private func makeFolders(for kind: Kind) -> Bool {
    guard (try? FileManager.default.createDirectory(atPath: folder(kind), withIntermediateDirectories: true)) != nil
    else { return false }
    _ = write(Array("*\n".utf8), to: "\(path)/.gitignore")
    _ = write(Array("Signature: 8a477f597d28d172789f06886806bc55\n".utf8), to: "\(path)/CACHEDIR.TAG")
    return true
  }

  /// Makes room where too much lies: the older half goes.
  func prune() {
    for kind in Kind.allCases {
      guard case .success(let listing) = FolderListing.read(folder(kind)), listing.names.count > kind.limit else {
        continue
      }
      let byAge = listing.names.map { name in
        var status = stat()
        let isThere = stat("\(folder(kind))/\(name)", &status) == 0
        return (name: name, modified: isThere ? Self.modified(status) : 0)
      }.sorted { ($0.modified, $0.name) < ($1.modified, $1.name) }
      for entry in byAge.prefix(byAge.count - kind.limit / 2) { unlink("\(folder(kind))/\(entry.name)") }
    }
  }

  private func folder(_ kind: Kind) -> String { "\(path)/\(kind.rawValue)" }

  private func file(_ kind: Kind, _ key: ContentDigest) -> String { "\(folder(kind))/\(key.text)" }
}
