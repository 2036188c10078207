import APISpec

/// A request as it came over the wire, free of its connection.
public struct MockRequest: Sendable {
  public var method: String
  /// The path as sent, with its percent signs.
  public var path: String
  public var query: [QueryItem]
  public var headers: [HeaderLine]
  public var body: RequestBody

  /// Requests with more headers are refused.
  public static let mostHeaders = 256

  /// - Parameter target: The path and query of the request line.
  public init(_ method: String, _ target: String, headers: [HeaderLine] = [], body: RequestBody = .bytes([])) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map(String.init) ?? ""
    query = parts.count > 1 ? URLText.items(of: parts[1]) : []
    self.headers = headers
    self.body = body
  }

  /// The value of the first header of that name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The token behind `Bearer`; nil where there is none.
  var bearerToken: String? {
    guard let line = header("Authorization") else { return nil }
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
    return String(words[1].drop { $0 == " " })
  }

  /// The media type of the body without its parameters; empty where none is stated.
  var mediaType: String {
    let type = (header("Content-Type") ?? "").prefix { $0 != ";" }
    return type.filter { $0 != " " }.lowercased()
  }
}

/// A header of a request or an answer.
public struct HeaderLine: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What a request carries.
public enum RequestBody: Hashable, Sendable {
  case bytes([UInt8])
  /// The parts of a multipart body, and whether its last boundary was seen.
  case parts([MultipartPart], isComplete: Bool)
  /// A body of so many bytes, which goes beyond what the server keeps.
  case tooLarge(Int, BodyLimit = .bytes)

  /// The bytes on the wire that are the body's own; those of boundaries do not count.
  public var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .parts(let parts, _): parts.reduce(0) { $0 + $1.length }
    case .tooLarge(let length, _): length
    }
  }
}

/// What a body may have too much of.
public enum BodyLimit: Hashable, Sendable {
  /// Bytes of a body that is kept whole.
  case bytes
  /// Parts of a multipart body.
  case parts
  /// Bytes of the fields of a multipart body, and of the heads of its parts; files pass through.
  case fields
  /// Bytes of all bodies that the server holds at the moment.
  case server

  /// The limit in words.
  var sentence: String {
    switch self {
    case .bytes: "the body is longer than this server keeps"
    case .parts: "a multipart body may have \(MultipartReading.mostParts) parts"
    case .fields:
      "the fields of a multipart body and the heads of its parts may have \(MultipartReading.mostFieldBytes) bytes"
    case .server: "the server holds too many bodies at the moment"
    }
  }

  /// How a request beyond the limit is refused.
  var refusal: Refusal {
    Refusal(self == .server ? .busy : .tooLarge, [Violation("body", "", sentence)])
  }
}

/// A part of a multipart body.
public struct MultipartPart: Hashable, Sendable {
  public var name: String
  /// The file's name, where the part is a file.
  public var fileName: String?
  /// The start of the content: all of it for a field of a usual size.
  public var start: [UInt8]
  /// The length of the whole content.
  public var length: Int

  public init(name: String, fileName: String? = nil, start: [UInt8] = [], length: Int = 0) {
    self.name = name
    self.fileName = fileName
    self.start = start
    self.length = length
  }

  var text: String { String(decoding: start, as: UTF8.self) }
}
