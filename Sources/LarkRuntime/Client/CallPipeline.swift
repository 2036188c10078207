import Foundation

/// Sends requests and gives their responses: middlewares, deadline, and the errors of the way.
struct CallPipeline: Sendable {
  let region: Region
  let configuration: ClientConfiguration

  var building: RequestBuilding { RequestBuilding(region: region, configuration: configuration) }
  var reading: ResponseReading { ResponseReading(configuration: configuration) }

  /// Sends a request and reads its response, within the time that the call may take.
  func send<Value: Sendable>(
    _ request: OutgoingRequest, of endpoint: Endpoint, _ options: CallOptions,
    read: @escaping @Sendable (IncomingResponse) async throws -> Value
  ) async throws -> Value {
    guard let limit = options.timeout ?? configuration.timeout else {
      return try await exchange(request, of: endpoint, options, read: read)
    }
    return try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await exchange(request, of: endpoint, options, read: read) }
      group.addTask {
        try await Task.sleep(for: limit)
        throw LarkError(.timeout, "There was no complete response within \(limit).", endpoint: endpoint)
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }

  private func exchange<Value: Sendable>(
    _ request: OutgoingRequest, of endpoint: Endpoint, _ options: CallOptions,
    read: @Sendable (IncomingResponse) async throws -> Value
  ) async throws -> Value {
    let chain = TransportChain(middlewares: configuration.middlewares, transport: configuration.transport)
    let response: IncomingResponse
    do {
      response = try await chain.send(request, of: endpoint)
    } catch let error as LarkError {
      throw error
    } catch {
      // A transport reports a cancelled task in its own way.
      try Task.checkCancellation()
      guard !(error is CancellationError) else { throw error }
      throw LarkError(.unreachable, "No response came: \(error.sentence)", endpoint: endpoint, cause: error)
    }
    options.onResponse?(response.status, response.headers)
    return try await read(response)
  }
}
