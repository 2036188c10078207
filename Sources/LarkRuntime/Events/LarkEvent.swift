/// What the platform tells an app about something that happened: the inside of a message's `event`.
///
/// Emitted for each documented event, with its own fields:
///
/// ```swift
/// public struct UserCreated: LarkEvent {
///   public static var eventType: String { "contact.user.created_v3" }
///   public let user: User?
///
///   public init(_ object: inout JSONObjectReader) throws {
///     user = try object.object("object")
///   }
/// }
/// ```
public protocol LarkEvent: WireDecodable {
  /// The name that the platform gives to events of this kind.
  static var eventType: String { get }
}
