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

  public var description: String { id }
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
