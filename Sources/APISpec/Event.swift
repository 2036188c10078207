/// A message that the platform sends to an app.
public struct Event: Hashable, Sendable {
  /// The identity on the wire, for example `contact.user.created_v3`.
  public var eventType: String
  /// The words of the explorer link, where the page has one; `method` is the event.
  public var name: EndpointName?
  /// The title of its page.
  public var title: String
  /// The first paragraph of the page, as Markdown.
  public var summary = ""
  /// What the page says beyond that, as Markdown.
  public var details = ""
  /// Where the page is found.
  public var documentation = DocumentationLink()
  /// What stands around the event in a message.
  public var envelope: Envelope
  /// How the platform sends it, as the page says.
  public var delivery = ""
  /// The kinds of apps that may get it; empty where the page does not say.
  public var appTypes: [AppType] = []
  /// The permissions that an app needs.
  public var scopes = ScopeRequirement()
  /// The permissions without which some fields are missing.
  public var fieldScopes: [Scope] = []
  /// The documented message from its root.
  public var fields: [Field] = []
  /// What the page says beside its table, as Markdown.
  public var notes = ""
  /// The documented examples of messages.
  public var examples: [ExampleText] = []
  /// Whether it is still sent.
  public var lifecycle = Lifecycle.current
  /// The pages that document it.
  public var sources: [PageSource]

  /// The service version whose shapes the event shares: `project.version` of its explorer words, else of its type
  /// where that is spelled like `contact.user.created_v3`, else `event.v1`.
  public var scope: String {
    if let name { return name.scope }
    let parts = eventType.split(separator: ".")
    guard parts.count > 1, let project = parts.first, let last = eventType.split(separator: "_").last,
      last.first == "v", last.count > 1, last.dropFirst().allSatisfy(\.isNumber), EndpointName.isWord(project),
      EndpointName.isWord(last)
    else { return "event.v1" }
    return "\(project).\(last)"
  }

  /// How the message is wrapped.
  public enum Envelope: String, IRWord, Hashable, Sendable {
    /// `{schema, header, event}`.
    case v2
    /// `{ts, uuid, token, type, event}`.
    case v1
    /// The page documents no wrapping.
    case none
  }

  /// An event with the parts that every one has; the others are empty.
  public init(eventType: String, title: String, envelope: Envelope = .v2, sources: [PageSource] = []) {
    self.eventType = eventType
    self.title = title
    self.envelope = envelope
    self.sources = sources
  }
}

extension Event: IRRecord {
  package static var blank: Event { Event(eventType: "", title: "") }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("appTypes", &appTypes)
    members.unlessEmpty("delivery", &delivery)
    members.unlessEmpty("details", &details)
    members("documentation", &documentation)
    members("envelope", &envelope)
    members("eventType", &eventType)
    members.unlessEmpty("examples", &examples)
    members.unlessEmpty("fieldScopes", &fieldScopes)
    members.unlessEmpty("fields", &fields)
    members.unlessEmpty("lifecycle", &lifecycle)
    members.unlessEmpty("name", &name)
    members.unlessEmpty("notes", &notes)
    members("scopes", &scopes)
    members("sources", &sources)
    members.unlessEmpty("summary", &summary)
    members("title", &title)
  }
}
