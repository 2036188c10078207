import APISpec

/// A line under `**数据校验规则**：`, understood.
///
/// One kind a line: `长度范围` length range, `最大长度` greatest length, `取值范围` value range, `最大值` greatest value,
/// `正则校验` regular expression, `列表长度` list length.
enum ConstraintRule: Hashable {
  case length(min: Int?, max: Int?, unit: Unit?)
  case items(min: Int?, max: Int?)
  case range(min: String?, max: String?)
  case pattern(String)

  enum Unit: String, Word, Hashable { case characters, bytes, utf16 }

  private enum Subject: String, Word { case length, items, value, pattern }

  /// Words and what they limit; the first that stands in a line decides.
  private static let subjects: [(word: [UInt8], meaning: Subject)] = spelled([
    ("正则", .pattern), ("列表长度", .items), ("数组长度", .items), ("个数", .items), ("条数", .items), ("元素数量", .items),
    ("总长度", .length), ("长度", .length), ("字符", .length), ("取值范围", .value), ("最大值", .value), ("最小值", .value),
    ("范围", .value),
  ])

  private static let upper = ["最大", "不能大于", "不超过", "不能超过", "不得超过", "不可超过", "最多", "小于等于", "≤", "上限"].map(\.bytes)
  private static let lower = ["最小", "不能小于", "不少于", "至少", "最少", "大于等于", "≥", "下限"].map(\.bytes)
  /// Longer words first: `UTF-16 编码的字符` are no characters.
  private static let units: [(word: [UInt8], meaning: Unit)] = spelled([
    ("UTF-16", .utf16), ("字节", .bytes), ("byte", .bytes), ("字符", .characters), ("个字", .characters),
  ])

  /// Whether a text starts like a rule; tells list separators from dashes in sentences.
  static func begins(_ text: Text) -> Bool {
    let start = text.prefix(60)
    return subjects.contains { entry in
      guard let range = start.firstRange(of: entry.word) else { return false }
      return range.lowerBound - start.startIndex <= 12
    }
  }

  private static let bounds = ["最大", "最小"].map(\.bytes)

  /// Dialect B writes rules without anything between them: `最大长度: 500最小长度: 1`.
  static func split(_ line: Text) -> [Text] {
    var rules: [Text] = []
    var start = line.startIndex
    var index = start + 1
    while index < line.endIndex {
      if line[index - 1].isDigit, line[index] >= 0x80, bounds.contains(where: { line.has($0, at: index) }) {
        rules.append(line[start..<index])
        start = index
      }
      index += 1
    }
    rules.append(line[start...])
    return rules
  }

  /// Reads a rule; nil when it says something else.
  init?(_ line: Text) {
    guard let subject = Self.subjects.first(where: { line.contains($0.word) })?.meaning else { return nil }
    if subject == .pattern {
      guard let pattern = Self.pattern(in: line) else { return nil }
      self = .pattern(pattern)
      return
    }
    guard let bounds = Self.bounds(in: line) else { return nil }
    switch subject {
    case .items:
      self = .items(min: bounds.min.flatMap { Int($0) }, max: bounds.max.flatMap { Int($0) })
    case .length:
      let unit = Self.units.first { line.contains($0.word) }?.meaning
      self = .length(min: bounds.min.flatMap { Int($0) }, max: bounds.max.flatMap { Int($0) }, unit: unit)
    case .value, .pattern:
      self = .range(min: bounds.min, max: bounds.max)
    }
  }

  /// The pattern stands between the first back-quote and the last one, or behind the colon.
  private static func pattern(in line: Text) -> String? {
    if let open = line.firstIndex(of: Byte.backquote), let close = line.lastIndex(of: Byte.backquote), open < close {
      let inside = line[(open + 1)..<close]
      return inside.isEmpty ? nil : inside.string
    }
    guard let colon = line.firstRange(of: "：".bytes) ?? line.firstRange(of: ":".bytes) else { return nil }
    let rest = line[colon.upperBound...].trimmed
    return rest.isEmpty ? nil : rest.string
  }

  private static func bounds(in line: Text) -> (min: String?, max: String?)? {
    let isUpper = upper.contains { line.contains($0) }
    let isLower = lower.contains { line.contains($0) }
    let numbers = numbers(in: behindLabel(line))
    if numbers.count == 2, !(isUpper && !isLower && numbers[0] == numbers[1]) {
      return isUpper != isLower ? (isUpper ? (nil, numbers.last) : (numbers.first, nil)) : (numbers[0], numbers[1])
    }
    guard numbers.count == 1, isUpper != isLower else { return nil }
    return isUpper ? (nil, numbers[0]) : (numbers[0], nil)
  }

