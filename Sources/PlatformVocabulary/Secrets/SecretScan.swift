/// Finds what must not be read in a text of any kind: a message of the platform, an address, JSON inside of JSON.
///
/// Tokens are known by their looks (`t-…`, `u-…`, a signed JSON), by the word in front of them (`Bearer`), or by the name
/// that they are the value of; addresses of bots by `/hook/` in their paths; and people by an `@`. Each byte is looked at
/// a few times at most, whatever the text.
package struct SecretScan {
  /// Replaces what is hidden.
  package static let mark = "(hidden)"

  private let text: [UInt8]
  private let mark: String
  private var found: [Range<Int>] = []

  private init(_ text: [UInt8], mark: String) {
    self.text = text
    self.mark = mark
  }

  /// The text with a mark in the place of what must not be read.
  package static func hiding(in text: String, mark: String = SecretScan.mark) -> String {
    var scan = SecretScan(Array(text.utf8), mark: mark)
    scan.findWords()
    scan.findAccounts()
    return scan.found.isEmpty ? text : scan.marked
  }

  private var marked: String {
    var out: [UInt8] = []
    var done = 0
    for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > done {
      if range.lowerBound >= done {
        out += text[done..<range.lowerBound]
        out += mark.utf8
      }
      done = range.upperBound
    }
    out += text[done...]
    return String(decoding: out, as: UTF8.self)
  }
}

// MARK: Words

extension SecretScan {
  private mutating func findWords() {
    var index = 0
    var before: Range<Int>?
    while let word = word(from: index) {
      let end = hidden(word, after: before)
      before = end == nil ? word : nil
      index = end ?? word.upperBound
    }
  }

  /// The next run of letters, digits, `_` and `-`. What a percent sign or a backslash escapes belongs to no word, nor does
  /// the end of a colour of a terminal.
  private func word(from position: Int) -> Range<Int>? {
    var start = position
    while start < text.count {
      guard Self.isWordByte(text[start]) else {
        start += 1
        continue
      }
      let escaped = start == position ? 0 : lengthOfEscape(at: start)
      guard escaped == 0 else {
        start += escaped
        // What follows is a word of its own, or nothing.
        guard start < text.count, Self.isWordByte(text[start]) else { continue }
        return start..<end(from: start, while: Self.isWordByte)
      }
      return start..<end(from: start, while: Self.isWordByte)
    }
    return nil
  }

  /// How many bytes behind a percent sign, a backslash, or the start of a terminal's command belong to it.
  private func lengthOfEscape(at index: Int) -> Int {
    guard index > 0 else { return 0 }
    switch text[index - 1] {
    case UInt8(ascii: "%"):
      return index + 1 < text.count && Self.isHexDigit(text[index]) && Self.isHexDigit(text[index + 1]) ? 2 : 0
    case UInt8(ascii: "\\"):
      let digits = text[index...].dropFirst().prefix(4)
      return text[index] == UInt8(ascii: "u") && digits.count == 4 && digits.allSatisfy(Self.isHexDigit) ? 5 : 1
    case UInt8(ascii: "["), UInt8(ascii: ";"):
      let parameters = text[..<index].suffix(16).reversed().drop { Self.isDigit($0) || $0 == UInt8(ascii: ";") }
      guard parameters.starts(with: [UInt8(ascii: "["), 0x1B]) else { return 0 }
      let end = end(from: index, while: Self.isDigit)
      return end < text.count && Self.isLetter(text[end]) ? end + 1 - index : 0
    default: return 0
    }
  }

  /// Notes what a word tells to hide, and gives the place behind it; nil where it hides nothing.
  private mutating func hidden(_ word: Range<Int>, after before: Range<Int>?) -> Int? {
    guard
      let range = credentials(behind: word) ?? hook(behind: word) ?? value(of: word, after: before) ?? token(in: word)
    else { return nil }
    found.append(range)
    return range.upperBound
  }
}

// MARK: Tokens by their looks

extension SecretScan {
  /// How tokens begin: those of tenants, users and apps, refresh tokens, and the newer ones that are signed JSON.
  private static let tokenBeginnings = ["t-", "u-", "a-", "ur-", "eyJ"].map { Array($0.utf8) }
  /// Shorter words cannot be tokens: `a-z`, `t-shirt`.
  private static let shortestToken = 16

  /// A token at the beginning of a word, or behind an underscore in it.
  private func token(in word: Range<Int>) -> Range<Int>? {
    guard word.count >= Self.shortestToken else { return nil }
    for start in word where start == word.lowerBound || text[start - 1] == UInt8(ascii: "_") {
      guard Self.tokenBeginnings.contains(where: text[start..<word.upperBound].starts) else { continue }
      let end = endOfSentence(end(from: start) { Self.isWordByte($0) || $0 == UInt8(ascii: ".") }, from: start)
      // What is true of none of this word is true of none of its parts.
      return end - start >= Self.shortestToken && isDrawnByLot(start..<end) ? start..<end : nil
    }
    return nil
  }

