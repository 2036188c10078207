import APISpec
import MockBehaviour
import Workspace

/// What the command line of `larkspur-mock` says.
struct ServerOptions: Equatable {
  var inputs: [String] = []
  /// 0 takes any free port.
  var port: UInt16 = 0
  var platform = MockPlatform.Settings()
  var connections = ConnectionLimits()
  /// The file for the log; nil is standard error.
  var log: String?
  var isQuiet = false
  var jobs: Int?
  /// Hosts whose calls are served besides those of the platform.
  var hosts: [String] = []

  /// The options by the names that `larkspur mock` gives them, and what each changes.
  enum Name: String, CaseIterable {
    case port, connections, latency, seed, log, quiet, jobs
    case connectionsPerAddress = "connections-per-address"
    case connectionTimeout = "connection-timeout"
    case failRate = "fail-rate"
    case rateLimit = "rate-limit"
    case tokenLifetime = "token-lifetime"
    case listLength = "list-length"
    case fileSize = "file-size"
    case allowHost = "allow-host"

    var takesValue: Bool { self != .quiet }

    /// What the value must be.
    var wants: String {
      switch self {
      case .port: "a port from 0 to 65535"
      case .connections, .connectionsPerAddress: "a number from 1 to 1000000"
      case .connectionTimeout: "a number of seconds from 1 to 86400"
      case .latency: "milliseconds up to an hour, such as 50 or 50-200"
      case .seed: "a whole number"
      case .log: "a file name"
      case .quiet: "nothing"
      case .jobs: "a number from 1 to 1024"
      case .failRate: "a share from 0 to 1"
      case .rateLimit: "a number of calls and a window, such as 5/second or 100/minute"
      case .tokenLifetime: "seconds from 0 to 315360000"
      case .listLength: "a number of items from 0 to 1000000"
      case .fileSize: "a number of bytes, 0 or more"
      case .allowHost: "a host, such as api.example.com or api.example.com:8443"
      }
    }
  }

  static func parse(_ arguments: [String]) throws(OptionError) -> ServerOptions {
    var options = ServerOptions()
    var words = arguments[...]
    while let word = words.popFirst() {
      if word == "--" {
        options.inputs += words
        break
      }
      guard word.hasPrefix("--") else {
        options.inputs.append(word)
        continue
      }
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Name(rawValue: parts.first.map(String.init) ?? "") else { throw .unknown(word) }
      guard name.takesValue else {
        guard parts.count == 1 else { throw .badValue(String(parts[1]), name) }
        options.isQuiet = true
        continue
      }
      guard let value = parts.count > 1 ? String(parts[1]) : words.popFirst() else { throw .missingValue(name) }
      guard options.take(value, for: name) else { throw .badValue(value, name) }
    }
    guard !options.inputs.isEmpty else { throw .noInput }
    return options
  }

  /// False where the value is none of the option.
  private mutating func take(_ value: String, for name: Name) -> Bool {
    switch name {
    case .port: set(&port, UInt16(value))
    case .connections: set(&connections.connections, Self.count(value, in: 1...1_000_000))
    case .connectionsPerAddress: set(&connections.perAddress, Self.count(value, in: 1...1_000_000).map { .some($0) })
    case .connectionTimeout: set(&connections.timeout, Self.count(value, in: 1...86_400))
    case .latency: set(&platform.mishaps.latency, Self.range(value))
    case .seed: set(&platform.mishaps.seed, UInt64(value))
    case .log: set(&log, value.isEmpty ? nil : .some(.some(value)))
    case .quiet: false
    case .jobs: set(&jobs, Int(value).flatMap { (1...1024).contains($0) ? .some(.some($0)) : nil })
    case .failRate: set(&platform.mishaps.failRate, Double(value).flatMap { (0...1).contains($0) ? $0 : nil })
    case .rateLimit: set(&platform.mishaps.rateLimit, MockRateLimit(value).map { .some($0) })
    case .tokenLifetime: set(&platform.tokenLifetime, Self.count(value, in: 0...315_360_000))
    case .listLength: set(&platform.listLength, Self.count(value, in: 0...1_000_000))
    case .fileSize: set(&platform.fileSize, Self.count(value, in: 0...Int.max))
    case .allowHost: set(&hosts, PlatformHosts.isHost(value) ? hosts + [value] : nil)
    }
  }

  private func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
    guard let value else { return false }
    place = value
    return true
  }

  private static func count(_ text: String, in range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// `50` or `50-200`.
  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      count(String($0), in: 0...MishapSettings.longestDelay)
    }
    guard ends.count < 3, let first = ends[0], let last = ends[ends.count - 1], first <= last else { return nil }
    return first...last
  }
}

/// Why a command line makes no sense.
enum OptionError: Error, Equatable, CustomStringConvertible {
  case unknown(String)
  case missingValue(ServerOptions.Name)
  case badValue(String, ServerOptions.Name)
  case noInput

  var description: String {
    switch self {
    case .unknown(let word):
      "There is no option '\(word)'"
        + Suggestion.text(for: word, among: ServerOptions.Name.allCases.map { "--\($0.rawValue)" })
    case .missingValue(let name): "The option '--\(name.rawValue)' needs a value: \(name.wants)."
    case .badValue(let word, let name):
      "'\(word)' is no value of '--\(name.rawValue)', which takes \(name.wants)."
    case .noInput: "The server needs an input: a folder of pages, a page, an IR file, or REV:path in git."
    }
  }
}