  /// What follows the first colon, or all of it: `int32 范围（ `1`~`9`）` has a number in its label.
  private static func behindLabel(_ line: Text) -> Text {
    if let colon = line.firstRange(of: "：".bytes) ?? line.firstRange(of: ":".bytes) { return line[colon.upperBound...] }
    if let range = line.firstRange(of: "范围".bytes) { return line[range.upperBound...] }
    return line
  }

  /// Numbers with their signs, without thousands separators; those inside words (`int32`, `UTF-16`) do not count.
  private static func numbers(in text: Text) -> [String] {
    var numbers: [String] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let isInWord = index > text.startIndex && (text[index - 1].isWord || isWordDash(text, before: index))
      var digits: [UInt8] = []
      if index > text.startIndex, text[index - 1] == Byte.dash, !isRangeDash(text, at: index - 1) {
        digits.append(Byte.dash)
      }
      while index < text.endIndex, text[index].isDigit || isSeparator(text, at: index) {
        if text[index] != Byte.comma { digits.append(text[index]) }
        index += 1
      }
      if !isInWord { numbers.append(String(decoding: digits, as: UTF8.self)) }
    }
    return numbers
  }

  /// A comma or point between digits.
  private static func isSeparator(_ text: Text, at index: Int) -> Bool {
    guard text[index] == Byte.comma || text[index] == UInt8(ascii: "."), index + 1 < text.endIndex else { return false }
    return text[index + 1].isDigit
  }

  /// `1-64`: the dash between two numbers is no sign.
  private static func isRangeDash(_ text: Text, at index: Int) -> Bool {
    index > text.startIndex && text[index - 1].isDigit
  }

  /// `UTF-16`.
  private static func isWordDash(_ text: Text, before index: Int) -> Bool {
    index - 2 >= text.startIndex && text[index - 1] == Byte.dash && text[index - 2].isLetter
  }
}

extension ConstraintRule: ArchivedRecord {
  static var blank: ConstraintRule { .pattern("") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    var (subject, min, max, unit) = (Subject.pattern, String?.none, String?.none, Unit?.none)
    switch self {
    case .length(let least, let most, let of):
      (subject, min, max, unit) = (.length, least.map(String.init), most.map(String.init), of)
    case .items(let least, let most): (subject, min, max) = (.items, least.map(String.init), most.map(String.init))
    case .range(let least, let most): (subject, min, max) = (.value, least, most)
    case .pattern(let text): max = text
    }
    members("subject", &subject)
    members("min", &min)
    members("max", &max)
    members("unit", &unit)
    self =
      switch subject {
      case .length: .length(min: min.flatMap(Int.init), max: max.flatMap(Int.init), unit: unit)
      case .items: .items(min: min.flatMap(Int.init), max: max.flatMap(Int.init))
      case .value: .range(min: min, max: max)
      case .pattern: .pattern(max ?? "")
      }
  }
}

extension Constraints {
  /// Lengths without a unit count the items of an array and the characters of anything else.
  init(_ rules: [ConstraintRule], for type: TypeRef) {
    self.init()
    let isArray = if case .array = type { true } else { false }
    for rule in rules {
      switch rule {
      case .items(let min, let max):
        minItems = min ?? minItems
        maxItems = max ?? maxItems
      case .length(let min, let max, nil) where isArray:
        minItems = min ?? minItems
        maxItems = max ?? maxItems
      case .length(let min, let max, let unit):
        minLength = min ?? minLength
        maxLength = max ?? maxLength
        lengthUnit = unit == .bytes ? .bytes : unit == .utf16 ? .utf16 : lengthUnit
      case .range(let min, let max):
        minimum = min ?? minimum
        maximum = max ?? maximum
      case .pattern(let text):
        pattern = text
      }
    }
  }
}

extension Constraints {
  /// Whether every limit can be checked on values of a type: bounds on numbers, lengths and patterns on text.
  func fit(_ type: TypeRef) -> Bool {
    let hasBounds = minimum != nil || maximum != nil
    let hasLengths = minLength != nil || maxLength != nil || pattern != nil
    return switch type.innermost {
    case .string, .file: !hasBounds
    case .int32, .int64, .double: !hasLengths
    case .boolean, .freeform, .object: !hasBounds && !hasLengths
    case .any, .array, .map: true
    }
  }
}
