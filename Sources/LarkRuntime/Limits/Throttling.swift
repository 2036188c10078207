import Foundation

/// How the platform says that there were too many calls, and what it asks for.
package enum Throttling {
  /// The status of newer endpoints.
  static let status = 429
  /// The code in the body; older endpoints send it under HTTP status 400.
  static let code = 99_991_400
  /// The headers that name a wait, the one that is believed first at the front.
  static let waitHeaders = ["x-ogw-ratelimit-reset", "Retry-After"]

  /// The wait that a response asks for: a number of seconds, or the date at which it ends. Past all patience, it is
  /// ``OutsideNumber/longestTime``.
  package static func requestedWait(_ headers: HTTPHeaders, now: Date) -> Duration? {
    for name in waitHeaders {
      guard let text = headers[name]?.trimmingCharacters(in: .whitespaces) else { continue }
      if let wait = OutsideNumber.duration(seconds: text) { return wait }
      if let date = date(text) { return OutsideNumber.duration(seconds: max(0, date.timeIntervalSince(now))) }
    }
    return nil
  }

  /// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func date(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text)
  }
}