  /// Whether a word has digits, or capitals behind small letters, as words of a language do not.
  private func isDrawnByLot(_ range: Range<Int>) -> Bool {
    text[range].contains(where: Self.isDigit)
      || zip(text[range], text[range].dropFirst()).contains { Self.isSmall($0) && Self.isCapital($1) }
  }

  /// The end of a run without the full stops behind it.
  private func endOfSentence(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return end
  }

  /// What follows `Bearer` or `Basic`.
  private func credentials(behind word: Range<Int>) -> Range<Int>? {
    guard reads(word, "bearer") || reads(word, "basic") else { return nil }
    let start = skipped(from: word.upperBound, [" ", "\t", ":", "+", "%20"])
    guard start > word.upperBound else { return nil }
    let range = start..<endOfSentence(end(from: start, while: Self.isCredentialByte), from: start)
    let hasMark = text[range].contains { !Self.isLetter($0) }
    return !range.isEmpty && (hasMark || isDrawnByLot(range) || range.count >= Self.shortestToken) ? range : nil
  }

  /// The rest of a path behind a segment such as `hook`: whoever knows it may write to a chat.
  private func hook(behind word: Range<Int>) -> Range<Int>? {
    guard lowercased(word).hasSuffix("hook") || reads(word, "hooks") || reads(word, "webhooks") else { return nil }
    guard isBehind(word.lowerBound, ["/", "%2F", "%2f"]) else { return nil }
    let start = skipped(from: word.upperBound, ["/", "%2F", "%2f"])
    guard start > word.upperBound else { return nil }
    let range = start..<end(from: start) { Self.isCredentialByte($0) || $0 == UInt8(ascii: "%") }
    // Not the template of a path.
    return range.isEmpty || text[start] == UInt8(ascii: ":") ? nil : range
  }
}

// MARK: Values by their names

extension SecretScan {
  /// Longer words are not looked up.
  private static let longestName = 64

  private enum Separator {
    /// `name=value`
    case equals
    /// `name: value`
    case colon
    /// `name value`
    case blank
  }

  /// The value that a text gives to a name, where it is to be hidden.
  private func value(of word: Range<Int>, after before: Range<Int>?) -> Range<Int>? {
    guard word.count <= Self.longestName else { return nil }
    let quote = quote(around: word)
    let end = word.upperBound + (quote?.utf8.count ?? (isAhead(word.upperBound, "]") ? 1 : 0))
    guard let (separator, start) = separator(from: end), let opening = opening(at: start) else { return nil }
    if separator == .blank, !isLikeToken(opening) { return nil }
    let name = name(word, after: before)
    let isInQuery = isBehind(word.lowerBound, ["?", "&", "%3F", "%26", "%3f"])
    guard let reason = SecretNames.reason(toHide: name), reason == .secret || isInQuery || quote != nil else {
      return nil
    }
    // Codes of errors are numbers; a code that is good once is a text.
    if SecretNames.wholeSecrets.contains(name.lowercased()) {
      guard isInQuery || quote != nil && opening.isQuoted else { return nil }
    } else if separator == .colon, quote == nil, !opening.isQuoted {
      if isCredentialHeader(name) { return restOfLine(from: start) }
      let range = content(behind: opening)
      return range.count >= 6 && isDrawnByLot(range) || range.count >= Self.shortestToken ? range : nil
    }
    let range = content(behind: opening)
    return range.isEmpty || isConstant(range) ? nil : range
  }

  private func quote(around word: Range<Int>) -> String? {
    guard word.lowerBound > 0, "\"'`2".utf8.contains(text[word.lowerBound - 1]) else { return nil }
    return Self.quotes.first { isBehind(word.lowerBound, [$0]) && isAhead(word.upperBound, $0) }
  }

  /// The name as the tables have it: `access token` is one, and the `token` of a file is a harmless one.
  private func name(_ word: Range<Int>, after before: Range<Int>?) -> String {
    let name = String(decoding: text[word], as: UTF8.self)
    guard let before, before.upperBound + 1 == word.lowerBound, text[before.upperBound] == UInt8(ascii: " ") else {
      return name
    }
    return String(decoding: text[before], as: UTF8.self) + "_" + name
  }

  private func isCredentialHeader(_ name: String) -> Bool {
    ["authorization", "cookie"].contains(where: name.lowercased().hasSuffix)
  }

  /// What parts a name from its value, and where the value begins.
  private func separator(from index: Int) -> (Separator, Int)? {
    let sign = end(from: index) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard sign < text.count else { return nil }
    for (text, separator) in Self.separators where isAhead(sign, text) {
      return (separator, skipped(from: sign + text.utf8.count, [" ", "\t", "%20"]))
    }
    guard sign > index else { return nil }
    return (.blank, isAhead(sign, "is ") ? sign + 3 : sign)
  }

  private static let separators: [(String, Separator)] = [
    ("=>", .equals), ("==", .equals), ("=", .equals), ("%3D", .equals), ("%3d", .equals), (":", .colon),
    ("%3A", .colon), ("%3a", .colon), ("：", .colon),
  ]

  private static let quotes = ["\\\"", "\"", "'", "%22", "`"]

