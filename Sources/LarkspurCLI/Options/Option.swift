import APISpec

/// The name of an option, as it is typed after `--`.
enum OptionName: String, CaseIterable, Sendable {
  case format, output, strict, endpoint, page, explain
  case lang, axis, rule, service, decisions, reason, by, until, report
  case failOn = "fail-on"
  case package, runtime, services, docs, layout, lock, lint, expect, check, config
  case withTests = "with-tests"
  case acceptRenames = "accept-renames"
  case port, latency, seed, log
  case failRate = "fail-rate"
  case rateLimit = "rate-limit"
  case tokenLifetime = "token-lifetime"
  case listLength = "list-length"
  case fileSize = "file-size"
  case connections
  case connectionsPerAddress = "connections-per-address"
  case connectionTimeout = "connection-timeout"
  case cache
  case noCache = "no-cache"
  case allowHost = "allow-host"
  case portal, only, rate, retries
  case dryRun = "dry-run"
  case keepGoing = "keep-going"
  case acceptRemovals = "accept-removals"
  case offline, since, release
  case jobs, color, quiet, verbose, help, version

  var flag: String { "--\(rawValue)" }
}

/// An option of a command: what it is called, what it takes and what it does.
struct Option: Sendable {
  /// What an option takes.
  enum Value: Hashable, Sendable {
    case nothing
    case choice([String])
    /// One of some words, and maybe a file: `json=diff.json`.
    case form([String])
    case count(ClosedRange<Int>)
    /// The name of a file that is read or written.
    case file
    /// The name of a folder.
    case folder
    /// The name of a package.
    case packageName
    /// A host, maybe with a port.
    case host
    /// Words with commas between them; what they are.
    case words(String)
    /// Any text; what it stands for.
    case text(String)
  }

  var name: OptionName
  var letter: Character?
  var value: Value
  var text: String
  var isRequired: Bool
  /// Whether every mention counts; of other options the last one does.
  var isRepeatable: Bool
  /// An option that makes no sense together with this one.
  var excludes: OptionName?

  init(
    _ name: OptionName, letter: Character? = nil, takes value: Value = .nothing, isRequired: Bool = false,
    isRepeatable: Bool = false, excludes: OptionName? = nil, _ text: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.text = text
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.excludes = excludes
  }

  /// What stands for the value in help: `FILE`, `text|json`.
  var placeholder: String? {
    switch value {
    case .nothing: nil
    case .choice(let words): words.joined(separator: "|")
    case .form(let words): words.joined(separator: "|") + "[=FILE]"
    case .count: "N"
    case .file: "FILE"
    case .folder: "DIR"
    case .packageName: "NAME"
    case .host: "HOST"
    case .words(let what): "\(what),…"
    case .text(let what): what
    }
  }

  /// `--output FILE`, as usage lines show it.
  var spelling: String { ([name.flag] + [placeholder].compactMap { $0 }).joined(separator: " ") }

  /// `[--endpoint PATTERN]…`, as usage lines show what may be left out or said again.
  var usage: String { (isRequired ? spelling : "[\(spelling)]") + (isRepeatable ? "…" : "") }

  /// The options of every command that reads pages.
  static let reading = [
    Option(
      .cache, takes: .folder, excludes: .noCache,
      "Keep in DIR what pages say, so that the next run reads only those that changed (default: .larkspur/cache beside "
        + "the file of settings, or here). It may be deleted at any time. Only entries of the same user are taken."),
    Option(.noCache, "Read everything anew, and keep nothing."),
    allowHost,
  ]

  /// The option of every command that takes hosts of calls from pages.
  static let allowHost = Option(
    .allowHost, takes: .host, isRepeatable: true,
    "Let calls go to HOST or HOST:PORT, too, though the platform (\(PlatformHosts.domains.joined(separator: ", "))) does "
      + "not own it: tokens go there.")

  /// The options of every command.
  static let global = [
    Option(
      .jobs, letter: "j", takes: .count(1...1024),
      "Read at most N pages side by side (default: one for each processor). The result does not depend on it."),
    Option(
      .color, takes: .choice(["auto", "always", "never"]),
      "Use colours: on a terminal where NO_COLOR is not set (auto, the default), always, or never."),
    Option(.quiet, letter: "q", excludes: .verbose, "Say nothing but results, warnings and errors."),
    Option(.verbose, letter: "v", "Say more: notes, hints, every finding while exporting."),
    Option(.help, letter: "h", "Explain the command."),
    Option(.version, letter: "V", "Print the version."),
  ]
}
