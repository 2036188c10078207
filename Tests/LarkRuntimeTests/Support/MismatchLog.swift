import Foundation
import LarkRuntime

/// Collects what lenient decoding reports.
final class MismatchLog: Sendable {
  private let stream: AsyncStream<DecodingMismatch>
  private let continuation: AsyncStream<DecodingMismatch>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  var policy: DecodingPolicy {
    DecodingPolicy { [continuation] in continuation.yield($0) }
  }

  /// Everything that was reported; nothing can be reported afterwards.
  func reported() async -> [DecodingMismatch] {
    continuation.finish()
    var mismatches: [DecodingMismatch] = []
    for await mismatch in stream { mismatches.append(mismatch) }
    return mismatches
  }

  /// The paths that were reported.
  func paths() async -> [String] {
    await reported().map(\.path)
  }
}
