import APISpec

/// An answer of a portal that says of itself that it is fine: `{"code":0,"data":…}`.
struct PortalAnswer {
  let data: JSONValue

  /// Judges what came: a page of HTML (a login, an error), broken JSON and answers with another code are refused.
  init(_ bytes: [UInt8]) throws(AnswerRefusal) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    let value: JSONValue
    do throws(JSONTextError) {
      value = try JSONValue.read(text)
    } catch {
      throw Self.isMarkup(bytes) ? .markup : .notJSON(atEnd: error.reason == .ended)
    }
    guard case .object = value, let code = value["code"]?.literal else { throw .noCode }
    guard code == "0" else { throw .code(code, message: value["msg"]?.text ?? value["message"]?.text ?? "") }
    guard let data = value["data"], case .object = data else { throw .noData }
    self.data = data
  }

  /// Whether a text starts as HTML or XML does, which neither JSON nor a page of the documentation can.
  static func isMarkup(_ bytes: some Collection<UInt8>) -> Bool {
    let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(9).map { byte in
      (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    return ["<!doctype", "<html", "<?xml", "<head>", "<body"].contains { start.starts(with: $0.utf8) }
  }
}

/// Why an answer is not taken, though the portal sent one.
public enum AnswerRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case notUTF8
  /// HTML where JSON belongs: mostly a login page.
  case markup
  case notJSON(atEnd: Bool)
  case noCode
  case code(String, message: String)
  case noData
  case noContent
  /// The content of a page is a web page.
  case markupAsContent
  /// The list of pages has no part about the server API.
  case noServerAPI
  case noDocuments

  public var description: String {
    switch self {
    case .notUTF8: "the answer is no UTF-8 text"
    case .markup: "the answer is a web page (maybe a login) instead of JSON"
    case .notJSON(atEnd: true): "the answer breaks off"
    case .notJSON(atEnd: false): "the answer is no JSON"
    case .noCode: "the answer has no code"
    case .code(let code, ""): "the portal answered with code \(code)"
    case .code(let code, let message): "the portal answered with code \(code), \(message)"
    case .noData: "the answer holds no data"
    case .noContent: "the answer holds no content"
    case .markupAsContent: "the content is a web page"
    case .noServerAPI: "the list of pages lacks the server API (item \(DirectoryTree.serverAPI))"
    case .noDocuments: "the list of pages is empty"
    }
  }

  /// Whether another try may bring something else: what a proxy made of an answer, or the connection.
  var mayPass: Bool {
    switch self {
    case .notUTF8, .markup, .notJSON: true
    case .noCode, .code, .noData, .noContent, .markupAsContent, .noServerAPI, .noDocuments: false
    }
  }
}

extension JSONValue {
  /// The text of a string, or the digits of a number: portals write numbers in both ways.
  var literal: String? {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    case .null, .bool, .array, .object: nil
    }
  }
}
