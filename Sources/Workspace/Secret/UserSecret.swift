import Foundation

/// The secret of a user on a machine. What larkspur leaves in folders of projects is sealed with it, so that it knows its
/// own work from what a clone, an archive or somebody else brought along.
///
/// It is the file `secret` in the user's folder for states, outside of all projects. Git cannot make a file of its mode,
/// 0400: where a project happens to be the user's home, a clone brings no secret either.
struct UserSecret: Sendable {
  /// Why there is no secret: a sentence without its end.
  struct Unavailable: Error, Hashable {
    var reason: String
  }

  typealias Outcome = Result<SecretKey, Unavailable>

  /// The secret of the user who runs the program. It is made when it is asked for the first time.
  static let standard = standard(ProcessInfo.processInfo.environment)

  private static func standard(_ environment: [String: String]) -> Outcome {
    let outcome = find(in: places(environment, home: nil))
    // Asking for the account takes longer than all the rest.
    guard case .failure = outcome, let home = accountHome else { return outcome }
    return find(in: places(environment, home: home))
  }

  /// The first of some folders that can hold a secret decides.
  static func find(in places: [Place]) -> Outcome {
    var first: Unavailable?
    for place in places {
      do throws(Unavailable) {
        return .success(try UserSecret(place).key)
      } catch {
        first = first ?? error
      }
    }
    return .failure(first ?? Unavailable(reason: "no environment variable HOME says where to keep a secret"))
  }

  // MARK: - Places

  /// A folder of the user, and the folders inside that lead to the one for the secret.
  struct Place: Hashable {
    var base: String
    var folders: [String]
  }

  /// Where a secret may lie, by the environment and by the user's account.
  static func places(_ environment: [String: String], home: String?) -> [Place] {
    let states = environment["XDG_STATE_HOME"].map { Place(base: $0, folders: []) }
    let homes = [environment["HOME"], home].compactMap { $0 }.map { Place(base: $0, folders: stateFolders) }
    return ([states].compactMap { $0 } + homes).filter { $0.base.hasPrefix("/") }
  }

  #if canImport(Darwin)
    private static let stateFolders = ["Library", "Application Support"]
  #else
    private static let stateFolders = [".local", "state"]
  #endif

  private static var accountHome: String? {
    guard let account = getpwuid(geteuid()), let home = account.pointee.pw_dir else { return nil }
    return String(cString: home)
  }

  // MARK: - The file

  private static let folderName = "larkspur"
  private static let fileName = "secret"
  private static let mode: mode_t = 0o400

  let key: SecretKey

  private init(_ place: Place) throws(Unavailable) {
    let folder = try Self.folder(at: place)
    if folder.kind(of: Self.fileName) == .missing {
      try Self.told(at: folder.path) { () throws(SystemFailure) in try Self.make(in: folder) }
    }
    key = try Self.read(in: folder)
  }

  /// The user's own folder, into which nobody else can put anything.
  private static func folder(at place: Place) throws(Unavailable) -> OpenFolder {
    try told(at: place.base) { () throws(SystemFailure) in
      // A home that is not there is none.
      if place.folders.isEmpty, mkdir(place.base, 0o700) != 0, errno != EEXIST { throw .last }
    }
    var folder = try told(at: place.base) { () throws(SystemFailure) in try OpenFolder(place.base) }
    try checkOwner(of: folder)
    // The folders of a home may be links to another disk.
    var path = place.base
    for name in place.folders {
      path += "/\(name)"
      folder = try told(at: path) { () throws(SystemFailure) in
        if mkdirat(folder.descriptor, name, 0o700) != 0, errno != EEXIST { throw .last }
        return try OpenFolder(path)
      }
    }
    folder = try told(at: "\(path)/\(folderName)") { () throws(SystemFailure) in
      try folder.makeFolder(folderName, mode: 0o700)
    }
    let status = try checkOwner(of: folder)
    guard status.st_mode & 0o077 == 0 else {
      throw Unavailable(reason: "'\(folder.path)' is open to others; give it the mode 700")
    }
    return folder
  }

  @discardableResult
  private static func checkOwner(of folder: OpenFolder) throws(Unavailable) -> stat {
    let status = try told(at: folder.path) { () throws(SystemFailure) in try folder.status }
    guard status.st_uid == geteuid() else {
      throw Unavailable(reason: "'\(folder.path)' belongs to another user")
    }
    return status
  }

  /// Two programs may do this at a time: the first one's secret stays.
  private static func make(in folder: OpenFolder) throws(SystemFailure) {
    let disk = DiskChanges()
    // Home folders are kept in git, too.
    try? disk.write(Array("*\n".utf8), to: ".gitignore", in: folder, mode: nil)
    let draft = "\(fileName).\(UInt64.random(in: 0 ... .max))"
    let secret = ContentTag(low: .random(in: 0 ... .max), high: .random(in: 0 ... .max))
    try disk.write(Array("\(secret.text)\n".utf8), to: draft, in: folder, mode: mode)
    defer { unlinkat(folder.descriptor, draft, 0) }
    guard linkat(folder.descriptor, draft, folder.descriptor, fileName, 0) != 0, errno != EEXIST else { return }
    // Not every file system knows second names.
    guard renameat(folder.descriptor, draft, folder.descriptor, fileName) == 0 else { throw .last }
  }

  private static func read(in folder: OpenFolder) throws(Unavailable) -> SecretKey {
    let location = folder.path(of: fileName)
    guard let status = folder.status(of: fileName), FileKind(status) == .file, status.st_uid == geteuid(),
      status.st_mode & 0o777 == mode
    else {
      throw Unavailable(reason: "'\(location)' is not a file that its owner alone may read (mode 400); remove it")
    }
    guard let bytes = try? folder.bytes(of: fileName, location: location, limit: 64), bytes.last == UInt8(ascii: "\n"),
      let tag = ContentTag(digits: String(decoding: bytes.dropLast(), as: UTF8.self))
    else { throw Unavailable(reason: "'\(location)' does not hold a secret; remove it") }
    return SecretKey(tag)
  }

  private static func told<Value>(
    at path: String, _ work: () throws(SystemFailure) -> Value
  ) throws(Unavailable) -> Value {
    do throws(SystemFailure) {
      return try work()
    } catch {
      throw Unavailable(reason: "'\(path)' cannot be used (\(error.reason))")
    }
  }
}
