import APISpec
internal import PlatformVocabulary

/// What the log says of a request, without anything that would let its reader act as the caller.
public struct LogEntry: Sendable {
  /// Longer bodies are not repeated.
  private static let bodyLimit = 16 << 10
  private static let hidden = "***"

  /// The line of the log.
  public let value: JSONValue

  /// - Parameter start: When the request came, in milliseconds since 1970.
  public init(_ request: MockRequest, _ served: ServedRequest, start: Int64) {
    var members: [JSONMember] = []
    let text = { JSONValue.string(Self.shown($0)) }
    let add = { (key: String, value: JSONValue?) in
      if let value { members.append(JSONMember(key, value)) }
    }
    add("number", .number(String(served.number)))
    add("time", .number(String(start)))
    add("method", .string(request.method))
    add("path", text(request.path))
    add("query", Self.query(request.query))
    add("endpoint", served.endpoint.map { .string($0) })
    add("token", Self.token(request, served))
    add("idempotencyKey", request.header("X-Idempotency-Key").map(text))
    add("bytes", .number(String(request.body.count)))
    add("body", Self.body(request.body))
    add("status", served.fault == .cutBefore ? nil : .number(String(served.answer.status)))
    add("code", served.code.map { .number(String($0)) })
    add("violations", Self.violations(served.violations))
    add("fault", served.fault.map { .string($0.name) })
    add("delay", served.delay > 0 ? .number(String(served.delay)) : nil)
    add("carriedOut", .bool(served.isCarriedOut))
    value = .object(members)
  }

  private static func query(_ items: [QueryItem]) -> JSONValue? {
    guard !items.isEmpty else { return nil }
    return .array(items.map { .string("\(shown($0.name))=\(isSecret($0.name) ? hidden : shown($0.value))") })
  }

  /// The kind of a token, by its first letters: its value is nobody's business.
  private static func token(_ request: MockRequest, _ served: ServedRequest) -> JSONValue? {
    if let kind = served.token { return .string(kind.rawValue) }
    return request.header("Authorization") == nil ? nil : .string(hidden)
  }

  private static func body(_ body: RequestBody) -> JSONValue? {
    switch body {
    case .bytes(let bytes):
      guard !bytes.isEmpty, bytes.count <= bodyLimit else { return nil }
      return JSONValue(json: String(decoding: bytes, as: UTF8.self)).map(redacted)
    case .parts(let parts, _):
      guard parts.reduce(0, { $0 + $1.name.utf8.count + ($1.fileName?.utf8.count ?? 0) }) <= bodyLimit else {
        return nil
      }
      return .array(
        parts.map { part in
          var members = [JSONMember("name", .string(shown(part.name)))]
          if let name = part.fileName { members.append(JSONMember("fileName", .string(shown(name)))) }
          return .object(members + [JSONMember("bytes", .number(String(part.length)))])
        })
    case .tooLarge: return nil
    }
  }

  private static func redacted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool, .number: value
    case .string(let text): .string(shown(text))
    case .array(let items): .array(items.map(redacted))
    case .object(let members): .object(members.map { JSONMember(shown($0.key), redacted($0.value, named: $0.key)) })
    }
  }

  private static func redacted(_ value: JSONValue, named name: String) -> JSONValue {
    guard isSecret(name) else { return redacted(value) }
    switch value {
    case .null, .bool: return value
    case .object where SecretNames.mayNameObject(name): return redacted(value)
    case .number, .string, .array, .object: return .string(hidden)
    }
  }

  /// Names of people stay: the log is read to see what a program sent.
  private static func isSecret(_ name: String) -> Bool { SecretNames.reason(toHide: name) == .secret }

  /// A text without the tokens in it.
  private static func shown(_ text: String) -> String { SecretScan.hiding(in: text, mark: hidden) }

  private static func violations(_ violations: [Violation]) -> JSONValue? {
    violations.isEmpty ? nil : .array(violations.map { .string(shown($0.description)) })
  }
}
