import Foundation

/// Why a transport brought no response, or not all of it.
///
/// ``URLSessionTransport`` throws Foundation's `URLError` instead.
public struct TransportError: LocalizedError, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The request is none that HTTP can carry, or its body is not as it was announced.
    case unsendable
    /// No connection could be opened, or none was free. No byte of the request was sent.
    case noConnection
    /// The server could not prove who it is.
    case untrusted
    /// The connection stayed silent for longer than it may.
    case silent
    /// The connection broke before everything was there.
    case broken
    /// What came is no HTTP, or more of it than is taken.
    case malformed
  }

  /// Why there is no response.
  public let kind: Kind
  /// What happened, as a full sentence.
  public let message: String

  /// A failure with a sentence about it.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { Redaction.scrubbed(message) }
  public var errorDescription: String? { description }
}
