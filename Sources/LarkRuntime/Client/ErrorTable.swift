/// An error as a page documents it.
public struct DocumentedError: Hashable, Sendable {
  public let httpStatus: Int?
  public let code: Int
  public let message: String
  /// What the page advises to do about it, as Markdown; may be empty.
  public let advice: String

  public init(httpStatus: Int? = nil, code: Int, message: String, advice: String = "") {
    self.httpStatus = httpStatus
    self.code = code
    self.message = message
    self.advice = advice
  }
}

/// The error tables of a service in one text.
///
/// A line that does not start with a tab names an endpoint (or several, separated by spaces); the lines after it, each
/// behind a tab, are its rows: status (or nothing), code, message, advice, separated by tabs. Tabs, line ends and
/// backslashes inside a cell are written `\t`, `\n`, `\\`.
///
/// One text costs the compiler a thirtieth of the same rows as literals, and errors are rare enough to be looked up by
/// reading it.
struct ErrorTable {
  private let text: StaticString

  init(_ text: StaticString) {
    self.text = text
  }

  /// The row for a code; where the code stands under several statuses, that of the given one.
  func row(code: Int, httpStatus: Int?, endpoint: String) -> DocumentedError? {
    let rows = rows(endpoint: endpoint).filter { $0.code == code }
    return rows.first { $0.httpStatus == httpStatus } ?? rows.first
  }

  /// The rows of an endpoint, in the order of its page.
  func rows(endpoint: String) -> [DocumentedError] {
    text.withUTF8Buffer { table in
      var rows: [DocumentedError] = []
      var isWanted = false
      for line in table.split(separator: UInt8(ascii: "\n")) {
        if line.first != UInt8(ascii: "\t") {
          isWanted = line.split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual(endpoint.utf8) }
        } else if isWanted, let row = Self.row(line.dropFirst()) {
          rows.append(row)
        }
      }
      return rows
    }
  }

  private static func row(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> DocumentedError? {
    let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(cell)
    guard cells.count >= 3, let code = Int(cells[1]) else { return nil }
    return DocumentedError(
      httpStatus: Int(cells[0]), code: code, message: cells[2], advice: cells.count > 3 ? cells[3] : "")
  }

  private static func cell(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var text: [UInt8] = []
    var isEscaped = false
    for byte in raw {
      switch (isEscaped, byte) {
      case (false, UInt8(ascii: "\\")):
        isEscaped = true
        continue
      case (true, UInt8(ascii: "n")): text.append(UInt8(ascii: "\n"))
      case (true, UInt8(ascii: "t")): text.append(UInt8(ascii: "\t"))
      default: text.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: text, as: UTF8.self)
  }
}
