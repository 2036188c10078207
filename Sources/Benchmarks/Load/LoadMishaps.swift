import Foundation
import LarkRuntime
import Synchronization
import TestValues

/// Asks the server to fail a share of the requests, in the same way in each run.
final class LoadMishaps: HTTPMiddleware {
  private let rate: Double
  private let uploads: [String]
  private static let downloads = ["status=500", "status=502", "status=503", "status=504", "cut-after", "cut"]
  private let numbers = Mutex(SeededNumbers(seed: 1))

  init(rate: Double, uploads: [String]) {
    self.rate = rate
    self.uploads = uploads
  }

  func intercept(
    _ request: OutgoingRequest, of endpoint: Endpoint,
    next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
  ) async throws -> IncomingResponse {
    let mishaps = request.body == nil ? Self.downloads : uploads
    let mishap = numbers.withLock { numbers in
      Double.random(in: 0..<1, using: &numbers) < rate ? mishaps.randomElement(using: &numbers) : nil
    }
    guard let mishap else { return try await next(request) }
    var request = request
    request.headers["X-Larkspur-Mock"] = mishap
    return try await next(request)
  }
}
