import Foundation

/// Makes a value or an error of a response.
struct ResponseReading: Sendable {
  let configuration: ClientConfiguration

  /// The documented value of a response.
  ///
  /// - Throws: ``LarkError`` where the platform refused the call or answered something else.
  func value<Value: WireReadable>(_ response: IncomingResponse, of endpoint: Endpoint) async throws -> Value {
    let bytes = try await collect(response, of: endpoint)
    let document = try document(bytes, response, of: endpoint)
    try check(document, response, of: endpoint)
    let content = try ResponseContent(of: document, endpoint.response)
    do {
      if let value = try Value.read(content.value) { return value }
    } catch {
      throw LarkError(.unreadable, "\(error)", endpoint: endpoint, response: response, body: bytes, cause: error)
    }
    throw LarkError(
      .unreadable, "The documented content is missing from the response.", endpoint: endpoint, response: response,
      body: bytes)
  }

  /// Makes sure that the platform carried out the call; what else the response holds is ignored.
  func confirm(_ response: IncomingResponse, of endpoint: Endpoint) async throws {
    let bytes = try await collect(response, of: endpoint)
    if response.isSuccess, endpoint.response == .nothing || bytes.isEmpty { return }
    try check(try document(bytes, response, of: endpoint), response, of: endpoint)
  }

  /// The response as it came. What looks like a refusal is thrown like any other, so that it is handled like any other;
  /// ``RawResponse/init(_:)`` makes a response of it again.
  func raw(_ response: IncomingResponse, of endpoint: Endpoint) async throws -> RawResponse {
    let bytes = try await collect(response, of: endpoint)
    if let document = try? document(bytes, response, of: endpoint) { try check(document, response, of: endpoint) }
    guard response.isSuccess else { throw badStatus(response, bytes, of: endpoint) }
    return RawResponse(status: response.status, headers: response.headers, body: bytes)
  }

  /// The file of a response. An error that comes as JSON in its place is thrown.
  func download(_ response: IncomingResponse, of endpoint: Endpoint) async throws -> Download {
    let isJSON = response.headers["Content-Type"]?.lowercased().hasPrefix("application/json") ?? false
    let isNamed = response.headers["Content-Disposition"] != nil
    guard !response.isSuccess || (isJSON && !isNamed) else { return Download(response) }
    let bytes = try await collect(response, of: endpoint)
    let document = try? document(bytes, response, of: endpoint)
    if let document { try check(document, response, of: endpoint) }
    guard response.isSuccess else { throw badStatus(response, bytes, of: endpoint) }
    var whole = response
    whole.body = .bytes(bytes)
    return Download(whole)
  }
}

// MARK: Steps

extension ResponseReading {
  private func collect(_ response: IncomingResponse, of endpoint: Endpoint) async throws -> [UInt8] {
    do {
      return try await response.body.collect(upTo: configuration.responseLimit)
    } catch let error as BodyStream.TooLarge {
      throw LarkError(.unreadable, error.description, endpoint: endpoint, response: response, cause: error)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw LarkError(
        .unreachable, "The connection broke before the response was complete: \(error.sentence)",
        endpoint: endpoint,
        response: response, cause: error)
    }
  }

  private func document(_ bytes: [UInt8], _ response: IncomingResponse, of endpoint: Endpoint) throws -> JSONDocument {
    do {
      return try JSONDocument(bytes, policy: configuration.decoding, endpoint: endpoint.id)
    } catch {
      guard response.isSuccess else { throw badStatus(response, bytes, of: endpoint) }
      throw LarkError(.unreadable, error.description, endpoint: endpoint, response: response, body: bytes, cause: error)
    }
  }

  private func badStatus(_ response: IncomingResponse, _ bytes: [UInt8], of endpoint: Endpoint) -> LarkError {
    LarkError(
      .badStatus, "The server answered without an error code; see the body.", endpoint: endpoint, response: response,
      body: bytes)
  }

  /// Throws what the platform refused: a code that is not 0 under whatever status.
  private func check(_ document: JSONDocument, _ response: IncomingResponse, of endpoint: Endpoint) throws {
    var code: Int?
    var message: String?
    if document.root.kind == .object {
      var envelope = JSONObjectReader(document: document, object: 0)
      code = envelope.find("code")?.any().int64.map { Int($0) }
      // The endpoints that follow OAuth describe their errors as it does.
      message = (envelope.find("msg") ?? envelope.find("error_description"))?.any().string
    }
    if let code, code != 0 {
      throw LarkError(
        .refused, message ?? "The platform gives no message.", endpoint: endpoint, code: code, response: response,
        body: document.bytes)
    }
    guard response.isSuccess else { throw badStatus(response, document.bytes, of: endpoint) }
  }
}
