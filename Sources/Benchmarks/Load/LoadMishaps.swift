import Foundation
import LarkRuntime
import Synchronization

/// Asks the server to fail a share of the requests, in the same way in each run.
final class LoadMishaps: HTTPMiddleware {
  private let rate: Double
  private let uploads: [String]
  private static let downloads = ["status=500", "status=502", "status=503", "status=504", "cut-after", "cut"]
  private let dice = Mutex(Dice())

  /// Numbers without a pattern (SplitMix64).
  private struct Dice: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  init(rate: Double, uploads: [String]) {
    self.rate = rate
    self.uploads = uploads
  }

  func intercept(
    _ request: OutgoingRequest, of endpoint: Endpoint,
    next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
  ) async throws -> IncomingResponse {
    let mishaps = request.body == nil ? Self.downloads : uploads
    let mishap = dice.withLock { dice in
      Double.random(in: 0..<1, using: &dice) < rate ? mishaps.randomElement(using: &dice) : nil
    }
    guard let mishap else { return try await next(request) }
    var request = request
    request.headers["X-Larkspur-Mock"] = mishap
    return try await next(request)
  }
}
