/// Why bytes are no JSON document, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the parser met.
  public enum Problem: Hashable, Sendable, CaseIterable {
    /// The document ends in the middle of a value.
    case unexpectedEnd
    /// No value, name, comma or bracket of JSON can stand here.
    case unexpectedByte
    /// More bytes follow the end of the document.
    case trailingBytes
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// A string holds a control character that should be escaped.
    case controlCharacter
    /// A backslash starts no escape that JSON knows.
    case invalidEscape
    /// Half of a surrogate pair stands alone.
    case loneSurrogate
    /// A number is not written as JSON demands.
    case invalidNumber
    /// Arrays and objects are nested deeper than the limit.
    case tooDeep
    /// The document is longer than four gigabytes.
    case tooLong
  }

  /// What the parser met.
  public let problem: Problem
  /// The number of bytes before the problem.
  public let offset: Int

  /// A problem behind so many bytes.
  public init(_ problem: Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  public var description: String {
    let what =
      switch problem {
      case .unexpectedEnd: "The document ends in the middle of a value"
      case .unexpectedByte: "No value, name, comma or bracket of JSON can stand here"
      case .trailingBytes: "More bytes follow the end of the document"
      case .invalidUTF8: "The bytes are not UTF-8"
      case .controlCharacter: "A string holds a control character that should be escaped"
      case .invalidEscape: "The backslash starts no escape that JSON knows"
      case .loneSurrogate: "Half of a surrogate pair stands alone"
      case .invalidNumber: "The number is not written as JSON demands"
      case .tooDeep: "Arrays and objects are nested deeper than the limit"
      case .tooLong: "The document is longer than four gigabytes"
      }
    return "\(what) (at byte \(offset))."
  }
}
