import Foundation
import StrictJSON

/// Converts numbers that somebody else chose into values that are safe to calculate with.
///
/// A header, a body or a file may hold any number: `Retry-After: 1e300`, a length of 2⁶³ − 1. `Duration.seconds(_:)` and
/// `Int(_:)` end the program for many of them, and sums of others overflow. Whatever comes from outside and is not just
/// compared goes through here, and leaves in the range that the function states.
package enum OutsideNumber {
  /// The longest time, a hundred years: a wait of it never ends, and sums of it stay far below any overflow.
  package static let longestTime: Duration = .seconds(longestSeconds)
  private static let longestSeconds = 100 * 365 * 86_400

  /// A time of so many seconds, at most ``longestTime``; nil for a negative number and for what is not a number.
  package static func duration(seconds: Double) -> Duration? {
    guard seconds >= 0 else { return nil }
    return seconds < Double(longestSeconds) ? .seconds(seconds) : longestTime
  }

  /// A time of the seconds that a text states as JSON writes numbers, such as `52`, `0.5` or `1e300`.
  package static func duration(seconds text: String) -> Duration? {
    var text = text
    // Beyond the largest double, the text reads as infinity, which is longer than anything.
    guard text.withUTF8({ JSONNumberText.isLiteral($0) }), let seconds = Double(text) else { return nil }
    return duration(seconds: seconds)
  }

  /// A time between none and ``longestTime``.
  package static func bounded(_ time: Duration) -> Duration {
    min(max(time, .zero), longestTime)
  }

  /// The whole milliseconds of a time, between none and those of ``longestTime``.
  package static func milliseconds(_ time: Duration) -> Int64 {
    let parts = bounded(time).components
    return parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000
  }

  /// A number of bytes or items that a text states by digits alone; nil for anything else and past 64 bits.
  package static func count(_ text: some StringProtocol) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    return Int64(text)
  }

  /// The sum of two counts; nil where it does not fit.
  package static func sum(_ a: Int64, _ b: Int64) -> Int64? {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? nil : sum
  }

  /// A moment of the years 1970 to 9999; nil for any other.
  package static func date(secondsSince1970 seconds: Double) -> Date? {
    (0..<253_402_300_800).contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
  }
}
