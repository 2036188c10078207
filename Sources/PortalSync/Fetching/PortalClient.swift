import Foundation
import LarkRuntime

/// Asks a portal, politely and again where that may help.
public struct PortalClient: Sendable {
  public let portal: Portal
  let politeness: Politeness

  private let transport: any HTTPTransport
  private let clock: ClientClock
  private let pace: RequestPace
  /// What the portal's log says about who asks.
  private let name: String

  /// The list of the whole platform has 0.9 MB, the largest page some 100 kB.
  private static let answerLimit = 64 << 20

  /// - Parameter name: The program and its version: `larkspur/1.0.0`.
  public init(
    _ portal: Portal, politeness: Politeness = Politeness(), name: String,
    transport: any HTTPTransport = StandardTransport.make(), clock: ClientClock = .system
  ) {
    self.portal = portal
    self.politeness = politeness
    self.name = name
    self.transport = transport
    self.clock = clock
    pace = RequestPace(politeness, clock: clock)
  }

  /// The time of day.
  public var now: Date { clock.now() }

  /// The portal's list of pages.
  public func directory() async throws(PortalError) -> DirectoryTree {
    try await answer(to: try portal.directoryRequest(as: name)) { bytes throws(AnswerRefusal) in
      try DirectoryTree(answer: bytes)
    }
  }

  func page(_ fullPath: String) async throws(PortalError) -> PageDetail {
    try await answer(to: try portal.pageRequest(fullPath, as: name)) { bytes throws(AnswerRefusal) in
      try PageDetail(answer: bytes)
    }
  }

  // MARK: - Attempts

  private func answer<Value: Sendable>(
    to request: OutgoingRequest, read: ([UInt8]) throws(AnswerRefusal) -> Value
  ) async throws(PortalError) -> Value {
    var request = request
    request.silenceLimit = politeness.silenceLimit / .seconds(1)
    var attempts = 0
    while true {
      attempts += 1
      do throws(Failure) {
        let bytes = try await bytes(of: request)
        do throws(AnswerRefusal) { return try read(bytes) } catch { throw Failure(.refused(error)) }
      } catch {
        guard error.reason.mayPass, attempts <= politeness.retries else { throw error.reason }
        try await rest(after: error, attempts: attempts)
      }
    }
  }

  /// Why an attempt failed, and the wait that the portal asked for.
  private struct Failure: Error {
    var reason: PortalError
    var requestedWait: Duration?

    init(_ reason: PortalError, requestedWait: Duration? = nil) {
      self.reason = reason
      self.requestedWait = requestedWait
    }
  }

  /// What one request was told to wait for, all wait for: it is said to the run, not to the page.
  private func rest(after failure: Failure, attempts: Int) async throws(PortalError) {
    let wait = max(failure.requestedWait ?? .zero, politeness.wait(after: attempts))
    if let requested = failure.requestedWait {
      guard requested <= politeness.longestRequestedWait else {
        throw .longWait(seconds: Int(requested.components.seconds))
      }
      pace.pause(for: wait)
      return
    }
    do { try await clock.sleep(wait) } catch { throw .connection("the run was stopped") }
  }

  private func bytes(of request: OutgoingRequest) async throws(Failure) -> [UInt8] {
    do {
      try await pace.turn()
      return try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask { try await receive(request) }
        group.addTask {
          try await clock.sleep(politeness.requestLimit)
          throw Failure(.timeout)
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
    } catch let error as Failure {
      throw error
    } catch is BodyStream.TooLarge {
      throw Failure(.answerTooLarge)
    } catch let error as TransportError {
      throw Failure(error.kind == .unsendable ? .notSent(error.message) : .connection(error.message))
    } catch {
      throw Failure(.connection("\(error.localizedDescription)"))
    }
  }

  private func receive(_ request: OutgoingRequest) async throws -> [UInt8] {
    let response = try await transport.send(request)
    guard response.isSuccess else {
      throw Failure(
        .status(response.status), requestedWait: Throttling.requestedWait(response.headers, now: clock.now()))
    }
    return try await response.body.collect(upTo: Self.answerLimit)
  }
}
