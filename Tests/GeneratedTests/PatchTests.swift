import LarkContact
import LarkRuntime
import TestPrograms
import Testing

@Suite("Fields that a call can set, clear or leave alone", .timeLimit(.minutes(5)))
struct PatchTests {
  typealias PatchBody = ContactService.V3.UserResource.PatchBody

  /// The body that arrives.
  private func sent(_ build: (inout PatchBody) -> Void) async throws -> String? {
    let platform = try Platform()
    try await platform.lark.contact.v3.user.patch(userID: "u1", body: .init(build))
    return platform.onlyRequest?.text
  }

  @Test("are not sent unless they are named")
  func absent() async throws {
    #expect(try await sent { _ in } == "{}")
    #expect(try await sent { $0.name = Patch(ifPresent: nil) } == "{}")
    #expect(
      try await sent {
        $0.name = "Ann"
        $0.name = .absent
      } == "{}")
  }

  @Test("are sent as null to clear them")
  func null() async throws {
    #expect(
      try await sent {
        $0.email = .null
        $0.orders = .null
        $0.gender = Patch(orNull: nil)
      } == #"{"email":null,"gender":null,"orders":null}"#)
  }

  @Test("are sent with a value: literals, open values, lists and empty lists")
  func value() async throws {
    #expect(
      try await sent {
        $0.name = ""
        $0.mobileVisible = false
        $0.employeeType = 77
        $0.departmentIDs = ["d1", "d2"]
        $0.customAttrs = []
        $0.joinTime = 0
      } == #"{"name":"","mobile_visible":false,"employee_type":77,"department_ids":["d1","d2"],"custom_attrs":[],"#
        + #""join_time":0}"#)
    #expect(
      try await sent {
        $0.orders = [
          .init {
            $0.departmentID = "d1"
            $0.isPrimaryDept = true
          }
        ]
      } == #"{"orders":[{"department_id":"d1","is_primary_dept":true}]}"#)
  }

  @Test("are sent when they are deprecated, too")
  @available(*, deprecated)
  func deprecatedField() async throws {
    #expect(try await sent { $0.isFrozen = false } == #"{"is_frozen":false}"#)
    #expect(try await sent { $0.isFrozen = .null } == #"{"is_frozen":null}"#)
    #expect(PatchBody { $0.isFrozen = true }.isFrozen == true)
  }

  @Test("are one in a response, which nobody sends back", arguments: ["{}", #"{"leader_user_id":null}"#])
  func response(user: String) async throws {
    let platform = try Platform(data: #"{"user":\#(user)}"#)
    let answer = try await platform.lark.contact.v3.user.patch(userID: "u1")
    #expect(answer.user != nil)
    #expect(answer.user?.leaderUserID == nil)
  }
}
