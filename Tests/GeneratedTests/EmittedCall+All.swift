import LarkAily
import LarkApproval
import LarkAuth
import LarkBaike
import LarkBase
import LarkContact
import LarkCorehr
import LarkDirectory
import LarkDrive
import LarkHelpdesk
import LarkIM
import LarkRuntime
import LarkSecurityAndCompliance
import LarkSheets
import LarkTask

extension EmittedCall {
  /// A call of every endpoint in Generated/, sorted by identifier.
  static let all: [EmittedCall] = [
    askAily, searchCc, cancelInstance, rejectTask, fetchToken, getEntity, createRole, patchUser, updateApprover,
    withdrawProcess, createDepartment, downloadFile, uploadFile, finishUpload, uploadPart, prepareUpload,
    createTicketField, listChats, patchMessage, listLogs,
    writeCells, addTaskMembers,
  ]

  // MARK: Bodies of several depths

  private static let askAily = EmittedCall(
    endpoint: AilyService.V1.AppKnowledgeResource.askEndpoint,
    target: "/open-apis/aily/v1/apps/spring%20app/knowledges/ask",
    body: #"{"message":{"content":"怎么请假？"},"data_asset_ids":["a1","a2"]}"#
  ) { lark in
    _ = try await lark.aily.v1.appKnowledge.ask(
      appID: "spring app",
      body: .init(message: .init { $0.content = "怎么请假？" }) { $0.dataAssetIDs = ["a1", "a2"] })
  }

  private static let createRole = EmittedCall(
    endpoint: BaseService.V2.AppRoleResource.createEndpoint, target: "/open-apis/base/v2/apps/bas1/roles",
    body: #"{"role_name":"clerk","table_roles":[{"table_perm":2,"table_name":"stock","rec_rule":"#
      + #"{"conditions":[{"field_name":"owner","operator":"isNot","value":["nobody"]}],"conjunction":"or","#
      + #""other_perm":1},"field_perm":{"amount":3,"name":1},"allow_add_record":false,"#
      + #""field_action_rules":{"export":{"photo":0}}}],"base_rule":{"copy":0}}"#
  ) { lark in
    let condition = BaseService.V2.RecRuleCondition(fieldName: "owner") {
      $0.operator = .isNot
      $0.value = ["nobody"]
    }
    let table = BaseService.V2.TableRole(tablePerm: .value2) {
      $0.tableName = "stock"
      $0.recRule = .init {
        $0.conditions = [condition]
        $0.conjunction = .or
        $0.otherPerm = .value1
      }
      $0.fieldPerm = ["name": 1, "amount": 3]
      $0.allowAddRecord = false
      $0.fieldActionRules = ["export": ["photo": 0]]
    }
    try await lark.base.v2.appRole.create(
      appToken: "bas1", body: .init(roleName: "clerk", tableRoles: [table]) { $0.baseRule = ["copy": 0] })
  }

  private static let updateApprover = EmittedCall(
    endpoint: CorehrService.V2.ProcessApproverResource.updateEndpoint,
    target: "/open-apis/corehr/v2/processes/p1/approvers/a2"
      + "?user_id_type=people_corehr_id&department_id_type=open_department_id",
    body: #"{"status":3,"reason":"fine","field_values_v2":[{"variable_api_name":"start","variable_value":"#
      + #"{"list_values":["r1"]},"sub_values":[{"key":"r1","value":{"bool_value":true,"i18n_value":"#
      + #"{"en_us":"Suzhou"},"file_value":{"open_file_id":"f1","length":20}}}]}]}"#
  ) { lark in
    let row = CorehrService.V2.FieldVariableSubVlaueForReview {
      $0.key = "r1"
      $0.value = .init {
        $0.boolValue = true
        $0.i18nValue = .init { $0.enUS = "Suzhou" }
        $0.fileValue = .init {
          $0.openFileID = "f1"
          $0.length = 20
        }
      }
    }
    let variable = CorehrService.V2.ProcessFormVariableV2 {
      $0.variableAPIName = "start"
      $0.variableValue = .init { $0.listValues = ["r1"] }
      $0.subValues = [row]
    }
    _ = try await lark.corehr.v2.processApprover.update(
      processID: "p1", approverID: "a2", userIDType: .peopleCorehrID, departmentIDType: .openDepartmentID,
      body: .init(status: .value3) {
        $0.reason = "fine"
        $0.fieldValuesV2 = [variable]
      })
  }

