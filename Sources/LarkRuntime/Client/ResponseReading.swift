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
    if response.isSuccess, bytes.isEmpty { return }
    guard response.isSuccess, endpoint.response == .nothing else {
      return try check(try document(bytes, response, of: endpoint), response, of: endpoint)
    }
    // No page says what such a response holds; a refusal looks like any other.
    if let document = try? document(bytes, response, of: endpoint) {
      try refuse(ResponseVerdict(document), document, response, of: endpoint)
    }
  }

  /// The response as it came. What looks like a refusal is thrown like any other, so that it is handled like any other;
  /// ``RawResponse/init(_:)`` makes a response of it again.
  func raw(_ response: IncomingResponse, of endpoint: Endpoint) async throws -> RawResponse {
    let bytes = try await collect(response, of: endpoint)
    if let document = try? document(bytes, response, of: endpoint) {
      try refuse(ResponseVerdict(document), document, response, of: endpoint)
    }
    guard response.isSuccess else { throw badStatus(response, bytes, of: endpoint) }
    return RawResponse(status: response.status, headers: response.headers, body: bytes)
  }

  /// The file of a response. An error that comes as JSON in its place is thrown.
  func download(_ response: IncomingResponse, of endpoint: Endpoint) async throws -> Download {
    let isJSON = response.headers["Content-Type"]?.lowercased().hasPrefix("application/json") ?? false
    let isNamed = response.headers["Content-Disposition"] != nil
    guard !response.isSuccess || (isJSON && !isNamed) else { return Download(response) }
    let bytes = try await collect(response, of: endpoint)
    if let document = try? document(bytes, response, of: endpoint) {
      let verdict = ResponseVerdict(document)
      try refuse(verdict, document, response, of: endpoint)
      // A file may have a member `code` of its own.
      if verdict.hasMessage { try requireUsableCode(verdict, document, response, of: endpoint) }
    }
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
    } catch {
      throw LarkError.of(
        error, .incomplete, "The connection broke before the response was complete", endpoint: endpoint,
        response: response)
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

  /// Throws unless the platform carried out the call.
  private func check(_ document: JSONDocument, _ response: IncomingResponse, of endpoint: Endpoint) throws {
    let verdict = ResponseVerdict(document)
    try refuse(verdict, document, response, of: endpoint)
    guard response.isSuccess else { throw badStatus(response, document.bytes, of: endpoint) }
    try requireUsableCode(verdict, document, response, of: endpoint)
  }

  /// Throws what the platform refused: a code that is not 0 under whatever status.
  private func refuse(
    _ verdict: ResponseVerdict, _ document: JSONDocument, _ response: IncomingResponse, of endpoint: Endpoint
  ) throws {
    guard case .number(let code) = verdict.code, code != 0 else { return }
    throw LarkError(
      .refused, verdict.message ?? "The platform gives no message.", endpoint: endpoint, code: code,
      response: response, body: document.bytes)
  }

  private func requireUsableCode(
    _ verdict: ResponseVerdict, _ document: JSONDocument, _ response: IncomingResponse, of endpoint: Endpoint
  ) throws {
    guard response.isSuccess, case .unusable(let found) = verdict.code else { return }
    throw LarkError(
      .unreadable,
      "The response's code is not an integer of 64 bits (\(found)), so that it is unknown whether the call was carried "
        + "out; see the body.", endpoint: endpoint, response: response, body: document.bytes)
  }
}
