import Foundation
import LarkRuntime
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The transports that keep to one specification.
enum TransportKind: String, CaseIterable, CustomTestStringConvertible {
  case urlSession
  #if os(Linux)
    case curl
  #endif

  var testDescription: String { rawValue }

  func make() -> any HTTPTransport {
    switch self {
    case .urlSession: URLSessionTransport()
    #if os(Linux)
      case .curl: CurlTransport()
    #endif
    }
  }

  /// Whether it does all that is asked of a transport. Foundation's on Linux holds nothing back, takes interim heads
  /// for the response, and ends the program where a response is no HTTP or has something behind its chunks.
  var isComplete: Bool {
    #if os(Linux)
      self == .curl
    #else
      true
    #endif
  }

  static var complete: [TransportKind] { allCases.filter(\.isComplete) }

  /// The error of a transport, whichever it throws.
  func explains(_ error: (any Error)?) -> Bool {
    switch self {
    case .urlSession: error is URLError
    #if os(Linux)
      case .curl: error is TransportError
    #endif
    }
  }

  func get(_ url: URL, silenceLimit: TimeInterval? = nil) async throws -> IncomingResponse {
    try await make().send(OutgoingRequest(method: "GET", url: url, silenceLimit: silenceLimit))
  }
}

extension IncomingResponse {
  /// The whole body as text.
  func text() async throws -> String {
    String(decoding: try await body.collect(upTo: 100_000_000), as: UTF8.self)
  }
}
