import APISpec

/// What a tolerant reading of an example gave: its values, what had to be mended, and why it stopped if it did.
///
/// Example: `{"a": 1,} // note` gives one value and two repairs.
struct JSONReading: Hashable, Sendable {
  /// The values in the order of the text. A refused text keeps the values that were complete before.
  var values: [JSONValue] = []
  /// What was mended, in the order of the text; empty for strict JSON.
  var repairs: [JSONRepair] = []
  /// Why the rest of the text was not read.
  var refusal: JSONRefusal?

  /// Whether the whole text is JSON as the standard has it.
  var isStrict: Bool { refusal == nil && repairs.isEmpty }
}

/// One place of an example that is no JSON although it is clear what was meant.
struct JSONRepair: Hashable, Sendable {
  var kind: JSONRepairKind
  /// The byte in the example at which the repair was made.
  var offset: Int

  init(_ kind: JSONRepairKind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// The mistakes that are mended.
enum JSONRepairKind: String, Hashable, Sendable, CaseIterable {
  case comment, trailingComma, extraComma, missingComma, ellipsis, singleQuotes, unquotedKey, unquotedValue
  case fullWidthPunctuation, rawControlCharacter, badEscape, loneSurrogate, badNumber, alternatives, foreignLiteral
  case missingValue, missingCloser, extraCloser, severalValues, missingBraces, serverSentEvent, textAround
  case duplicateKey, byteOrderMark, unusualSpace, invalidUTF8

  /// What was met and how it was read, for a message.
  var summary: String {
    switch self {
    case .comment: "a comment was skipped"
    case .trailingComma: "a comma before the end was dropped"
    case .extraComma: "a comma without a value was dropped"
    case .missingComma: "a missing comma was added"
    case .ellipsis: "an ellipsis was skipped"
    case .singleQuotes: "single quotes were read as double quotes"
    case .unquotedKey: "a key without quotes was read as a key"
    case .unquotedValue: "a word without quotes was read as a string"
    case .fullWidthPunctuation: "full-width punctuation was read as its ASCII sign"
    case .rawControlCharacter: "a line break or control character inside a string was kept"
    case .badEscape: "a backslash that escapes nothing was kept"
    case .loneSurrogate: "half of a surrogate pair was replaced"
    case .badNumber: "a number was brought into its JSON spelling"
    case .alternatives: "of several values written side by side the first was taken"
    case .foreignLiteral: "a literal of another language was read as its JSON literal"
    case .missingValue: "a key without a value was given null"
    case .missingCloser: "a missing bracket or quote was added"
    case .extraCloser: "a closing bracket too many was dropped"
    case .severalValues: "the text holds several values"
    case .missingBraces: "members without braces were read as an object"
    case .serverSentEvent: "the data lines of an event stream were read"
    case .textAround: "text around the JSON was skipped"
    case .duplicateKey: "a key occurs twice; the last value was kept"
    case .byteOrderMark: "a byte order mark was skipped"
    case .unusualSpace: "a space other than the ASCII one was read as a space"
    case .invalidUTF8: "bytes that are no UTF-8 were replaced"
    }
  }
}

/// Why a text, or the rest of it, was not read.
struct JSONRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  var reason: JSONRefusalReason
  /// The byte in the example at which reading stopped.
  var offset: Int

  init(_ reason: JSONRefusalReason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  var description: String { reason.summary }
}

/// The kinds of refusal.
enum JSONRefusalReason: String, Hashable, Sendable, CaseIterable {
  case empty, notJSON, unexpected, unterminatedString, describesTypes, tooDeep, tooManyRepairs

  /// The reason as a sentence that says what to do.
  var summary: String {
    switch self {
    case .empty: "The example holds no value; write the JSON text or remove the block."
    case .notJSON: "The example is not JSON but something else (a command, code, form data); it is kept as text."
    case .unexpected: "The example is broken here and its intent is not clear; correct it on the page."
    case .unterminatedString: "A string of the example has no end; add the closing quote on the page."
    case .describesTypes: "The text names types where an example has values; it is kept as text."
    case .tooDeep: "The example is nested deeper than \(JSONParser.depthLimit) levels; shorten it."
    case .tooManyRepairs: "The example needs more than \(JSONParser.repairLimit) repairs; correct it on the page."
    }
  }
}
