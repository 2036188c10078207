import Foundation

/// `larkspur mock`: becomes the server, which is a program of its own so that this one needs no HTTP library.
struct MockCommand {
  private static let program = "larkspur-mock"

  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  /// Returns only where the server cannot be started: it takes the place of this process, so that signals reach it and
  /// its exit status is the one that the shell sees.
  func run() throws -> ExitStatus {
    let path = try Self.find()
    // The threads of a Swift program block signals, and a blocked signal would stay blocked in the server.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    var words = ([path] + Self.arguments(invocation)).map { strdup($0) } + [nil]
    execv(path, &words)
    throw MockFailure.notStarted(path, reason: String(cString: strerror(errno)))
  }

  /// The options as the server reads them: they have the same names there.
  static func arguments(_ invocation: Invocation) -> [String] {
    let options = CommandName.mock.entry.options.map(\.name) + [.jobs]
    let valued = options.flatMap { name in invocation.all(name).map { "\(name.flag)=\($0)" } }
    return valued + (invocation.has(.quiet) ? [OptionName.quiet.flag] : []) + ["--"] + invocation.operands
  }

  /// The server lies beside this program.
  private static func find() throws -> String {
    let here = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments.first ?? Tool.name)
    let folders = [here, here.resolvingSymlinksInPath()].map { $0.deletingLastPathComponent() }
    let candidates = folders.map { $0.appendingPathComponent(program).path }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw MockFailure.notFound(folder: folders[0].path)
    }
    return path
  }
}

/// Why the server was not started.
enum MockFailure: Error, CustomStringConvertible {
  case notFound(folder: String)
  case notStarted(String, reason: String)

  var description: String {
    switch self {
    case .notFound(let folder):
      "The server 'larkspur-mock' is not in '\(folder)', where this program lies; build it with "
        + "'swift build --product larkspur-mock', or install it there."
    case .notStarted(let path, let reason):
      "'\(path)' cannot be started (\(reason)); build it anew with 'swift build --product larkspur-mock'."
    }
  }
}
