import Foundation

/// How much a line of a log matters.
public enum LogLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Calls that begin.
  case trace
  /// What happens on the way of a call, and that it succeeded.
  case debug
  /// Calls that were given up.
  case info
  /// What went wrong and was mended.
  case warning
  /// Calls that failed.
  case error

  public static func < (a: LogLevel, b: LogLevel) -> Bool { a.rawValue < b.rawValue }
}

/// Takes the lines of a log. Any logging library fits behind it:
///
/// ```swift
/// struct SwiftLog: LarkLogger {
///   let logger: Logging.Logger
///   let level: LogLevel
///
///   func log(_ level: LogLevel, _ message: String, _ metadata: [String: String]) {
///     logger.log(level: …, "\(message)", metadata: metadata.mapValues { .string($0) })
///   }
/// }
/// ```
///
/// Tokens, secrets and personal values are hidden before a line comes here, and line ends and other control characters in
/// what the platform said are spelled out.
public protocol LarkLogger: Sendable {
  /// The least level that is written; lines below it are not even made.
  var level: LogLevel { get }
  /// Writes a line. The metadata has `call`, a word that all lines of a call share, and `endpoint`.
  func log(_ level: LogLevel, _ message: String, _ metadata: [String: String])
}

/// Writes lines to standard error: for programs without a log of their own.
public struct StandardErrorLogger: LarkLogger {
  public let level: LogLevel

  /// A log of lines of this level and of higher ones.
  public init(_ level: LogLevel = .info) {
    self.level = level
  }

  public func log(_ level: LogLevel, _ message: String, _ metadata: [String: String]) {
    try? FileHandle.standardError.write(contentsOf: Data((Self.line(level, message, metadata) + "\n").utf8))
  }

  /// One line, whatever there is to tell: programs may log words of their own.
  static func line(_ level: LogLevel, _ message: String, _ metadata: [String: String]) -> String {
    let notes = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    return Redaction.scrubbed("lark \(level): \(message) \(notes)")
  }
}

extension ClientConfiguration {
  /// Has every call write a log.
  public mutating func log(to logger: some LarkLogger) {
    observers.append { event, call in
      guard event.logLevel >= logger.level else { return }
      var metadata = event.logMetadata
      metadata["call"] = call.id
      metadata["endpoint"] = call.endpoint.id
      // Here for all of them: no value has to remember it.
      logger.log(event.logLevel, event.logMessage, metadata.mapValues(Redaction.scrubbed))
    }
  }
}

// MARK: Lines

extension CallEvent {
  var logLevel: LogLevel {
    switch self {
    case .began: .trace
    case .heldBack, .answered, .succeeded: .debug
    case .questionable, .tokenRefused, .tokenLifetimeUnknown, .tokenStoreFailed, .willRepeat: .warning
    case .failed(let error, _): error is CancellationError ? .info : .error
    }
  }

  var logMessage: String {
    switch self {
    case .began: "The call begins."
    case .questionable: "The request breaks what is documented."
    case .heldBack: "The call waited, to keep to the limits of its endpoint."
    case .answered: "A response came."
    case .tokenRefused: "The platform refused the token; a new one is fetched."
    case .tokenLifetimeUnknown: "The platform does not say how long the token is good; a short time is assumed."
    case .tokenStoreFailed(_, .loading, _): "A stored token could not be read; the client goes on without it."
    case .tokenStoreFailed(_, .saving, _): "A token could not be stored; the client goes on with it in memory."
    case .tokenStoreFailed(_, .removing, _): "A refused token could not be removed from the store."
    case .willRepeat: "The call failed and is sent again."
    case .succeeded: "The call succeeded."
    case .failed(is CancellationError, _): "The call was cancelled."
    case .failed: "The call failed."
    }
  }

  var logMetadata: [String: String] {
    switch self {
    case .began(let command):
      ["curl": command.description]
    case .questionable(let violations):
      ["violations": violations.map(\.description).joined(separator: "; ")]
    case .heldBack(let time), .succeeded(let time):
      ["seconds": Self.seconds(time)]
    case .answered(let status, let time, let logID):
      ["status": String(status), "seconds": Self.seconds(time), "log_id": logID ?? ""]
    case .tokenRefused(let kind, let code):
      ["kind": kind.rawValue, "code": String(code)]
    case .tokenLifetimeUnknown(let kind, let time):
      ["kind": kind.rawValue, "seconds": Self.seconds(time)]
    case .tokenStoreFailed(let kind, _, let error):
      ["kind": kind.rawValue, "error": Redaction.scrubbed(error.sentence)]
    case .willRepeat(let reason, let wait, let attempt):
      ["reason": "\(reason)", "wait": Self.seconds(wait), "attempt": String(attempt)]
    case .failed(let error, let time):
      Self.metadata(of: error).merging(["seconds": Self.seconds(time)]) { $1 }
    }
  }

  private static func metadata(of error: any Error) -> [String: String] {
    guard let error = error as? LarkError else { return ["error": error.sentence] }
    return [
      "error": error.loggableMessage, "kind": error.kind.rawValue,
      "code": error.code.map(String.init) ?? "", "status": error.httpStatus.map(String.init) ?? "",
      "log_id": error.logID ?? "",
    ].filter { !$0.value.isEmpty }
  }

  private static func seconds(_ time: Duration) -> String {
    // Milliseconds are as fine as a log needs.
    String(Double(OutsideNumber.milliseconds(time)) / 1000)
  }
}
