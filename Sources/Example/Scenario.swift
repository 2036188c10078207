import LarkRuntime

/// One thing that a program does with the SDK, and how it is asked for on the command line.
protocol Scenario: Sendable {
  /// The word that asks for it.
  static var name: String { get }
  /// What stands behind that word.
  static var usage: String { get }
  /// What it does, in a few words.
  static var summary: String { get }

  /// Takes what it needs from the command line.
  init(_ arguments: inout Arguments) throws(UsageError)

  /// Does it, and prints what came of it.
  func run(_ lark: LarkClient) async throws
}
