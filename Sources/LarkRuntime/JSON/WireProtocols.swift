/// The contract between emitted code and the runtime.
///
/// ### What is emitted for a shape
/// - A plain `struct`, `Sendable`, without synthesized `Codable` or `Hashable`, with optional properties.
/// - Where responses use it: `WireDecodable`, with an `init` that calls one getter a field, in documented order.
/// - Where requests use it: `WireEncodable`, with an `encode(into:)` that calls one setter a field, in documented
///   order. Properties are `var`; `init` takes the required fields by name and then a closure for the others. A shape
///   without required fields conforms to ``WireBuildable`` instead and gets that closure from the runtime.
/// - Where both use it: both. Properties stay optional, also those that `init` requires, since a server may leave out
///   what a client has to send.
/// - Recursive or large children are ``Boxed``; fields that can be cleared are ``Patch``; closed and open sets of
///   values are ``OpenValue`` and ``OpenNumber``; documented JSON inside a string is ``JSONText``.
///
/// - Where a request is a form: ``FormEncodable`` or ``FormBuildable`` in the same way, with one call a field.
///
/// ### What is emitted for an event
/// - A shape that responses could use, which conforms to ``LarkEvent``.
///
/// ### What is emitted for an endpoint
/// - A `static let` ``Endpoint``: data only.
/// - One method that fills an `EndpointCall` and hands it to the client.
///
/// Emitted code holds data and calls and no control flow; whatever decides something is in the runtime.
public protocol WireReadable: Sendable {
  /// The value that stands at the reader, or nil where it is `null` or of another kind than documented.
  static func read(_ value: JSONValueReader) throws -> Self?
}

/// A value that can be written as JSON.
public protocol WireWritable: Sendable {
  /// Writes the value where the writer stands.
  func write(into writer: inout JSONBodyWriter)
}

/// A shape that is read from an object.
public protocol WireDecodable: WireReadable {
  /// Reads the fields. Throws in strict mode only.
  init(_ object: inout JSONObjectReader) throws
}

/// A shape that is written as an object.
public protocol WireEncodable: WireWritable {
  /// Writes the fields in order; fields that are nil are left out.
  func encode(into object: inout JSONBodyWriter)
}

/// A request shape without required fields.
public protocol WireBuildable: WireEncodable {
  /// An object without fields.
  init()
}

extension WireBuildable {
  /// Fills the fields in a closure: `.init { $0.reason = "…" }`.
  public init(_ build: (inout Self) throws -> Void) rethrows {
    self.init()
    try build(&self)
  }
}

extension WireDecodable {
  public static func read(_ value: JSONValueReader) throws -> Self? {
    guard var fields = try value.fields() else { return nil }
    return try Self(&fields)
  }
}

extension WireEncodable {
  public func write(into writer: inout JSONBodyWriter) {
    writer.open(UInt8(ascii: "{"))
    encode(into: &writer)
    writer.close(UInt8(ascii: "}"))
  }
}

// MARK: Whole documents

extension WireReadable {
  /// Reads a whole JSON document.
  ///
  /// - Throws: ``JSONSyntaxError`` where the bytes are no JSON, ``DecodingMismatch`` where it is of another kind.
  public init(json: [UInt8], policy: DecodingPolicy = .lenient) throws {
    let root = try JSONDocument(json, policy: policy).root
    guard let value = try Self.read(root) else {
      throw DecodingMismatch(path: "$", expected: .object, found: root.kind)
    }
    self = value
  }

  /// Reads a whole JSON document from text.
  public init(json: String, policy: DecodingPolicy = .lenient) throws {
    try self.init(json: Array(json.utf8), policy: policy)
  }
}

extension WireWritable {
  /// The value as a JSON document.
  ///
  /// - Throws: ``JSONBodyWriter/Unwritable`` where it holds a number that JSON cannot write.
  public func json() throws -> [UInt8] {
    var writer = JSONBodyWriter()
    write(into: &writer)
    return try writer.finished()
  }

  /// The value as JSON text.
  public func jsonText() throws -> String {
    String(decoding: try json(), as: UTF8.self)
  }
}