  /// Where a value begins, and what closes it.
  private struct Opening {
    var start: Int
    /// Nil where the value has no quotes, and ends where something else begins.
    var closing: String?

    var isQuoted: Bool { closing != nil }
  }

  /// Nil at the end of the text, and where the value is hidden already.
  private func opening(at start: Int) -> Opening? {
    guard start < text.count else { return nil }
    var opening = Opening(start: start)
    if let quote = Self.quotes.first(where: { isAhead(start, $0) }) {
      opening = Opening(start: start + quote.utf8.count, closing: quote)
    } else if isAhead(start, "[") {
      opening = Opening(start: start + 1, closing: "]")
    }
    return isAhead(opening.start, mark) ? nil : opening
  }

  /// A value without its quotes or brackets.
  private func content(behind opening: Opening) -> Range<Int> {
    if let closing = opening.closing { return opening.start..<end(of: closing, from: opening.start) }
    let isForeign = text[opening.start] >= 0x80
    return opening.start..<end(from: opening.start) { !Self.endsValue($0) && (isForeign || $0 < 0x80) }
  }

  /// Whether what follows a blank has letters and digits, as no word has.
  private func isLikeToken(_ opening: Opening) -> Bool {
    let range = opening.start..<end(from: opening.start, while: Self.isCredentialByte)
    return range.count >= 10 && text[range].contains(where: Self.isDigit) && text[range].contains(where: Self.isLetter)
  }

  /// Where a quote closes; the end of the text where it does not.
  private func end(of quote: String, from start: Int) -> Int {
    var index = start
    while index < text.count, !isAhead(index, quote) {
      index += text[index] == UInt8(ascii: "\\") && quote.utf8.count == 1 ? 2 : 1
    }
    return min(index, text.count)
  }

  /// The rest of a line with a header, unless it is a remark about it.
  private func restOfLine(from start: Int) -> Range<Int>? {
    let endsLine = { (byte: UInt8) in byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let remark = end(from: start) { Self.isSmall($0) || " .,".utf8.contains($0) }
    guard remark < text.count, !endsLine(text[remark]) else { return nil }
    return start..<end(from: start) { !endsLine($0) }
  }

  private func isConstant(_ range: Range<Int>) -> Bool {
    reads(range, "true") || reads(range, "false") || reads(range, "null") || reads(range, "nil")
  }
}

// MARK: Accounts

extension SecretScan {
  /// Addresses of people, and names and passwords in front of the host of an address.
  private mutating func findAccounts() {
    var index = 0
    while index < text.count {
      let length =
        switch text[index] {
        case UInt8(ascii: "@"): 1
        case UInt8(ascii: "%"): isAhead(index, "%40") ? 3 : 0
        default: 0
        }
      guard length > 0 else {
        index += 1
        continue
      }
      index += length
      if let range = userInformation(before: index - length) ?? account(around: (index - length)..<index) {
        found.append(range)
        index = max(index, range.upperBound)
      }
    }
  }

  private func account(around at: Range<Int>) -> Range<Int>? {
    var start = at.lowerBound
    while start > 0, Self.isAccountByte(text[start - 1]) { start -= 1 }
    let end = endOfSentence(end(from: at.upperBound, while: Self.isAccountByte), from: at.upperBound)
    return start < at.lowerBound && end > at.upperBound ? start..<end : nil
  }

  private func userInformation(before at: Int) -> Range<Int>? {
    var start = at
    while start > 0, !Self.endsValue(text[start - 1]), text[start - 1] != UInt8(ascii: "/") {
      // Two of these in one address leave the second to the other rule.
      guard text[start - 1] != UInt8(ascii: "@") else { return nil }
      start -= 1
    }
    return start < at && isBehind(start, ["://"]) ? start..<at : nil
  }
}

// MARK: Bytes

extension SecretScan {
  private func end(from start: Int, while belongs: (UInt8) -> Bool) -> Int {
    var end = start
    while end < text.count, belongs(text[end]) { end += 1 }
    return end
  }

  private func isAhead(_ index: Int, _ sign: String) -> Bool {
    var index = index
    for byte in sign.utf8 {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private func isBehind(_ index: Int, _ signs: [String]) -> Bool {
    signs.contains { index >= $0.utf8.count && isAhead(index - $0.utf8.count, $0) }
  }

  private func skipped(from start: Int, _ signs: [String]) -> Int {
    var index = start
    while let sign = signs.first(where: { isAhead(index, $0) }) { index += sign.utf8.count }
    return index
  }

  private func lowercased(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self).lowercased()
  }

  private func reads(_ range: Range<Int>, _ word: String) -> Bool {
    range.count == word.utf8.count && zip(text[range], word.utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte | 0x20) }
  private static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func isCredentialByte(_ byte: UInt8) -> Bool { isWordByte(byte) || ".~+/=".utf8.contains(byte) }

  private static func isAccountByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte >= 0x80 || ".+%".utf8.contains(byte)
  }

  /// What ends a value that has no quotes.
  private static func endsValue(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "&,;\"'`()[]{}<>|#\\".utf8.contains(byte)
  }
}