  private static let createDepartment = EmittedCall(
    endpoint: DirectoryService.V1.DepartmentResource.createEndpoint,
    target: "/open-apis/directory/v1/departments?department_id_type=department_id",
    body: #"{"department":{"name":{"default_value":"Books","i18n_value":{"en_us":"Books","zh_cn":"图书"}},"#
      + #""leaders":[{"leader_type":1,"leader_id":"ou_1"}],"enabled_status":true}}"#
  ) { lark in
    try await lark.directory.v1.department.create(
      departmentIDType: .departmentID,
      body: .init(
        department: .init {
          $0.name = .init(defaultValue: "Books") { $0.i18nValue = ["zh_cn": "图书", "en_us": "Books"] }
          $0.leaders = [.init(leaderType: .value1, leaderID: "ou_1")]
          $0.enabledStatus = true
        }))
  }

  private static let writeCells = EmittedCall(
    endpoint: SheetsService.V2.SpreadsheetValueResource.updateEndpoint,
    target: "/open-apis/sheets/v2/spreadsheets/sht1/values",
    body: #"{"valueRange":{"range":"k3!A1:C2","values":[["a",1.5,null],[{"type":"url"},true,[]]]}}"#
  ) { lark in
    try await lark.sheets.v2.spreadsheetValue.update(
      spreadsheetToken: "sht1",
      body: .init(
        valueRange: .init(range: "k3!A1:C2", values: [["a", 1.5, nil], [["type": "url"], true, []]])))
  }

  private static let createTicketField = EmittedCall(
    endpoint: HelpdeskService.V1.TicketCustomizedFieldResource.createEndpoint,
    target: "/open-apis/helpdesk/v1/ticket_customized_fields",
    headers: ["X-Lark-Helpdesk-Authorization": "aGQ6dG9rZW4="],
    body: #"{"helpdesk_id":"7","key_name":"room","display_name":"Room","field_type":"dropdown_nested","visible":true,"#
      + #""required":false,"dropdown_options":{"tag":"north","children":[{"tag":"n1","children":[{"tag":"n11"}]},"#
      + #"{"tag":"n2"}]}}"#
  ) { lark in
    try await lark.helpdesk.v1.ticketCustomizedField.create(
      helpdeskAuthorization: "aGQ6dG9rZW4=",
      body: .init(
        helpdeskID: "7", keyName: "room", displayName: "Room", fieldType: .dropdownNested, visible: true,
        required: false
      ) {
        $0.dropdownOptions = .init {
          $0.tag = "north"
          $0.children = [
            .init {
              $0.tag = "n1"
              $0.children = [.init { $0.tag = "n11" }]
            },
            .init { $0.tag = "n2" },
          ]
        }
      })
  }

  // MARK: Flat bodies

  private static let cancelInstance = EmittedCall(
    endpoint: ApprovalService.V4.InstanceResource.cancelEndpoint,
    target: "/open-apis/approval/v4/instances/cancel?user_id_type=open_id",
    body: #"{"approval_code":"A","instance_code":"B","user_id":"ou_1"}"#
  ) { lark in
    try await lark.approval.v4.instance.cancel(
      userIDType: "open_id", body: .init(approvalCode: "A", instanceCode: "B", userID: "ou_1"))
  }

  private static let rejectTask = EmittedCall(
    endpoint: ApprovalService.V4.TaskResource.rejectEndpoint,
    target: "/open-apis/approval/v4/tasks/reject?user_id_type=union_id",
    body: #"{"approval_code":"A","instance_code":"B","user_id":"on_1","comment":"too \"dear\"","task_id":"T","#
      + #""form":"[{\"id\":\"w1\"}]"}"#
  ) { lark in
    try await lark.approval.v4.task.reject(
      userIDType: .unionID,
      body: .init(approvalCode: "A", instanceCode: "B", userID: "on_1", taskID: "T") {
        $0.comment = #"too "dear""#
        $0.form = #"[{"id":"w1"}]"#
      })
  }

