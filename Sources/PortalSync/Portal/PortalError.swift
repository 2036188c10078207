import LarkRuntime

/// Why a portal's answer could not be had. The texts complete a sentence.
public enum PortalError: Error, Hashable, Sendable, CustomStringConvertible {
  case notSent(String)
  /// No answer came, or not all of it.
  case connection(String)
  case timeout
  case status(Int)
  /// The portal wants a longer wait than anybody has patience for.
  case longWait(seconds: Int)
  case answerTooLarge
  case refused(AnswerRefusal)

  public var description: String {
    switch self {
    case .notSent(let reason), .connection(let reason): Self.withoutStop(reason)
    case .timeout: "the answer took too long"
    case .status(let status): "the portal answered with status \(status)"
    case .longWait(let seconds): "the portal wants to be left alone for \(seconds) seconds"
    case .answerTooLarge: "the answer is too large"
    case .refused(let refusal): refusal.description
    }
  }

  /// Sentences of others come with a full stop, or with two.
  private static func withoutStop(_ sentence: String) -> String {
    String(sentence.reversed().drop { $0 == "." }.reversed())
  }

  /// Whether another try may bring an answer.
  var mayPass: Bool {
    switch self {
    case .notSent, .longWait, .answerTooLarge: false
    case .connection, .timeout: true
    case .status(let status): status == 408 || status == 429 || (500..<600).contains(status)
    case .refused(let refusal): refusal.mayPass
    }
  }
}
