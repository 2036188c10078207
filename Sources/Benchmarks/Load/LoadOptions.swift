import Foundation
import LarkRuntime

/// What the command line of `larkspur-bench load` says.
struct LoadOptions {
  /// How long the mixed calls with mishaps go on; nil where a number of calls is given.
  var seconds: Double? = 120
  /// How many calls are made, instead of a time.
  var calls: Int?
  var tasks = 64
  /// The share of requests that fail.
  var failRate = 0.05
  var transport = LoadTransport.standard
  /// How many rounds the client and the bare loop run in turns.
  var rounds = 5
  /// How long one of these takes.
  var roundSeconds = 5.0
  /// Pages or an IR file.
  var input = "specs"
  /// The mock server; nil is the one beside this program.
  var mock: String?

  static let usage = """
    usage: larkspur-bench load [--seconds S | --calls N] [--tasks N] [--fail-rate SHARE] [--transport \
    \(LoadTransport.allCases.map(\.rawValue).joined(separator: "|"))] [--rounds N] [--round-seconds S] [--input PATH] \
    [--mock PROGRAM]
    """

  /// Nil where the words make no sense.
  init?(_ words: some Sequence<String>) {
    var words = Array(words)[...]
    while let name = words.popFirst() {
      guard let value = words.popFirst() else { return nil }
      let number = Double(value).flatMap { $0 >= 0 ? $0 : nil }
      switch name {
      case "--seconds": seconds = number
      case "--calls":
        calls = Int(value)
        seconds = nil
      case "--tasks": tasks = max(1, Int(value) ?? 0)
      case "--fail-rate": failRate = min(number ?? 0, 1)
      case "--transport":
        guard let choice = LoadTransport(rawValue: value) else { return nil }
        transport = choice
      case "--rounds": rounds = Int(value) ?? 0
      case "--round-seconds": roundSeconds = number ?? 0
      case "--input": input = value
      case "--mock": mock = value
      default: return nil
      }
    }
    guard seconds != nil || calls != nil else { return nil }
  }

  /// The programs of a package lie in one folder.
  var mockProgram: URL {
    if let mock { return URL(fileURLWithPath: mock) }
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return own.deletingLastPathComponent().appendingPathComponent("larkspur-mock")
  }
}

/// The transports that a load can go through.
enum LoadTransport: String, CaseIterable {
  /// What clients take by themselves.
  case standard
  case urlSession = "urlsession"

  func make() -> any HTTPTransport {
    switch self {
    case .standard: StandardTransport.make()
    case .urlSession: URLSessionTransport()
    }
  }

  /// The mishaps that may befall a request with a body.
  ///
  /// Foundation's `URLSession` on Linux never ends an upload whose connection is closed before the response begins.
  var uploadMishaps: [String] {
    #if os(Linux)
      if self == .urlSession { return ["status=500", "status=502", "status=503", "cut-after"] }
    #endif
    return ["status=500", "status=502", "status=503", "cut-after", "cut"]
  }
}
