import LarkRuntime

/// All documented examples of one service.
public struct ServiceExamples: Sendable, CustomStringConvertible {
  /// The service as the platform calls it.
  public let name: String
  /// The documented examples as they are stored.
  public let file: ExampleFile
  /// The responses that are decoded and compared.
  public let responses: [ResponseExample]
  /// The requests that are built and compared.
  public let requests: [RequestExample]
  /// A call of each method with documented arguments.
  public let calls: [ExampleCall]

  /// The examples of a service, as emitted code lists them.
  public init(
    _ name: String, _ file: ExampleFile, _ responses: [ResponseExample], _ requests: [RequestExample],
    _ calls: [ExampleCall]
  ) {
    self.name = name
    self.file = file
    self.responses = responses
    self.requests = requests
    self.calls = calls
  }

  /// What the file and the lists do not agree about.
  public var gaps: Differences { file.gaps(responses, requests, calls) }

  public var description: String { name }
}

// MARK: Calls

extension ServiceExamples {
  /// Makes a call and compares what comes back with the documented answer.
  public func outcome(of call: ExampleCall, by lark: LarkClient) async -> CallOutcome {
    do {
      let answer = try await call(lark)
      return try await outcome(of: call, answer)
    } catch {
      return .failed("\(error)")
    }
  }

  /// The members that every server fills in its own way: those of the endpoints that issue tokens.
  private static func liveMembers(of endpoint: Endpoint) -> Set<String> {
    guard endpoint.path.hasPrefix("/open-apis/auth") else { return [] }
    return [
      "access_token", "refresh_token", "app_access_token", "tenant_access_token", "expire", "expires_in",
      "refresh_expires_in", "refresh_token_expires_in",
    ]
  }

  private func outcome(of call: ExampleCall, _ answer: ExampleAnswer) async throws -> CallOutcome {
    switch answer {
    case .nothing:
      return .confirmed
    case .file(let download):
      var count: Int64 = 0
      for try await chunk in download.body { count += Int64(chunk.count) }
      return count == download.length ?? count ? .confirmed : .failed("\(count) bytes of \(download.length ?? 0) came")
    case .model(let model):
      guard let id = call.answer, let response = responses.first(where: { $0.id == id }) else {
        return .incomparable(file.reasons[call.id] ?? "The page has no response example.")
      }
      let differences = file.differences(response, from: model).without(Self.liveMembers(of: call.endpoint))
      return differences.isEmpty ? .asDocumented : .different(differences)
    }
  }
}

/// How a documented call ended.
public enum CallOutcome: Sendable {
  /// The answer is the documented one.
  case asDocumented
  /// The call was carried out, and its answer is a file or nothing.
  case confirmed
  /// The call was carried out, and there is no documented answer to compare; the reason.
  case incomparable(String)
  /// The answer is not the documented one.
  case different(Differences)
  /// The call failed; what the error says.
  case failed(String)
}
