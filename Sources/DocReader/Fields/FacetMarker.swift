/// A part of a field's description that a bold word announces, such as `**示例值**：`.
enum Facet: Hashable {
  case description, example, defaultValue, values, rules, valueFormat, fixedValue, scopes
}

/// The words that announce facets, and where one stands in a line.
struct FacetMarker {
  var facet: Facet
  /// The value to which the facet is limited: `**当值为 `user_id`，字段权限要求**`.
  var forValue: String?
  /// The whole marker in its line.
  var range: Range<Int>
  /// Whether the marker is part of a sentence and not set off in bold.
  var isProse = false

  /// `示例值` sample, `可选值有`/`可能值有`/`枚举值有` values, `默认值` default, `数据校验规则` rules,
  /// `值格式` format, `固定值` fixed value, `字段权限要求` scopes of the field. Longer words first.
  private static let words: [(word: [UInt8], meaning: Facet)] = spelled([
    ("字段权限要求（满足任一）", .scopes), ("字段权限要求(满足任一)", .scopes), ("字段权限要求", .scopes),
    ("数据校验规则", .rules), ("校验规则", .rules), ("示例值", .example), ("示例", .example), ("样例", .example), ("可选值有", .values),
    ("可选值", .values), ("可能值有", .values), ("可能值", .values), ("枚举值有", .values), ("枚举值", .values), ("可选项有", .values),
    ("可取值", .values), ("取值有", .values), ("默认值", .defaultValue), ("缺省值", .defaultValue), ("值格式", .valueFormat),
    ("固定值", .fixedValue),
  ])

  private static let onlyForValue = "当值为".bytes
  private static let bold = "**".bytes
  private static let wideColon = "：".bytes

  /// The first marker at or behind an index: a bold word anywhere, or a bare one with a colon at the line's start.
  static func first(in line: Text, from: Int) -> FacetMarker? {
    if from == line.startIndex, let bare = bareMarker(at: line) { return bare }
    var index = from
    while let range = line.firstRange(of: bold, from: index) {
      if let marker = boldMarker(in: line, at: range.lowerBound) { return marker }
      index = range.upperBound
    }
    return nil
  }

  private static func boldMarker(in line: Text, at start: Int) -> FacetMarker? {
    var index = start + bold.count
    while index < line.endIndex, line[index].isBlank { index += 1 }
    if let limited = limitedMarker(in: line, at: start, wordAt: index) { return limited }
    guard let entry = words.first(where: { line.has($0.word, at: index) }),
      let end = boldEnd(in: line, from: index + entry.word.count)
    else { return nil }
    return FacetMarker(facet: entry.meaning, range: start..<end)
  }

  /// `当值为 `user_id`，字段权限要求`: scopes that only guard one value.
  private static func limitedMarker(in line: Text, at start: Int, wordAt index: Int) -> FacetMarker? {
    guard line.has(onlyForValue, at: index) else { return nil }
    let reach = line[..<min(index + longestLimit, line.endIndex)]
    guard let open = reach.firstIndex(of: Byte.backquote, from: index),
      let close = reach.firstIndex(of: Byte.backquote, from: open + 1),
      let closing = reach.firstRange(of: bold, from: close),
      let end = boldEnd(in: line, from: closing.lowerBound)
    else { return nil }
    return FacetMarker(facet: .scopes, forValue: line[(open + 1)..<close].string, range: start..<end)
  }

  private static let longestLimit = 240

  /// The colon stands behind the closing asterisks, before them, or is missing.
  private static func boldEnd(in line: Text, from start: Int) -> Int? {
    var index = skipColon(in: line, from: start)
    guard line.has(bold, at: index) else { return nil }
    index += bold.count
    return skipColon(in: line, from: index)
  }

  private static func skipColon(in line: Text, from start: Int) -> Int {
    var index = start
    while index < line.endIndex, line[index].isBlank { index += 1 }
    if line.has(wideColon, at: index) { return index + wideColon.count }
    if index < line.endIndex, line[index] == Byte.colon { return index + 1 }
    return index
  }

  private static func bareMarker(at line: Text) -> FacetMarker? {
    guard let first = line.first, first >= 0xE0, let entry = words.first(where: { line.hasPrefix($0.word) }) else {
      return nil
    }
    let afterWord = line.startIndex + entry.word.count
    let end = skipColon(in: line, from: afterWord)
    return end > afterWord ? FacetMarker(facet: entry.meaning, range: line.startIndex..<end, isProse: true) : nil
  }

  /// A line that ends by announcing values: `审批节点类型。可能值有：`. The list follows on the next lines.
  static func trailing(in line: Text) -> FacetMarker? {
    let body = line.trimmed
    guard let colon = [wideColon, [Byte.colon]].first(where: { body.hasSuffix($0) }) else { return nil }
    var end = body.dropLast(colon.count)
    while let last = end.last, last.isBlank || last == Byte.star { end = end.dropLast() }
    guard let entry = words.first(where: { $0.meaning == .values && end.hasSuffix($0.word) }) else { return nil }
    return FacetMarker(facet: .values, range: (end.endIndex - entry.word.count)..<line.endIndex, isProse: true)
  }
}
