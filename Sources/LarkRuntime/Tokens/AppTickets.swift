/// Gives the app ticket of a store app: the proof that the platform sends to the app's event address every hour.
public protocol AppTicketSource: Sendable {
  /// The ticket that came last; nil where none has come yet.
  ///
  /// - Throws: What becomes the cause of the call's ``LarkError``.
  func ticket() async throws -> String?
}

/// The tickets that a program receives and keeps in memory.
///
/// The handler of the event `app_ticket` hands them on:
///
/// ```swift
/// let tickets = AppTickets()
/// let lark = LarkClient(app: .store(id: "cli_…", secret: "…", tenantKey: "…", tickets: tickets))
/// // In the handler:
/// await tickets.receive(event.appTicket)
/// ```
public actor AppTickets: AppTicketSource {
  private var latest: String?

  /// - Parameter ticket: A ticket that is already there, for example from before a restart.
  public init(_ ticket: String? = nil) {
    latest = ticket
  }

  public func ticket() -> String? { latest }

  /// Keeps a ticket in place of the one before.
  public func receive(_ ticket: String) {
    latest = ticket
  }
}
