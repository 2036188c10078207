/// Tells patterns that every validator reads alike from those that some refuse or read otherwise.
///
/// JSON Schema's patterns are those of ECMA-262 in its Unicode mode, and validators compile them with the engine of
/// their own language. The check accepts what that mode and Python's `re` read alike; a doubtful pattern is unsafe.
struct PatternSyntax {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// For each open group, whether a quantifier may follow it: not a lookahead.
  private var openGroups: [Bool] = []
  /// Whether a quantifier may follow.
  private var canRepeat = false

  private init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  static func isSafe(_ pattern: String) -> Bool {
    guard !pattern.isEmpty else { return false }
    var syntax = PatternSyntax(pattern)
    while syntax.index < syntax.scalars.count {
      guard syntax.readOne() else { return false }
    }
    return syntax.openGroups.isEmpty
  }

  /// Reads one atom, mark or quantifier; false where something is wrong or doubtful.
  private mutating func readOne() -> Bool {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "\\": return readEscape()
    case "[": return readClass()
    case "(": return readGroupStart()
    case ")":
      guard let isRepeatable = openGroups.popLast() else { return false }
      canRepeat = isRepeatable
      return true
    case "|", "^", "$":
      canRepeat = false
      return true
    case "*", "+", "?": return finishQuantifier()
    case "{": return readCount() && finishQuantifier()
    case "}", "]": return false
    default:
      canRepeat = true
      return true
    }
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  // MARK: - Groups and quantifiers

  /// Plain groups, `(?:` and the two lookaheads; names, flags, conditions and lookbehinds differ between engines.
  private mutating func readGroupStart() -> Bool {
    canRepeat = false
    guard take("?"), !take(":") else {
      openGroups.append(true)
      return true
    }
    openGroups.append(false)
    return take("=") || take("!")
  }

  /// A quantifier, lazy or not. A second quantifier is possessive in some engines and an error in others.
  private mutating func finishQuantifier() -> Bool {
    guard canRepeat else { return false }
    canRepeat = false
    _ = take("?")
    return true
  }

  /// `{2}`, `{2,}`, `{2,5}` behind the brace; some engines count no further than 1000.
  private mutating func readCount() -> Bool {
    guard let least = readNumber() else { return false }
    if take(",") {
      if let most = readNumber(), most < least { return false }
    }
    return take("}")
  }

  private mutating func readNumber() -> Int? {
    var digits = ""
    while let digit = next, digit.properties.numericType == .decimal, digit.isASCII {
      digits.unicodeScalars.append(digit)
      index += 1
    }
    guard let number = Int(digits), number <= 1000 else { return nil }
    return number
  }

  // MARK: - Escapes and classes

  private mutating func readEscape() -> Bool {
    guard let escaped = escape(isInClass: false) else { return false }
    canRepeat = escaped != .boundary
    return true
  }

  private enum Escape: Equatable {
    /// `\d`, `\w`, `\s` and their opposites.
    case set
    case boundary
    case character(UInt32)
  }

  /// What stands behind a backslash; nil for back references, Unicode properties and whatever engines disagree about.
  private mutating func escape(isInClass: Bool) -> Escape? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "d", "D", "w", "W", "s", "S": return .set
    case "b", "B": return .boundary
    case "t", "n", "r", "f", "v": return .character(scalar.value)
    case "x": return hexadecimal(digits: 2)
    case "u": return hexadecimal(digits: 4)
    default:
      let isEscapable = Self.syntaxCharacters.contains(scalar) || isInClass && scalar == "-"
      return isEscapable ? .character(scalar.value) : nil
    }
  }

  private mutating func hexadecimal(digits: Int) -> Escape? {
    guard index + digits <= scalars.count else { return nil }
    let text = scalars[index..<(index + digits)]
    guard text.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
    index += digits
    return UInt32(String(String.UnicodeScalarView(text)), radix: 16).map { .character($0) }
  }

  /// What may be escaped in the Unicode mode, where a backslash before anything else is an error.
  private static let syntaxCharacters = Set("^$\\.*+?()[]{}|/".unicodeScalars)

  /// A class behind its `[`. Empty ones mean different things, and so do ranges with a set at one end.
  private mutating func readClass() -> Bool {
    _ = take("^")
    guard next != "]" else { return false }
    while let scalar = next, scalar != "]" {
      guard let first = classMember() else { return false }
      guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else { continue }
      index += 1
      guard let last = classMember(), case .character(let low) = first, case .character(let high) = last, low <= high
      else { return false }
    }
    canRepeat = true
    return take("]")
  }

  private mutating func classMember() -> Escape? {
    guard let scalar = next else { return nil }
    index += 1
    guard scalar == "\\" else { return .character(scalar.value) }
    // In a class, \b is a backspace, and \B is nothing.
    guard let escape = escape(isInClass: true), escape != .boundary else { return nil }
    return escape
  }
}
