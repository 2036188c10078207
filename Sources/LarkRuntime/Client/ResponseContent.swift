/// The part of a response that the endpoint's type describes.
package struct ResponseContent: Sendable {
  package let value: JSONValueReader
  private let document: JSONDocument

  /// Looks into a whole response that no call brought.
  package init(of bytes: [UInt8], _ kind: Endpoint.ResponseKind) throws {
    try self.init(of: JSONDocument(bytes), kind)
  }

  init(of document: JSONDocument, _ kind: Endpoint.ResponseKind) throws {
    self.document = document
    value = try Self.value(in: document, kind)
  }

  /// Where the part stands in the response.
  package var path: String {
    value.document === document ? document.path(to: value.index) : "$.data"
  }

  private static func value(in document: JSONDocument, _ kind: Endpoint.ResponseKind) throws -> JSONValueReader {
    guard kind == .enveloped, document.root.kind == .object else { return document.root }
    var envelope = JSONObjectReader(document: document, object: 0)
    if let content = envelope.find("data"), !content.isNull { return content }
    // A call without results may leave `data` out; a body without an envelope is taken as the content itself.
    return envelope.find("code") == nil ? document.root : try JSONDocument(Array("{}".utf8)).root
  }
}
