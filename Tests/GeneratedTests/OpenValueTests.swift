import LarkBase
import LarkContact
import LarkIM
import LarkRuntime
import TestPrograms
import Testing

@Suite("Sets of values that may grow", .timeLimit(.minutes(5)))
struct OpenValueTests {
  @Test("take values that the documentation does not list, and keep them")
  func unknownInResponse() async throws {
    let platform = try Platform(
      data: #"{"items":[{"chat_status":"normal"},{"chat_status":"frozen"},{"chat_status":"dissolved_save"},{}]}"#)
    let chats = try #require(try await platform.lark.im.v1.chat.list().items)
    #expect(chats.map(\.chatStatus) == [.normal, "frozen", .dissolvedSave, nil])
    #expect(chats[1].chatStatus?.rawValue == "frozen")
    let words = chats.map { chat in
      switch chat.chatStatus {
      case .normal: "in use"
      case .dissolved, .dissolvedSave: "gone"
      case .some(let other): "new: \(other)"
      case nil: "unknown"
      }
    }
    #expect(words == ["in use", "new: frozen", "gone", "unknown"])
  }

  @Test("may be numbers")
  func numbers() async throws {
    let platform = try Platform(data: #"{"user":{"gender":9}}"#)
    let user = try await platform.lark.contact.v3.user.patch(userID: "u1").user
    #expect(user?.gender == 9)
    #expect(user?.gender != .value1)
    #expect(BaseService.V2.TablePerm.value4 == 4)
  }

  @Test("can be sent with values that the documentation does not list")
  func unknownInRequest() async throws {
    let platform = try Platform()
    let kind = "app_id"
    _ = try await platform.lark.im.v1.chat.list(userIDType: .init(kind), sortType: "ByName")
    #expect(platform.onlyRequest?.line == "GET /open-apis/im/v1/chats?user_id_type=app_id&sort_type=ByName HTTP/1.1")
  }
}