  private static let fetchToken = EmittedCall(
    endpoint: AuthService.V3.TenantAccessTokenResource.internalEndpoint,
    target: "/open-apis/auth/v3/tenant_access_token/internal", body: #"{"app_id":"cli_1","app_secret":"s"}"#
  ) { lark in
    _ = try await lark.auth.v3.tenantAccessToken.internal(body: .init(appID: "cli_1", appSecret: "s"))
  }

  private static let patchUser = EmittedCall(
    endpoint: ContactService.V3.UserResource.patchEndpoint,
    target: "/open-apis/contact/v3/users/u%2F1?user_id_type=user_id",
    body: #"{"name":"Ann","mobile_visible":false,"gender":2}"#
  ) { lark in
    try await lark.contact.v3.user.patch(
      userID: "u/1", userIDType: .userID,
      body: .init {
        $0.name = "Ann"
        $0.mobileVisible = false
        $0.gender = .value(.value2)
      })
  }

  private static let withdrawProcess = EmittedCall(
    endpoint: CorehrService.V2.ProcessWithdrawResource.updateEndpoint,
    target: "/open-apis/corehr/v2/process_withdraw/7?user_id_type=people_corehr_id",
    body: #"{"reason":"no\nlonger 需要","system_user":true}"#
  ) { lark in
    try await lark.corehr.v2.processWithdraw.update(
      processID: "7", userIDType: .peopleCorehrID,
      body: .init {
        $0.reason = "no\nlonger 需要"
        $0.systemUser = true
      })
  }

