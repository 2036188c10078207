/// An error as a page documents it.
public struct DocumentedError: Hashable, Sendable {
  /// The HTTP status; nil where the page names none.
  public let httpStatus: Int?
  /// The code in the body of the response.
  public let code: Int
  /// The documented text of the error.
  public let message: String
  /// What the page advises to do about it, as Markdown; may be empty.
  public let advice: String

  /// An error as a page documents it.
  public init(httpStatus: Int? = nil, code: Int, message: String, advice: String = "") {
    self.httpStatus = httpStatus
    self.code = code
    self.message = message
    self.advice = advice
  }
}

/// The error tables of the endpoints of a resource in one text, a row a line.
///
/// The cells of a line are separated by tabs: the endpoints that document the row by the last word of their identifiers
/// (`*` for all), then status (or nothing), code, message, advice. Tabs, line ends and backslashes inside a cell are
/// written `\t`, `\n`, `\\`.
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

  /// The rows of an endpoint, in the order of the table.
  func rows(endpoint: String) -> [DocumentedError] {
    let method = endpoint.utf8.split(separator: UInt8(ascii: ".")).last ?? Substring(endpoint).utf8
    return text.withUTF8Buffer { table in
      table.split(separator: UInt8(ascii: "\n")).compactMap { line in
        let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        let isWanted = cells[0].split(separator: UInt8(ascii: " ")).contains {
          $0.elementsEqual("*".utf8) || $0.elementsEqual(method)
        }
        return isWanted ? Self.row(cells.dropFirst().map(TableCell.text)) : nil
      }
    }
  }

  private static func row(_ cells: [String]) -> DocumentedError? {
    guard cells.count >= 2, let code = Int(cells[1]) else { return nil }
    return DocumentedError(
      httpStatus: Int(cells[0]), code: code, message: cells.count > 2 ? cells[2] : "",
      advice: cells.count > 3 ? cells[3] : "")
  }
}
