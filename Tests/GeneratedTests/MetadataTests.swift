import Foundation
import LarkAily
import LarkApproval
import LarkAuth
import LarkContact
import LarkCorehr
import LarkIM
import LarkRuntime
import LarkSecurityAndCompliance
import LarkTask
import Testing

@Suite("What an endpoint knows about itself")
struct MetadataTests {
  @Test("is its address, its tokens and how often it may be called")
  func facts() {
    let update = CorehrService.V2.ProcessWithdrawResource.updateEndpoint
    #expect(update.id == "corehr.v2.process_withdraw.update")
    #expect(update.method == .put)
    #expect(update.path == "/open-apis/corehr/v2/process_withdraw/{process_id}")
    #expect(update.tokens == .tenant)
    #expect(update.rateLimits == [RateLimit(calls: 50, per: .second)])
    #expect(update.response == .enveloped && !update.isPaged && update.host == nil)
    let patch = ContactService.V3.UserResource.patchEndpoint
    #expect(patch.tokens == [.tenant, .user])
    #expect(patch.rateLimits == [RateLimit(calls: 1000, per: .minute), RateLimit(calls: 50, per: .second)])
    #expect(ApprovalService.V4.TaskResource.rejectEndpoint.rateLimits == [RateLimit(calls: 100, per: .minute)])
    // A limit that the page calls special has no number.
    #expect(SecurityAndComplianceService.V1.OpenapiLogResource.listDataEndpoint.rateLimits.isEmpty)
  }

  @Test("is its documented errors")
  func errors() {
    let errors = CorehrService.V2.ProcessWithdrawResource.updateEndpoint.documentedErrors
    #expect(errors.map(\.code) == [1_160_101, 1_161_003, 1_161_005, 1_161_006])
    #expect(errors.map(\.httpStatus) == [400, 403, 400, 400])
    #expect(
      errors[1]
        == DocumentedError(httpStatus: 403, code: 1_161_003, message: "权限不足", advice: "撤回的人须是发起人或流程管理员，\n应用也要先取得相应权限"))
  }

  @Test("is what it answers with, whether by pages, and where a key for repeated calls goes")
  func shapes() {
    #expect(AuthService.V3.TenantAccessTokenResource.internalEndpoint.response == .bare)
    #expect(AuthService.V3.TenantAccessTokenResource.internalEndpoint.tokens.isEmpty)
    #expect(AilyService.V1.AppKnowledgeResource.askEndpoint.response == .binary)
    #expect(IMService.V1.ChatResource.listEndpoint.isPaged && IMService.V1.ChatResource.listEndpoint.isIdempotent)
    #expect(SecurityAndComplianceService.V1.OpenapiLogResource.listDataEndpoint.isPaged)
    guard case .body(let name) = TaskService.V2.TaskResource.addMembersEndpoint.idempotencyKey else {
      Issue.record("The key goes into the body.")
      return
    }
    #expect(name.description == "client_token")
  }

  /// Refuses every request, and tells its address.
  private struct NoNetwork: HTTPTransport {
    struct Refusal: Error {
      let url: URL
    }

    func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
      throw Refusal(url: request.url)
    }
  }

  @Test(
    "is a host of its own, which each region spells in its way",
    arguments: [(Region.feishu, "feishu.cn"), (.lark, "larksuite.com")])
  @available(*, deprecated)
  func host(region: Region, domain: String) async {
    #expect(ApprovalService.V2.CcResource.searchEndpoint.host == "https://www.feishu.cn")
    let lark = LarkClient(
      app: .tokens(.tenant("t-1")), region: region, configuration: ClientConfiguration(transport: NoNetwork()))
    func address(_ call: () async throws -> Void) async -> String? {
      let error = await #expect(throws: LarkError.self) { try await call() }
      return (error?.cause as? NoNetwork.Refusal)?.url.absoluteString
    }
    #expect(
      await address { try await lark.approval.v2.cc.search(body: .init(userID: "7")) }
        == "https://www.\(domain)/approval/openapi/v2/cc/search")
    #expect(
      await address { try await lark.corehr.v2.processWithdraw.update(processID: "7") }
        == "https://open.\(domain)/open-apis/corehr/v2/process_withdraw/7")
  }
}
