/// A message that the platform sends to an app.
public struct Event: Codable, Hashable, Sendable {
  /// The identity on the wire, for example `contact.user.created_v3`.
  public var eventType: String
  /// The words of the explorer link, where the page has one; `method` is the event.
  public var name: EndpointName?
  public var title: String
  @OmitEmpty public var summary: String
  @OmitEmpty public var details: String
  public var documentation: DocumentationLink
  public var envelope: Envelope
  @OmitEmpty public var delivery: String
  @OmitEmpty public var appTypes: [AppType]
  public var scopes: ScopeRequirement
  @OmitEmpty public var fieldScopes: [Scope]
  /// The documented message from its root.
  @OmitEmpty public var fields: [Field]
  @OmitEmpty public var notes: String
  @OmitEmpty public var examples: [ExampleText]
  @OmitEmpty public var lifecycle: Lifecycle
  public var sources: [PageSource]

  /// The service version whose shapes the event shares: `project.version` of its explorer words, else of its type
  /// where that is spelled like `contact.user.created_v3`, else `event.v1`.
  public var scope: String {
    if let name { return name.scope }
    let parts = eventType.split(separator: ".")
    guard parts.count > 1, let project = parts.first, let last = eventType.split(separator: "_").last,
      last.first == "v", last.count > 1, last.dropFirst().allSatisfy(\.isNumber)
    else { return "event.v1" }
    return "\(project).\(last)"
  }

  /// How the message is wrapped.
  public enum Envelope: String, Codable, Hashable, Sendable {
    /// `{schema, header, event}`.
    case v2
    /// `{ts, uuid, token, type, event}`.
    case v1
    /// The page documents no wrapping.
    case none
  }

  public init(eventType: String, title: String, envelope: Envelope = .v2, sources: [PageSource] = []) {
    self.eventType = eventType
    self.name = nil
    self.title = title
    self.summary = ""
    self.details = ""
    self.documentation = DocumentationLink()
    self.envelope = envelope
    self.delivery = ""
    self.appTypes = []
    self.scopes = ScopeRequirement()
    self.fieldScopes = []
    self.fields = []
    self.notes = ""
    self.examples = []
    self.lifecycle = .current
    self.sources = sources
  }
}
