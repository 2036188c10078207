/// Keeps an optional child on the heap: a shape that holds itself needs it, and a large child makes its parent small.
///
/// ```swift
/// public struct Block: WireDecodable {
///   @Boxed public private(set) var parent: Block?
/// }
/// ```
@propertyWrapper
public struct Boxed<Child: Sendable>: Sendable {
  /// The place on the heap. It is never changed, so that sharing it keeps value semantics.
  private final class Place: Sendable {
    let child: Child

    init(_ child: Child) {
      self.child = child
    }
  }

  private var place: Place?

  /// Holds a value, or nothing.
  public init(wrappedValue: Child?) {
    place = wrappedValue.map { Place($0) }
  }

  /// The value behind the box.
  public var wrappedValue: Child? {
    get { place?.child }
    set { place = newValue.map { Place($0) } }
  }
}
