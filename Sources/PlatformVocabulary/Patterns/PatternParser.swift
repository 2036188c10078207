/// Reads the part of regular expressions that engines agree about, and says what else it meets.
///
/// Literals, `.`, classes with ranges and `\d \w \s`, `\t \n \r \f \xHH \uHHHH`, `^`, `$`, groups with and without a
/// capture, alternatives, and the quantifiers `* + ? {m,n}` with their lazy forms.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  /// The sets of scalars that the tree speaks of.
  private(set) var sets: [ScalarSet] = []
  private var numbers: [ScalarSet: Int] = [:]

  init(_ pattern: some StringProtocol) {
    scalars = Array(pattern.unicodeScalars)
  }

  mutating func read() throws(UncheckedPattern) -> PatternTree {
    let tree = try readChoice()
    guard index == scalars.count else { throw .malformed(.strayParenthesis) }
    return tree
  }

  // MARK: - Scalars

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func isNext(_ text: StaticString) -> Bool {
    var place = index
    for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
      guard place < scalars.count, scalars[place].value == UInt32(byte) else { return false }
      place += 1
    }
    return true
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard isNext(text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  // MARK: - Structure

  private mutating func readChoice() throws(UncheckedPattern) -> PatternTree {
    var options = [try readSequence()]
    while take("|") { options.append(try readSequence()) }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func readSequence() throws(UncheckedPattern) -> PatternTree {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" { parts.append(try readRepeated()) }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func readRepeated() throws(UncheckedPattern) -> PatternTree {
    let isGroup = next == "("
    let part = try readPart()
    guard var count = try readCount() else { return part }
    if part.isMark, !isGroup { throw .malformed(.nothingToRepeat) }
    count.isLazy = take("?")
    if isNext("+") { throw .possessiveQuantifier }
    if try readCount() != nil { throw .malformed(.nothingToRepeat) }
    return .repetition(part, count)
  }

  private mutating func readPart() throws(UncheckedPattern) -> PatternTree {
    guard let scalar = next else { return .empty }
    if try readCount() != nil { throw .malformed(.nothingToRepeat) }
    index += 1
    switch scalar {
    case "^": return .textStart
    case "$": return .textEnd
    case ".": return set(.anyInLine)
    case "[": return set(try readClass())
    case "(": return try readGroup()
    case "\\": return try readEscapedPart()
    default: return set(ScalarSet(scalar))
    }
  }

  private mutating func set(_ set: ScalarSet) -> PatternTree {
    if let number = numbers[set] { return .scalar(number) }
    sets.append(set)
    numbers[set] = sets.count - 1
    return .scalar(sets.count - 1)
  }

  private mutating func readGroup() throws(UncheckedPattern) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= DocumentedPattern.deepestNesting else { throw .tooDeep }
    if isNext("*") { throw .groupKind("*") }
    if take("?") { try readGroupKind() }
    let tree = try readChoice()
    guard take(")") else { throw .malformed(.openGroup) }
    return tree
  }

  /// What follows `(?`.
  private mutating func readGroupKind() throws(UncheckedPattern) {
    if take(":") { return }
    if isNext("=") || isNext("!") || isNext("<=") || isNext("<!") { throw .lookaround }
    guard take("P<") || take("<") else {
      throw .groupKind("?" + (next.map { String($0) } ?? ""))
    }
    var length = 0
    while let scalar = next, scalar.isASCIILetter || scalar == "_" || length > 0 && scalar.isASCIIDigit {
      index += 1
      length += 1
    }
    guard length > 0, take(">") else { throw .groupKind("?<") }
  }

  /// A quantifier without its `?`; nil where there is none, and a brace is a brace.
  private mutating func readCount() throws(UncheckedPattern) -> PatternTree.Count? {
    if take("*") { return PatternTree.Count(least: 0) }
    if take("+") { return PatternTree.Count(least: 1) }
    if take("?") { return PatternTree.Count(least: 0, most: 1) }
    guard isNext("{") else { return nil }
    let start = index
    index += 1
    let least = readNumber()
    let hasComma = take(",")
    let most = hasComma ? readNumber() : least
    guard take("}"), least != nil || most != nil else {
      index = start
      return nil
    }
    if let most, most < least ?? 0 { throw .malformed(.reversedCount) }
    return PatternTree.Count(least: least ?? 0, most: most)
  }

  /// Digits as a number; more than any pattern may repeat all count as one too many.
  private mutating func readNumber() -> Int? {
    guard let first = next, first.isASCIIDigit else { return nil }
    var number = 0
    while let digit = next, digit.isASCIIDigit {
      number = min(number * 10 + Int(digit.value - 0x30), DocumentedPattern.mostStates + 1)
      index += 1
    }
    return number
  }

  // MARK: - Escapes

  /// What a backslash makes of the character behind it.
  private enum Escape {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
  }

  private mutating func readEscapedPart() throws(UncheckedPattern) -> PatternTree {
    if take("A") { return .textStart }
    if take("z") { return .textEnd }
    switch try readEscape() {
    case .scalar(let scalar): return set(ScalarSet(scalar))
    case .set(let set): return self.set(set)
    }
  }

  private mutating func readEscape() throws(UncheckedPattern) -> Escape {
    guard let scalar = next else { throw .malformed(.danglingBackslash) }
    index += 1
    switch scalar {
    case "d": return .set(ScalarSet(.digit))
    case "D": return .set(ScalarSet(excluding: .digit))
    case "w": return .set(ScalarSet(.word))
    case "W": return .set(ScalarSet(excluding: .word))
    case "s": return .set(ScalarSet(.space))
    case "S": return .set(ScalarSet(excluding: .space))
    case "t": return .scalar("\t")
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "f": return .scalar("\u{C}")
    case "x": return .scalar(try readHexadecimal("x", digits: 2))
    case "u": return .scalar(try readHexadecimal("u", digits: 4))
    case "1"..."9", "k": throw .backReference
    default:
      guard scalar.isASCII, !scalar.isASCIILetter, !scalar.isASCIIDigit else { throw .escape(String(scalar)) }
      return .scalar(scalar)
    }
  }

  /// `\x41`, `\u4e00`, or either with braces around the digits.
  private mutating func readHexadecimal(_ letter: String, digits count: Int) throws(UncheckedPattern) -> Unicode.Scalar
  {
    let isBraced = take("{")
    let limit = isBraced ? 8 : count
    var value: UInt32 = 0
    var length = 0
    while length < limit, let digit = next?.hexadecimalValue {
      value = value &* 16 &+ digit
      length += 1
      index += 1
    }
    guard isBraced ? length > 0 && take("}") : length == count, let scalar = Unicode.Scalar(value) else {
      throw .escape(letter)
    }
    return scalar
  }

  // MARK: - Classes

  /// A class behind its `[`.
  private mutating func readClass() throws(UncheckedPattern) -> ScalarSet {
    let isInverted = take("^")
    if isNext("]") { throw .emptyClass }
    var set = ScalarSet()
    while let scalar = next, scalar != "]" {
      if isNext("&&") || isNext("~~") || isNext("--") || isNext("[:") || isNext("[=") || isNext("[.") {
        throw .nestedClass
      }
      try readMember(into: &set)
    }
    guard take("]") else { throw .malformed(.openClass) }
    set.finish(inverted: isInverted)
    return set
  }

  /// A character, a range or an escaped set. A dash that joins no two characters is a character.
  private mutating func readMember(into set: inout ScalarSet) throws(UncheckedPattern) {
    let first: Unicode.Scalar
    switch try readClassScalar() {
    case .set(let other): return set.insert(other)
    case .scalar(let scalar): first = scalar
    }
    guard isNext("-"), !isNext("--"), index + 1 < scalars.count, scalars[index + 1] != "]" else {
      return set.insert(first.value...first.value)
    }
    index += 1
    switch try readClassScalar() {
    case .scalar(let last):
      guard first <= last else { throw .malformed(.reversedRange) }
      set.insert(first.value...last.value)
    case .set(let other):
      set.insert(ScalarSet(first))
      set.insert(ScalarSet("-"))
      set.insert(other)
    }
  }

  private mutating func readClassScalar() throws(UncheckedPattern) -> Escape {
    guard let scalar = next else { throw .malformed(.openClass) }
    index += 1
    return scalar == "\\" ? try readEscape() : .scalar(scalar)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  fileprivate var hexadecimalValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
