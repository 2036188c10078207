import APISpec

/// What a fault makes of an answer.
enum SpoiledAnswer {
  static func spoiled(_ answer: MockAnswer, by fault: Fault) -> MockAnswer {
    var answer = answer
    switch (fault, answer.body) {
    case (.status(let status), _): answer = trouble(status)
    case (.truncated, .bytes(let bytes)): answer.body = .bytes(Array(bytes.prefix(bytes.count / 2)))
    case (.truncated, .file(let file, let range)):
      answer.body = .file(file, range.lowerBound..<(range.lowerBound + range.count / 2))
    case (.malformed, _): answer.body = .bytes(Array("{\"code\":0,\"msg\":".utf8))
    case (.wrongKinds, .bytes(let bytes)):
      guard let value = JSONValue(json: String(decoding: bytes, as: UTF8.self)), let data = value["data"] else {
        break
      }
      answer.body = .bytes(Array(value.setting(otherKinds(data), at: ["data"]).description.utf8))
    case (.wrongKinds, .file), (.cutBefore, _), (.cutAfter, _): break
    }
    return answer
  }

  /// Gateways answer with HTML, servers with JSON.
  private static func trouble(_ status: Int) -> MockAnswer {
    guard status == 502 || status == 504 else {
      let row = PlatformError.serverError.row
      return .json(["code": .number(String(row.code)), "msg": .string(row.message)], status: status)
    }
    return MockAnswer(
      status: status, headers: [HeaderLine("Content-Type", "text/html")],
      body: .bytes(Array("<html><body><h1>\(status)</h1></body></html>\n".utf8)))
  }

  /// Texts become objects, numbers lists, booleans texts: nothing that converts without loss.
  private static func otherKinds(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null: value
    case .string: ["mock": true]
    case .number: ["mock"]
    case .bool: "mock"
    case .array(let items): .array(items.map(otherKinds))
    case .object(let members): .object(members.map { JSONMember($0.key, otherKinds($0.value)) })
    }
  }
}
