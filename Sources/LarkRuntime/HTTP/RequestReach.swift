/// How far a request came before its transfer failed.
///
/// It decides whether the request may be sent again: only what was certainly not sent is harmless to repeat whatever it
/// does.
enum RequestReach: Int, Comparable, CaseIterable, Sendable {
  /// No byte of the request left.
  case notSent
  /// A byte left, or may have left; the server may have carried the request out.
  case maybeSent
  /// Something came back.
  case answered

  static func < (a: RequestReach, b: RequestReach) -> Bool { a.rawValue < b.rawValue }
}