  private static let patchMessage = EmittedCall(
    endpoint: IMService.V1.MessageResource.patchEndpoint, target: "/open-apis/im/v1/messages/om_1",
    body: #"{"content":"{\"header\":{}}"}"#
  ) { lark in
    try await lark.im.v1.message.patch(messageID: "om_1", body: .init(content: #"{"header":{}}"#))
  }

  private static let listLogs = EmittedCall(
    endpoint: SecurityAndComplianceService.V1.OpenapiLogResource.listDataEndpoint,
    target: "/open-apis/security_and_compliance/v1/openapi_logs/list_data",
    body: #"{"api_keys":["GET/a"],"start_time":1763510400,"page_size":30}"#
  ) { lark in
    try await lark.securityAndCompliance.v1.openapiLog.listData(
      body: .init {
        $0.apiKeys = ["GET/a"]
        $0.startTime = 1_763_510_400
        $0.pageSize = 30
      })
  }

  private static let addTaskMembers = EmittedCall(
    endpoint: TaskService.V2.TaskResource.addMembersEndpoint,
    target: "/open-apis/task/v2/tasks/g1/add_members?user_id_type=open_id",
    body: #"{"members":[{"id":"ou_1","role":"assignee"}],"client_token":"retry-0007"}"#
  ) { lark in
    try await lark.task.v2.task.addMembers(
      taskGuid: "g1", userIDType: "open_id",
      body: .init(members: [
        .init {
          $0.id = "ou_1"
          $0.role = "assignee"
        }
      ]) { $0.clientToken = "retry-0007" })
  }

  // MARK: No bodies, and forms

  private static let listChats = EmittedCall(
    endpoint: IMService.V1.ChatResource.listEndpoint,
    target: "/open-apis/im/v1/chats?user_id_type=open_id&sort_type=ByActiveTimeDesc&page_token=a%2Bb%3D&page_size=20",
    contentType: nil
  ) { lark in
    _ = try await lark.im.v1.chat.list(
      userIDType: .openID, sortType: .byActiveTimeDesc, pageToken: "a+b=", pageSize: 20)
  }

  private static let downloadFile = EmittedCall(
    endpoint: DriveService.V1.FileResource.downloadEndpoint, target: "/open-apis/drive/v1/files/box1/download",
    contentType: nil
  ) { lark in
    _ = try await lark.drive.v1.file.download(fileToken: "box1")
  }

  private static let uploadFile = EmittedCall(
    endpoint: DriveService.V1.FileResource.uploadAllEndpoint, target: "/open-apis/drive/v1/files/upload_all",
    contentType: "multipart/form-data; boundary=B",
    body: """
      --B
      Content-Disposition: form-data; name="file_name"

      清单.txt
      --B
      Content-Disposition: form-data; name="parent_type"

      explorer
      --B
      Content-Disposition: form-data; name="parent_node"

      fld1
      --B
      Content-Disposition: form-data; name="size"

      5
      --B
      Content-Disposition: form-data; name="checksum"

      99
      --B
      Content-Disposition: form-data; name="file"; filename="list.txt"
      Content-Type: text/plain

      a b c
      --B--

      """.replacingOccurrences(of: "\n", with: "\r\n")
  ) { lark in
    let file = UploadFile.bytes("a b c".utf8, name: "list.txt", contentType: "text/plain")
    try await lark.drive.v1.file.uploadAll(
      body: .init(fileName: "清单.txt", parentType: .explorer, parentNode: "fld1", size: file.size ?? 0, file: file) {
        $0.checksum = "99"
      })
  }

  // MARK: Uploads in parts

  private static let prepareUpload = EmittedCall(
    endpoint: DriveService.V1.FileResource.uploadPrepareEndpoint, target: "/open-apis/drive/v1/files/upload_prepare",
    body: #"{"file_name":"a.bin","parent_type":"explorer","parent_node":"fld1","size":9}"#
  ) { lark in
    try await lark.drive.v1.file.uploadPrepare(
      body: .init(fileName: "a.bin", parentType: .explorer, parentNode: "fld1", size: 9))
  }

  private static let uploadPart = EmittedCall(
    endpoint: DriveService.V1.FileResource.uploadPartEndpoint, target: "/open-apis/drive/v1/files/upload_part",
    contentType: "multipart/form-data; boundary=B",
    body: """
      --B
      Content-Disposition: form-data; name="upload_id"

      u1
      --B
      Content-Disposition: form-data; name="seq"

      2
      --B
      Content-Disposition: form-data; name="size"

      3
      --B
      Content-Disposition: form-data; name="file"; filename="a.bin"
      Content-Type: application/octet-stream

      abc
      --B--

      """.replacingOccurrences(of: "\n", with: "\r\n")
  ) { lark in
    try await lark.drive.v1.file.uploadPart(
      body: .init(uploadID: "u1", seq: 2, size: 3, file: .bytes("abc".utf8, name: "a.bin")))
  }

  private static let finishUpload = EmittedCall(
    endpoint: DriveService.V1.FileResource.uploadFinishEndpoint, target: "/open-apis/drive/v1/files/upload_finish",
    body: #"{"upload_id":"u1","block_num":3}"#
  ) { lark in
    try await lark.drive.v1.file.uploadFinish(body: .init(uploadID: "u1", blockNum: 3))
  }

  // MARK: Calls that the documentation only keeps

  private static let searchCc = EmittedCall(
    endpoint: ApprovalService.V2.CcResource.searchEndpoint, target: "/approval/openapi/v2/cc/search",
    body: #"{"user_id":"7","limit":10}"#, make: call(SearchCc.self))

  private static let getEntity = EmittedCall(
    endpoint: BaikeService.V1.EntityResource.getEndpoint,
    target: "/open-apis/baike/v1/entities/e1?provider=wiki&outer_id=1", contentType: nil, make: call(GetEntity.self))

  private static func call<Call: DeprecatedCall>(_: Call.Type) -> @Sendable (LarkClient) async throws -> Void {
    { lark in try await Call.make(lark) }
  }
}

/// A call of a deprecated method. The protocol stands between it and the tests, so that they compile without a warning.
private protocol DeprecatedCall: Sendable {
  static func make(_ lark: LarkClient) async throws
}

private enum SearchCc: DeprecatedCall {
  @available(*, deprecated)
  static func make(_ lark: LarkClient) async throws {
    try await lark.approval.v2.cc.search(body: .init(userID: "7") { $0.limit = 10 })
  }
}

private enum GetEntity: DeprecatedCall {
  @available(*, deprecated)
  static func make(_ lark: LarkClient) async throws {
    try await lark.baike.v1.entity.get(entityID: "e1", provider: "wiki", outerID: "1")
  }
}
