import LarkRuntime

/// A documented request and the same request, built with the emitted types.
public struct RequestExample: Sendable, CustomStringConvertible {
  /// The name of the document in its ``ExampleFile``.
  public let id: String
  let body: @Sendable () throws -> any WireWritable

  /// - Parameters:
  ///   - id: The name of the document.
  ///   - body: Builds the body of the request.
  public init(_ id: String, _ body: @escaping @Sendable () throws -> any WireWritable) {
    self.id = id
    self.body = body
  }

  /// - Parameters:
  ///   - id: The name of the document.
  ///   - requests: Builds the body of the request, among others, with properties that are deprecated.
  public init(_ id: String, _ requests: any DeprecatedRequests.Type) {
    self.init(id) {
      guard let body = try requests.body(id) else { throw UnknownRequest(id: id) }
      return body
    }
  }

  /// A request that nothing builds.
  private struct UnknownRequest: Error, CustomStringConvertible {
    let id: String

    var description: String { "no request is built for '\(id)'; generate the tests anew" }
  }

  public var description: String { id }
}

/// Builds requests with deprecated properties. The method that does it is deprecated itself, so that the compiler warns
/// of neither.
public protocol DeprecatedRequests: Sendable {
  /// The body of a documented request, or nil where none of this name is built here.
  static func body(_ id: String) throws -> (any WireWritable)?
}

extension RequestExample {
  /// Encodes the body and compares it with a document.
  func differences(from document: String) throws -> [Difference] {
    let sent = try JSONAny(json: body().json())
    var comparison = JSONComparison(nulls: .value, other: "the request has")
    comparison.compare(try JSONAny(json: document), sent, at: "$")
    return comparison.differences
  }
}
