/// A message with which the platform tells about one event, in either of its two forms.
///
/// ```swift
/// let message = try EventMessage<UserCreated>(json: body)
/// guard message.header.eventType == UserCreated.eventType else { … }
/// ```
///
/// The message is taken as it is: nothing is decrypted here, and no signature or token is checked. With `JSONAny` for
/// the event, any message can be read, for example to find out what it is about.
public struct EventMessage<Event: WireReadable>: WireDecodable {
  /// The version of the form: `2.0`, or nil for the older form that does not say it.
  public let schema: String?
  /// Who sent the message, and what about.
  public let header: EventHeader
  /// What happened; nil where the message has no such part.
  public let event: Event?

  public init(_ message: inout JSONObjectReader) throws {
    schema = try message.string("schema")
    header = try message.object("header") ?? EventHeader(ofOlderForm: &message)
    event = try message.value("event")
  }
}

/// Who sent a message, to whom, when, and about what.
public struct EventHeader: WireDecodable {
  /// Equal for messages that are sent again.
  public let eventID: String?
  /// See ``LarkEvent/eventType``.
  public let eventType: String?
  /// The time as the platform writes it: since 1970, in milliseconds, or in seconds with a fraction in the older form.
  public let createTime: String?
  /// The app's verification token.
  public let token: String?
  /// The app that gets the message.
  public let appID: String?
  /// The tenant in which it happened.
  public let tenantKey: String?

  /// Reads the member `header` of a message.
  public init(_ header: inout JSONObjectReader) throws {
    eventID = try header.string("event_id")
    eventType = try header.string("event_type")
    createTime = try header.string("create_time")
    token = try header.string("token")
    appID = try header.string("app_id")
    tenantKey = try header.string("tenant_key")
  }

  /// Collects the same from a message without a header, which keeps a part of it in its event.
  init(ofOlderForm message: inout JSONObjectReader) throws {
    let origin: OlderOrigin? = try message.object("event")
    eventID = try message.string("uuid")
    eventType = origin?.eventType
    createTime = try message.string("ts")
    token = try message.string("token")
    appID = origin?.appID
    tenantKey = origin?.tenantKey
  }

  /// What the older form says in the event itself.
  private struct OlderOrigin: WireDecodable {
    let eventType: String?
    let appID: String?
    let tenantKey: String?

    init(_ event: inout JSONObjectReader) throws {
      eventType = try event.string("type")
      appID = try event.string("app_id")
      tenantKey = try event.string("tenant_key")
    }
  }
}
