import LarkRuntime

/// What the mock server logged of one request.
public struct MockLogLine: Sendable, WireDecodable {
  /// Counts the requests of the server.
  public let number: Int
  public let method: String
  public let path: String
  /// The endpoint's identifier, or the path of a token endpoint; nil where nothing fits.
  public let endpoint: String?
  public let status: Int?
  public let code: Int?
  public let fault: String?
  /// Whether the call took effect, whatever became of its answer.
  public let isCarriedOut: Bool
  /// The JSON body; short ones only.
  public let body: JSONAny?
  /// What did not fit the documentation.
  public let violations: [String]

  public init(_ object: inout JSONObjectReader) throws {
    number = try object.int("number") ?? 0
    method = try object.string("method") ?? ""
    path = try object.string("path") ?? ""
    endpoint = try object.string("endpoint")
    body = try object.value("body")
    status = try object.int("status")
    code = try object.int("code")
    violations = try object.strings("violations") ?? []
    fault = try object.string("fault")
    isCarriedOut = try object.bool("carriedOut") ?? false
  }
}

extension RunningMock {
  /// The requests so far, in the order in which the server took them.
  public var log: [MockLogLine] {
    get throws {
      try logText.utf8.split(separator: UInt8(ascii: "\n")).map { try MockLogLine(json: Array($0)) }
        .sorted { $0.number < $1.number }
    }
  }
}
