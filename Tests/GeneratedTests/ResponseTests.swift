import LarkApproval
import LarkAuth
import LarkBaike
import LarkBase
import LarkContact
import LarkCorehr
import LarkRuntime
import LarkSheets
import LarkTask
import Synchronization
import TestPrograms
import Testing

@Suite("What generated calls return", .timeLimit(.minutes(5)))
struct ResponseTests {
  @Test("is nested as documented, with every kind of scalar")
  func nested() async throws {
    let platform = try Platform(
      data: #"""
        {"task": {"guid": "g1", "summary": "count \"stock\"", "mode": 9007199254740993, "is_milestone": true,
                  "members": [{"id": "ou_1", "type": "user", "role": "assignee"}, {}]}}
        """#)
    let answer = try await platform.lark.task.v2.task.addMembers(taskGuid: "g1", body: .init(members: []))
    let task = try #require(answer.task)
    #expect(task.guid == "g1")
    #expect(task.summary == #"count "stock""#)
    #expect(task.mode == 9_007_199_254_740_993)
    #expect(task.isMilestone == true)
    #expect(task.members?.map(\.role) == ["assignee", nil])
  }

  @Test("can hold maps")
  func maps() async throws {
    let platform = try Platform(data: #"{"role":{"role_id":"r1","base_rule":{"copy":0,"export":1}}}"#)
    let answer = try await platform.lark.base.v2.appRole.create(
      appToken: "b", body: .init(roleName: "x", tableRoles: []))
    #expect(answer.role?.roleID == "r1")
    #expect(answer.role?.baseRule == ["copy": 0, "export": 1])
  }

  @Test("may stand beside the envelope's code")
  func bare() async throws {
    let platform = try Platform { _ in
      LoopbackServer.Reply(#"{"code":0,"msg":"ok","tenant_access_token":"t-2","expire":7140}"#)
    }
    let answer = try await platform.lark.auth.v3.tenantAccessToken.internal(
      body: .init(appID: "cli_1", appSecret: "s"))
    #expect(answer.tenantAccessToken == "t-2")
    #expect(answer.expire == 7140)
  }

  @Test("may have members that are called as those of the envelope are")
  func innerCode() async throws {
    let platform = try Platform(data: #"{"code":5,"msg":"queued"}"#)
    let answer = try await platform.lark.corehr.v2.processApprover.update(
      processID: "p", approverID: "a", body: .init(status: .value3))
    #expect(answer.code == 5 && answer.msg == "queued")
  }

  @Test("comes from deprecated calls as from others")
  @available(*, deprecated)
  func deprecatedCalls() async throws {
    let list = try Platform(
      data: #"{"count":1,"cc_list":[{"approval":{"external":{"batch_cc_read":true}},"cc":{"create_time":"16"}}]}"#)
    let found = try await list.lark.approval.v2.cc.search(body: .init(userID: "7"))
    #expect(found.count == 1)
    #expect(found.ccList?.first?.approval?.external?.batchCcRead == true)
    #expect(found.ccList?.first?.cc?.createTime == 16)
    let wiki = try Platform(data: #"{"entity":{"main_keys":[{"key":"tea","display_status":{"allow_search":false}}]}}"#)
    let entity = try await wiki.lark.baike.v1.entity.get(entityID: "e").entity
    #expect(entity?.mainKeys?.first?.displayStatus?.allowSearch == false)
    #expect(entity?.description == nil)
  }

  @Test(
    "is an object without fields where the platform sends none",
    arguments: [#"{"code":0,"msg":"ok"}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#])
  func empty(json: String) async throws {
    let platform = try Platform { _ in LoopbackServer.Reply(json) }
    let answer = try await platform.lark.contact.v3.user.patch(userID: "u1")
    #expect(answer.user == nil)
  }

  @Test(
    "is nothing for a call that only does something",
    arguments: [#"{"code":0,"msg":"ok","data":{}}"#, #"{"code":0}"#, #"{"code":0,"data":{"new":[1]}}"#, ""])
  func void(json: String) async throws {
    let platform = try Platform { _ in LoopbackServer.Reply(json) }
    try await platform.lark.corehr.v2.processWithdraw.update(processID: "1")
    #expect(platform.server.requests.count == 1)
  }
}

@Suite("Responses that are not as documented", .timeLimit(.minutes(5)))
struct DisagreementTests {
  private static let cells = #"{"spreadsheetToken":77,"revision":"12","updatedRows":[1],"updatedCells":2.0}"#

  private func write(_ platform: Platform) async throws
    -> SheetsService.V2.SpreadsheetValueResource.UpdateResponse
  {
    try await platform.lark.sheets.v2.spreadsheetValue.update(
      spreadsheetToken: "s", body: .init(valueRange: .init(range: "a", values: [])))
  }

  @Test("lose no field that can be converted, and tell of the others")
  func lenient() async throws {
    let told = Told()
    let platform = try Platform(data: Self.cells) { configuration in
      configuration.decoding = DecodingPolicy { mismatch in told.mismatches.withLock { $0.append(mismatch) } }
    }
    let answer = try await write(platform)
    #expect(answer.spreadsheetToken == "77")
    #expect(answer.revision == 12)
    #expect(answer.updatedCells == 2)
    #expect(answer.updatedRows == nil)
    #expect(
      told.mismatches.withLock { $0 } == [
        DecodingMismatch(
          endpoint: "sheets.v2.spreadsheet.value.update", path: "$.data.updatedRows", expected: .int, found: .array)
      ])
  }

  @Test("are errors for a strict client, with the body as it came")
  func strict() async throws {
    let platform = try Platform(data: Self.cells) { $0.decoding = .strict }
    let error = await #expect(throws: LarkError.self) { try await write(platform) }
    #expect(error?.kind == .unreadable)
    #expect((error?.cause as? DecodingMismatch)?.path == "$.data.spreadsheetToken")
    #expect(error?.body.isEmpty == false)
  }

  /// What lenient decoding told.
  private final class Told: Sendable {
    let mismatches = Mutex<[DecodingMismatch]>([])
  }
}
