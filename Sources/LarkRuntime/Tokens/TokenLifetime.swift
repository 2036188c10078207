import Foundation

/// For how long the platform says that a token is good.
struct TokenLifetime: Hashable, Sendable {
  /// What counts where the platform states no usable time: short enough to do little harm, long enough that calls share
  /// the token.
  static let assumed: Duration = .seconds(5 * 60)
  /// The longest life that is believed. The platform's tokens live for hours; a token of which it says more is renewed
  /// after this time.
  static let longest: Duration = .seconds(30 * 86_400)

  /// How long the token is taken to be good.
  let time: Duration
  /// Whether the platform stated it.
  let isStated: Bool

  /// Reads `expire` or `expires_in`: a positive number of seconds, also as a text.
  init(_ stated: JSONAny?) {
    let number =
      switch stated {
      case .number(let number): number
      case .string(let text): JSONNumber(text)
      case nil, .null, .bool, .array, .object: JSONNumber?.none
      }
    if let seconds = number?.double, seconds > 0, let time = OutsideNumber.duration(seconds: seconds) {
      self.time = min(time, Self.longest)
      isStated = true
    } else {
      time = Self.assumed
      isStated = false
    }
  }

  /// The same in seconds.
  var seconds: TimeInterval { time / .seconds(1) }
}
