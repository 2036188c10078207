import Foundation
import LarkRuntime

/// Answers that a stub gives one after the other; the last one for ever.
actor Answers {
  /// One of them: a response, or no connection.
  enum Answer: Sendable {
    case reply(Int, String, HTTPHeaders = [:])
    case failure(any Error)
  }

  private var rest: [Answer]

  init(_ answers: [Answer]) {
    rest = answers
  }

  /// The transport that gives them.
  nonisolated var stub: StubTransport {
    StubTransport { _ in try await self.next() }
  }

  private func next() throws -> IncomingResponse {
    switch rest.count > 1 ? rest.removeFirst() : rest[0] {
    case .reply(let status, let json, let headers): TokenServer.json(status, json, headers: headers)
    case .failure(let error): throw error
    }
  }
}
