/// A value that holds secrets, or may hold them. All that is ever printed of it is its description, which shows none:
/// `debugPrint`, `dump`, and whatever looks into values with a `Mirror` get nothing else.
public protocol SecretHolder: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension SecretHolder {
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

// MARK: Requests and responses

extension HTTPHeaders: SecretHolder {
  public var description: String { "[\(map(\.description).joined(separator: ", "))]" }
}

extension HTTPHeaders.Entry: SecretHolder {
  public var description: String { "\(PrintableText.line(name)): \(Redaction.shown(self))" }
}

extension OutgoingRequest: SecretHolder {
  public var description: String { CurlCommand(self).description }
}

extension IncomingResponse: SecretHolder {
  public var description: String { "status \(status), headers \(headers), body \(body)" }
}

extension RawResponse: SecretHolder {
  public var description: String { "status \(status), headers \(headers), body (\(body.count) bytes)" }
}

extension Download: SecretHolder {
  public var description: String { "status \(status), headers \(headers), body \(body)" }
}

extension ResumableDownload: SecretHolder {
  public var description: String { "download to '\(PrintableText.line(url.path))', \(options)" }
}

extension BodyStream: SecretHolder {
  public var description: String { length.map { "(\($0) bytes)" } ?? "(a stream)" }
}

extension BodyStream.AsyncIterator: SecretHolder {
  public var description: String { "(bytes of a body)" }
}

extension BodyBytes: SecretHolder {
  public var description: String { "(bytes of a body)" }
}

extension BodyBytes.AsyncIterator: SecretHolder {
  public var description: String { "(bytes of a body)" }
}

extension UploadFile: SecretHolder {
  public var description: String { "file '\(Redaction.scrubbed(name))' \(content)" }
}

extension HTTPProxy: SecretHolder {
  public var description: String { "\(Redaction.scrubbed("http://\(host)").dropFirst(7)):\(port)" }
}

// MARK: Calls

extension CallOptions: SecretHolder {
  public var description: String {
    let names = query.map { PrintableText.line($0.name) }.joined(separator: ", ")
    return "call options (headers \(headers), query [\(names)], token \(token?.description ?? "of the client"))"
  }
}

extension ClientConfiguration: SecretHolder {
  public var description: String {
    let limit = timeout.map { "\($0)" } ?? "none"
    return "client configuration (\(type(of: transport)), timeout \(limit))"
  }
}

extension Region: SecretHolder {
  public var description: String { Redaction.scrubbed(address(host: nil)) }
}

extension LarkClient: SecretHolder {
  public var description: String { "client of \(region)" }
}

extension LarkApp: SecretHolder {
  public var description: String { "app (hidden)" }
}

extension EndpointCall: SecretHolder {
  public var description: String { "call of \(endpoint.id)" }
}

extension UploadPart: SecretHolder {
  public var description: String { "part \(number) (\(size) bytes)" }
}

extension PartedUpload: SecretHolder {
  public var description: String { "upload in parts" }
}

extension FormBodyWriter: SecretHolder {
  public var description: String { "form (hidden)" }
}

extension RequestViolation: CustomDebugStringConvertible, CustomReflectable {
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["path": PrintableText.line(path), "rule": "\(rule)"]) }
}

// MARK: Errors

extension LarkError: SecretHolder {
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "kind": kind.rawValue, "message": loggableMessage, "code": code as Any, "httpStatus": httpStatus as Any,
        "logID": logID.map(Redaction.scrubbed) as Any, "endpoint": endpoint.id, "headers": headers, "curl": curl as Any,
      ])
  }
}

extension TransportError: SecretHolder {}

extension ResumableDownload.BrokenOff: SecretHolder {}

// MARK: JSON

extension JSONDocument: SecretHolder {
  var description: String { "JSON (\(bytes.count) bytes)" }
}

extension JSONValueReader: SecretHolder {
  public var description: String { "JSON \(kind.rawValue)" }
}

extension JSONObjectReader: SecretHolder {
  public var description: String { "JSON object" }
}

extension JSONBodyWriter: SecretHolder {
  public var description: String { "JSON (\(bytes.count) bytes)" }
}

extension EventHeader: SecretHolder {
  public var description: String {
    let about = [eventType, eventID, appID].map { $0.map(Redaction.scrubbed) ?? "unknown" }
    return "event \(about[0]) (\(about[1])) for \(about[2])"
  }
}

extension EventMessage: SecretHolder {
  public var description: String { header.description }
}

// MARK: Tokens

extension FixedTokens: SecretHolder {
  public var description: String { "tokens (hidden)" }
}

extension AppTickets: SecretHolder {
  public nonisolated var description: String { "app tickets (hidden)" }
}

extension MemoryTokenCache: SecretHolder {
  public nonisolated var description: String { "tokens in memory (hidden)" }
}

extension FileTokenCache: SecretHolder {
  public var description: String { "tokens in a file (hidden)" }
}

extension MemoryUserGrant: SecretHolder {
  public nonisolated var description: String { "user grant (hidden)" }
}

extension IssuedToken: SecretHolder {
  var description: String { "token (hidden)" }
}

extension CustomAppTokens: SecretHolder {
  var description: String { "tokens of the app \(id) (hidden)" }
}

extension StoreAppTokens: SecretHolder {
  var description: String { "tokens of the app \(id) (hidden)" }
}

extension UserTokens: SecretHolder {
  nonisolated var description: String { "tokens of a user (hidden)" }
}

extension TokenVault: SecretHolder {
  nonisolated var description: String { "tokens of a client (hidden)" }
}

extension OutgoingCall: SecretHolder {
  var description: String { "call of \(endpoint.id)" }
}

extension MultipartForm: SecretHolder {
  var description: String { "form (hidden)" }
}

extension ResponseContent: SecretHolder {
  package var description: String { value.description }
}

// MARK: Transports

extension URLSessionTransport: SecretHolder {
  public var description: String { "transport by URLSession" }
}

#if canImport(CCurl)
  extension CurlTransport: SecretHolder {
    public var description: String { "transport by libcurl" }
  }
#endif
