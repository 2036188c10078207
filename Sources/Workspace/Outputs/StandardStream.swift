import Foundation

/// One of the two streams that a program writes to.
public enum StandardStream: Sendable {
  case output, error

  private var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all bytes as text, so that GitHub Actions obeys no line of it. That the reader went away (`| head`) is not an
  /// error.
  public func write(_ bytes: [UInt8]) throws(WorkspaceError) {
    try write(commands: Self.asText(bytes))
  }

  /// Writes all bytes, which GitHub Actions obeys where they are commands of it.
  public func write(commands bytes: [UInt8]) throws(WorkspaceError) {
    guard let failure = ByteSink.write(bytes, to: descriptor), failure.code != EPIPE else { return }
    throw .unwritableStream(self == .output ? "standard output" : "standard error", reason: failure.reason)
  }

  /// The bytes as they can be written where a runner of GitHub Actions reads what this program says.
  public static func asText(_ bytes: [UInt8]) -> [UInt8] {
    isReadByRunner ? WorkflowLines.asText(bytes) : bytes
  }

  private static let isReadByRunner = ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true"

  /// Makes a vanished reader an error of `write` instead of the end of the program.
  public static func survivesBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }
}
