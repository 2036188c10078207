import LarkRuntime

/// A documented response and the emitted type that reads it.
public struct ResponseExample: Sendable, CustomStringConvertible {
  /// The name of the document in its ``ExampleFile``.
  public let id: String
  let type: any WireReadable.Type
  let kind: Endpoint.ResponseKind

  /// - Parameters:
  ///   - id: The name of the document.
  ///   - type: The type of the endpoint's responses.
  ///   - kind: What the endpoint's responses carry: of enveloped ones the type describes the member `data`.
  public init(_ id: String, _ type: any WireReadable.Type, _ kind: Endpoint.ResponseKind = .enveloped) {
    self.id = id
    self.type = type
    self.kind = kind
  }

  public var description: String { id }
}

extension ResponseExample {
  /// What the platform wraps all its answers in.
  private static let envelope: Set<String> = ["code", "msg", "data"]

  /// Decodes a document as a client would and compares the model with it.
  func differences(from document: String, types: TypeTable) throws -> [Difference] {
    let response = try ResponseContent(of: Array(document.utf8), kind)
    guard let model = try type.read(response.value) else {
      return [Difference(response.path, "\(type) does not read a value of the kind '\(response.value.kind)'")]
    }
    return try differences(of: model, from: document, types: types)
  }

  /// Compares a model that was read elsewhere with a document.
  func differences(of model: any WireReadable, from document: String, types: TypeTable) throws -> [Difference] {
    let response = try ResponseContent(of: Array(document.utf8), kind)
    var walk = ModelWalk(types: types)
    let found = walk.json(of: model, at: response.path)
    var comparison = JSONComparison(nulls: .absence, other: "the model has")
    comparison.compare(response.value.any(), found, at: response.path)
    return try walk.problems + Self.strays(in: document, around: response) + comparison.differences
  }

  /// Members that stand beside the content that is read.
  private static func strays(in document: String, around response: ResponseContent) throws -> [Difference] {
    guard response.path != "$" else { return [] }
    let members = try JSONAny(json: document).object ?? [:]
    return members.keys.filter { !envelope.contains($0) && members[$0] != .null }.sorted()
      .map { Difference("$.\($0)", "stands beside 'data', which is all that is read") }
  }
}
