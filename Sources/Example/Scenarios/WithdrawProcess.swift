import LarkCorehr
import LarkRuntime

/// Takes back a process: a call without a result, and an error that the caller expects.
struct WithdrawProcess: Scenario {
  static let name = "withdraw"
  static let usage = "PROCESS_ID [--reason TEXT] [--user OPEN_ID]"
  static let summary = "take back a process that is still under review"

  /// The documented code of a process that has come to its end.
  private static let alreadyFinished = 1_161_006

  let processID: String
  let reason: String?
  let userID: String?

  init(_ arguments: inout Arguments) throws(UsageError) {
    reason = try arguments.option("--reason")
    userID = try arguments.option("--user")
    processID = try arguments.operand("PROCESS_ID")
  }

  func run(_ lark: LarkClient) async throws {
    do {
      try await lark.corehr.v2.processWithdraw.update(
        processID: processID, userIDType: .openID,
        body: .init {
          $0.userID = userID
          $0.reason = reason
          $0.systemUser = userID == nil
        })
      print("The process \(processID) is withdrawn.")
    } catch let error as LarkError where error.code == Self.alreadyFinished {
      print("The process \(processID) has come to its end already; there is nothing to withdraw.")
    }
  }
}
