import LarkContact
import LarkIM
import LarkRuntime
import Testing

@Suite("Generated events")
struct EventTests {
  @Test("are all read by these tests: a new event needs a test here")
  func table() throws {
    #expect(
      try GeneratedSources.eventTypes() == [
        ContactService.V3.UserCreatedEvent.eventType, IMService.V1.MessageMessageReadEvent.eventType,
      ])
  }

  @Test("tell of a new user")
  func userCreated() throws {
    let message = try EventMessage<ContactService.V3.UserCreatedEvent>(
      json: #"""
        {"schema": "2.0",
         "header": {"event_id": "e1", "event_type": "contact.user.created_v3", "create_time": "1763568000000",
                    "token": "v", "app_id": "cli_1", "tenant_key": "k"},
         "event": {"object": {"open_id": "ou_1", "name": "Ann", "gender": 2, "join_time": "1763568000",
                   "department_ids": ["od-1"], "avatar": {"avatar_72": "https://x/72", "avatar_240": "https://x/240"},
                   "orders": [{"department_id": "od-1", "user_order": 3, "is_primary_dept": true}], "city": "Suzhou"}}}
        """#)
    #expect(message.header.eventType == ContactService.V3.UserCreatedEvent.eventType)
    #expect(message.header.eventID == "e1" && message.header.appID == "cli_1" && message.header.tenantKey == "k")
    let user = try #require(message.event?.object)
    #expect(user.openID == "ou_1" && user.name == "Ann" && user.unionID == nil)
    #expect(user.gender == .value2)
    #expect(user.joinTime == 1_763_568_000)
    #expect(user.departmentIDs == ["od-1"])
    #expect(user.avatar?.avatar72 == "https://x/72" && user.avatar?.avatar240 == "https://x/240")
    #expect(user.orders?.first?.userOrder == 3 && user.orders?.first?.isPrimaryDept == true)
  }

  @Test("hold shapes that calls take, too")
  func sharedShape() async throws {
    let event = try ContactService.V3.UserCreatedEvent(
      json: #"{"object":{"orders":[{"department_id":"od-1","user_order":3}]}}"#)
    let orders = try #require(event.object?.orders)
    let platform = try Platform()
    try await platform.lark.contact.v3.user.patch(userID: "u1", body: .init { $0.orders = .value(orders) })
    #expect(platform.onlyRequest?.text == #"{"orders":[{"department_id":"od-1","user_order":3}]}"#)
  }

  @Test("tell of messages that were read, also in the older form")
  func messageRead() throws {
    typealias Message = EventMessage<IMService.V1.MessageMessageReadEvent>
    let event = #"{"reader":{"reader_id":{"open_id":"ou_1"},"read_time":"17"},"message_id_list":["om_1","om_2"]}"#
    let message = try Message(
      json: #"{"schema":"2.0","header":{"event_type":"im.message.message_read_v1"},"event":\#(event)}"#)
    #expect(message.header.eventType == IMService.V1.MessageMessageReadEvent.eventType)
    #expect(message.event?.reader?.readerID?.openID == "ou_1")
    #expect(message.event?.reader?.readTime == "17")
    #expect(message.event?.messageIDList == ["om_1", "om_2"])
    let older = try Message(
      json: #"{"ts":"17.5","uuid":"u1","event":{"type":"message_read","app_id":"cli_1","message_id_list":["om_3"]}}"#)
    #expect(older.schema == nil && older.header.eventID == "u1" && older.header.eventType == "message_read")
    #expect(older.event?.messageIDList == ["om_3"])
  }

  @Test("can be looked at before their type is known")
  func unknownEvent() throws {
    let json = #"{"schema":"2.0","header":{"event_type":"im.message.message_read_v1"},"event":{"message_id_list":[]}}"#
    let message = try EventMessage<JSONAny>(json: json)
    #expect(message.header.eventType == IMService.V1.MessageMessageReadEvent.eventType)
    #expect(try EventMessage<IMService.V1.MessageMessageReadEvent>(json: json).event?.messageIDList == [])
  }
}
