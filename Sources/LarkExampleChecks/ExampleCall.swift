import LarkRuntime

/// A call of an emitted method with documented arguments.
public struct ExampleCall: Sendable, CustomStringConvertible {
  /// The name of the documented request, or that of the endpoint with the word `call` where it has none.
  public let id: String
  /// The endpoint that the call is of.
  public let endpoint: Endpoint
  /// The name of the documented answer in the ``ExampleFile``; nil where there is none to compare.
  public let answer: String?
  private let make: @Sendable (LarkClient) async throws -> ExampleAnswer

  /// - Parameters:
  ///   - id: The name of the call.
  ///   - answer: The name of the documented answer.
  ///   - make: Makes the call.
  public init(
    _ id: String, _ endpoint: Endpoint, answer: String? = nil,
    _ make: @escaping @Sendable (LarkClient) async throws -> ExampleAnswer
  ) {
    self.id = id
    self.endpoint = endpoint
    self.answer = answer
    self.make = make
  }

  /// - Parameters:
  ///   - id: The name of the call.
  ///   - answer: The name of the documented answer.
  ///   - calls: Makes the call, among others, with what is deprecated.
  public init(_ id: String, _ endpoint: Endpoint, answer: String? = nil, _ calls: any DeprecatedCalls.Type) {
    self.init(id, endpoint, answer: answer) { lark in
      guard let answer = try await calls.answer(id, lark) else { throw UnknownCall(id: id) }
      return answer
    }
  }

  /// Makes the call and gives what came back.
  public func callAsFunction(_ lark: LarkClient) async throws -> ExampleAnswer {
    try await make(lark)
  }

  /// A call that nothing makes.
  private struct UnknownCall: Error, CustomStringConvertible {
    let id: String

    var description: String { "no code makes the call '\(id)'; generate the examples anew" }
  }

  public var description: String { id }
}

/// What an emitted method returned.
public enum ExampleAnswer: Sendable {
  /// The documented content of the response.
  case model(any WireReadable)
  /// A file that is still on its way.
  case file(Download)
  /// The call was carried out, and its response says nothing else.
  case nothing
}

/// Makes calls with what is deprecated. The method that does it is deprecated itself, so that the compiler warns of
/// neither.
public protocol DeprecatedCalls: Sendable {
  /// The answer to a documented call, or nil where none of this name is made here.
  static func answer(_ id: String, _ lark: LarkClient) async throws -> ExampleAnswer?
}

extension UploadFile {
  /// A small file for calls that upload one.
  public static let example = UploadFile.bytes("larkspur\n".utf8, name: "larkspur.txt", contentType: "text/plain")
}
