import LarkApproval
import LarkRuntime

/// Rejects an approval task: a body with fields that it must have and one that it may have.
struct RejectTask: Scenario {
  static let name = "reject"
  static let usage = "TASK_ID --approval CODE --instance CODE --user OPEN_ID [--comment TEXT]"
  static let summary = "reject an approval task in the name of its approver"

  let taskID: String
  let approvalCode: String
  let instanceCode: String
  let userID: String
  let comment: String?

  init(_ arguments: inout Arguments) throws(UsageError) {
    approvalCode = try arguments.required("--approval")
    instanceCode = try arguments.required("--instance")
    userID = try arguments.required("--user")
    comment = try arguments.option("--comment")
    taskID = try arguments.operand("TASK_ID")
  }

  func run(_ lark: LarkClient) async throws {
    try await lark.approval.v4.task.reject(
      userIDType: .openID,
      body: .init(approvalCode: approvalCode, instanceCode: instanceCode, userID: userID, taskID: taskID) {
        $0.comment = comment
      })
    print("The task \(taskID) is rejected.")
  }
}
