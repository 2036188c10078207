import Testing

@testable import LarkRuntime

@Suite("Messages about events")
struct EventMessageTests {
  /// An event as it is emitted.
  struct CupBroken: LarkEvent {
    static var eventType: String { "kitchen.cup.broken_v1" }
    let cup: String?
    let openID: String?

    init(_ object: inout JSONObjectReader) throws {
      cup = try object.string("cup")
      openID = try object.string("open_id")
    }
  }

  @Test("messages about events are read in their present form")
  func presentForm() throws {
    let message = try EventMessage<CupBroken>(
      json: #"""
        {"schema": "2.0", "event": {"cup": "blue", "open_id": "ou_7"},
         "header": {"event_id": "e1", "event_type": "kitchen.cup.broken_v1", "create_time": "1730000000000",
                    "token": "v1", "app_id": "cli_1", "tenant_key": "t1"}}
        """#, policy: .strict)
    #expect(message.schema == "2.0")
    #expect(message.header.eventID == "e1")
    #expect(message.header.eventType == CupBroken.eventType)
    #expect(message.header.createTime == "1730000000000")
    #expect(message.header.token == "v1")
    #expect(message.header.appID == "cli_1")
    #expect(message.header.tenantKey == "t1")
    #expect(message.event?.cup == "blue")
    #expect(message.event?.openID == "ou_7")
  }

  @Test("messages about events are read in their older form, which keeps a part of the header in the event")
  func olderForm() throws {
    let message = try EventMessage<CupBroken>(
      json: #"""
        {"ts": "1730000000.25", "uuid": "u1", "token": "v1", "type": "event_callback",
         "event": {"type": "cup_broken", "app_id": "cli_1", "tenant_key": "t1", "cup": "blue", "open_id": "ou_7"}}
        """#, policy: .strict)
    #expect(message.schema == nil)
    #expect(message.header.eventID == "u1")
    #expect(message.header.eventType == "cup_broken")
    #expect(message.header.createTime == "1730000000.25")
    #expect(message.header.token == "v1")
    #expect(message.header.appID == "cli_1")
    #expect(message.header.tenantKey == "t1")
    #expect(message.event?.cup == "blue")
  }

  @Test("messages about events can be read without knowing what they are about")
  func anyEvent() throws {
    let json = #"{"schema":"2.0","header":{"event_type":"kitchen.cup.broken_v1"},"event":{"cup":"blue"}}"#
    let message = try EventMessage<JSONAny>(json: json)
    #expect(message.header.eventType == "kitchen.cup.broken_v1")
    #expect(message.event?["cup"]?.string == "blue")
    #expect(try EventMessage<CupBroken>(json: "{}").event == nil)
  }
}
