import LarkRuntime
import Synchronization

/// Collects what lenient decoding gave up.
final class Mismatches: Sendable {
  private let found = Mutex<[DecodingMismatch]>([])

  var all: [DecodingMismatch] { found.withLock { $0 } }

  @Sendable func add(_ mismatch: DecodingMismatch) {
    found.withLock { $0.append(mismatch) }
  }
}
