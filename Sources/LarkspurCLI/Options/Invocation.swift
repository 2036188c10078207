import APISpec
import Workspace

/// A command line that was understood.
struct Invocation: Hashable, Sendable {
  var command: CommandName
  var operands: [String] = []
  private var values: [OptionName: [String]] = [:]

  init(_ command: CommandName) {
    self.command = command
  }

  func has(_ option: OptionName) -> Bool { values[option] != nil }

  /// The value of an option as typed; nil where it was not given.
  subscript(_ option: OptionName) -> String? {
    get { values[option]?.last }
    set { values[option] = newValue.map { [$0] } }
  }

  /// All values of an option that may be given several times, as typed.
  func all(_ option: OptionName) -> [String] { values[option] ?? [] }

  /// Where calls may go.
  var hosts: PlatformHosts { PlatformHosts(allowing: all(.allowHost)) }

  /// Lets calls go where a file of settings lets them, unless the command line says where.
  mutating func allowHosts(of settings: GenerateSettings) {
    if !has(.allowHost), let hosts = settings.hosts, !hosts.isEmpty { values[.allowHost] = hosts }
  }

  /// Takes one more mention of an option.
  mutating func add(_ value: String, to option: Option) {
    values[option.name] = option.isRepeatable ? all(option.name) + [value] : [value]
  }

  /// The value of an option that takes a number. The parser let only numbers pass.
  func count(_ option: OptionName) -> Int? {
    self[option].flatMap { Int($0) }
  }

  /// The value of an option with fixed words; nil where it was not given.
  func choice<Choice: RawRepresentable<String>>(_ option: OptionName, as type: Choice.Type = Choice.self) -> Choice? {
    self[option].flatMap(Choice.init(rawValue:))
  }
}

extension Workspace {
  /// With as many jobs as the command line says, and what earlier runs left in its cache.
  ///
  /// - Parameter folder: Lies in the repository; nil is the current one.
  init(_ invocation: Invocation, repositoryAround folder: String? = nil) {
    self.init(
      jobs: invocation.count(.jobs) ?? Self.defaultJobs, cache: Self.cache(of: invocation), hosts: invocation.hosts,
      repositoryAround: folder)
  }

  private static func cache(of invocation: Invocation) -> CacheFolder? {
    guard !invocation.has(.noCache) else { return nil }
    let project = invocation[.config].map(OutputFile.folder) ?? "."
    return CacheFolder(invocation[.cache] ?? CacheFolder.standardPath(in: project))
  }
}

/// What a command line asks for.
enum Request: Hashable, Sendable {
  case run(Invocation)
  case help(CommandName?)
  case version
}
