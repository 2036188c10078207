import LarkRuntime

@testable import LarkExampleChecks

extension ExampleFile {
  /// A file from its parts.
  init(
    examples: [String: String], types: [String: [String: String]] = [:],
    disagreements: [String: [String: String]] = [:],
    reasons: [String: String] = [:]
  ) {
    self.init(name: "Test.json") {
      let members: [String: JSONAny] = [
        "examples": .object(try examples.mapValues { try JSONAny(json: $0) }),
        "types": .object(types.mapValues { .object($0.mapValues { .string($0) }) }),
        "disagreements": .object(disagreements.mapValues { .object($0.mapValues { .string($0) }) }),
        "reasons": .object(reasons.mapValues { .string($0) }),
      ]
      return try members.json()
    }
  }

  /// What is not as documented about one response.
  static func differences(
    _ type: any WireReadable.Type, _ kind: Endpoint.ResponseKind = .bare, document: String,
    types: [String: [String: String]] = [:], disagreements: [String: String] = [:]
  ) -> [String] {
    let file = ExampleFile(examples: ["x": document], types: types, disagreements: ["x": disagreements])
    return file.differences(ResponseExample("x", type, kind)).all.map(\.description)
  }

  /// What is not as documented about one request.
  static func differences(
    document: String, body: @escaping @Sendable () throws -> any WireWritable
  ) -> [String] {
    ExampleFile(examples: ["x": document]).differences(RequestExample("x", body)).all.map(\.description)
  }
}
