// What the emitter writes for one endpoint, by hand: this file proves that the contract compiles and reads well.
@_spi(Generated) import LarkRuntime

extension LarkClient {
  /// Core HR.
  public var corehr: Corehr { Corehr(client: self) }
}

/// Core HR.
public struct Corehr: Sendable {
  let client: LarkClient

  /// Version 2.
  public var v2: V2 { V2(client: client) }

  /// Version 2 of Core HR.
  public struct V2: Sendable {
    let client: LarkClient

    /// Withdrawing processes.
    public var processWithdraw: ProcessWithdraw { ProcessWithdraw(client: client) }
  }
}

extension Corehr.V2 {
  /// Withdrawing processes.
  public struct ProcessWithdraw: Sendable {
    let client: LarkClient
  }
}

extension Corehr.V2.ProcessWithdraw {
  private static let update = Endpoint(
    "corehr.v2.process_withdraw.update", .put, "/open-apis/corehr/v2/process_withdraw/{process_id}",
    tokens: [.tenant], limits: "50/second", errors: corehrErrors)

  /// Withdraws a process that waits for approval.
  ///
  /// `PUT /open-apis/corehr/v2/process_withdraw/{process_id}` · 50 calls a second
  ///
  /// - Parameters:
  ///   - processID: The process.
  ///   - userIDType: What kind of identifier `userID` is.
  ///   - body: Who withdraws, and why.
  ///   - options: What this call does otherwise.
  public func update(
    processID: String, userIDType: UserIDType? = nil, body: UpdateBody = UpdateBody(),
    options: CallOptions = .standard
  ) async throws {
    var call = EndpointCall(Self.update)
    call.path("process_id", processID)
    call.query("user_id_type", userIDType)
    call.json(body)
    try await client.perform(call, options)
  }

  /// The body of ``update(processID:userIDType:body:options:)``.
  public struct UpdateBody: WireBuildable {
    /// The user in whose name the process is withdrawn.
    public var userID: String?
    /// At most 500 characters.
    public var reason: String?
    /// Whether the system withdraws, and not a user.
    public var systemUser: Bool?

    public init() {}

    public func encode(into object: inout JSONBodyWriter) {
      object.string("user_id", userID)
      object.string("reason", reason)
      object.bool("system_user", systemUser)
    }
  }
}

/// Tells the sets of values apart.
public enum UserIDTypeTag {}
/// A kind of user identifier.
public typealias UserIDType = OpenValue<UserIDTypeTag>

extension OpenValue where Tag == UserIDTypeTag {
  /// Of one app.
  public static var openID: Self { Self(rawValue: "open_id") }
  /// Of one developer's apps.
  public static var unionID: Self { Self(rawValue: "union_id") }
  /// Of one tenant.
  public static var userID: Self { Self(rawValue: "user_id") }
}

/// The documented errors of Core HR.
private let corehrErrors: StaticString = #"""
  update	400	1160101	bad argument	Compare the arguments with the parameter tables.
  update get	403	1161003	no permission	Only the initiator and\nadministrators may withdraw.
  update	400	1161005	state has changed	Wait a moment and try again.
  list get	500	1161005	other row	Not for this endpoint.
  """#
