import APISpec

/// Makes the field of a row from the parts of its description.
struct FieldBuilder {
  private let facets: DescriptionFacets
  private let row: FieldRow
  private let place: TableLines.Place
  let rules: [ConstraintRule]
  /// Lines under the rule marker that no template fits; they stay in the description.
  let unreadRules: [Text]

  init(facets: DescriptionFacets, row: FieldRow, place: TableLines.Place) {
    self.facets = facets
    self.row = row
    self.place = place
    var rules: [ConstraintRule] = []
    var unread: [Text] = []
    for line in facets.rules {
      if let rule = ConstraintRule(line) { rules.append(rule) } else { unread.append(line) }
    }
    self.rules = rules
    unreadRules = unread
  }

  func field(exampleCell: Cell?) -> Field {
    var field = Field(name: row.name, type: row.declared.type)
    field.description = description
    field.presence = row.presence ?? .unknown
    if field.presence == .optional, let condition = ConditionalPresence.sentence(in: field.description) {
      field.presence = .conditional
      field.condition = condition
    }
    field.example = example(exampleCell)
    field.defaultValue = defaultValue
    field.values = valueSet
    let constraints = Constraints(rules, for: field.type)
    field.constraints = constraints.isEmpty ? nil : constraints
    field.scopes = facets.scopes
    field.lifecycle = LifecycleWords.lifecycle(ofDescription: field.description)
    field.format = StringFormat.read(field)
    return field
  }

  private var description: String {
    var text = InlineMarkup.markdown(facets.description[...])
    for rule in unreadRules {
      if !text.isEmpty { text += "\n" }
      text += InlineMarkup.markdown(rule)
    }
    if let fixed = facets.fixedValue, !isHeader { text += (text.isEmpty ? "" : "\n") + "固定值：" + fixed.string }
    if Self.placeholders.contains(text) { text = "" }
    if let note = emptyDefaultNote { text += (text.isEmpty ? "" : "\n") + note }
    return text
  }

  /// A default in words (`空`, empty) is no value, and stays in the description.
  private var emptyDefaultNote: String? {
    guard defaultValue == nil, let text = facets.defaultValue.map({ InlineMarkup.plain($0) }),
      Self.emptyWords.contains(where: text.hasPrefix)
    else { return nil }
    return "默认值：" + text
  }

  /// Cells that say nothing.
  private static let placeholders: Set<String> = ["-", "\\-", "/", "\\", "无", "--"]

  private var isHeader: Bool { place == .headers || place == .responseHeaders }

  private func example(_ cell: Cell?) -> String? {
    var text = facets.example[...].trimmed
    if text.isEmpty, let cell { text = cell.text[...].trimmed }
    guard !text.isEmpty else { return nil }
    let value = Self.unquoted(text, as: row.declared.type)
    return Self.placeholders.contains(value) ? nil : value
  }

  /// Bodies quote their sample strings, queries do not: the quotes are no part of the sample.
  static func unquoted(_ text: Text, as type: TypeRef) -> String {
    guard type == .string, text.count >= 2, text.first == Byte.quote, text.last == Byte.quote else {
      return InlineMarkup.markdown(text)
    }
    let reading = readTolerantJSON(text)
    if reading.isStrict, reading.values.count == 1, case .string(let value)? = reading.values.first { return value }
    return text.dropFirst().dropLast().string
  }

  private var defaultValue: String? {
    guard var text = facets.defaultValue ?? (isHeader ? facets.fixedValue : nil) else { return nil }
    while text.first == Byte.backquote { text = text.dropFirst() }
    while text.last == Byte.backquote { text = text.dropLast() }
    let value = InlineMarkup.markdown(Self.unquoted(text.trimmed, as: row.declared.type).bytes[...])
    return Self.placeholders.contains(value) || Self.emptyWords.contains(where: value.hasPrefix) ? nil : value
  }

  /// `空` empty: no value at all.
  private static let emptyWords = ["空"]

  private var valueSet: ValueSet? {
    facets.values.isEmpty ? nil : ValueSet(values: facets.values, origin: facets.valuesOrigin)
  }
}

extension StringFormat {
  /// Words of descriptions and the format they name: `毫秒` milliseconds, `秒级时间戳` seconds.
  private static let words = WordTable<StringFormat>([
    ("毫秒时间戳", .unixMilliseconds), ("毫秒级时间戳", .unixMilliseconds), ("时间戳（毫秒", .unixMilliseconds),
    ("时间戳，毫秒", .unixMilliseconds),
    ("时间戳（单位：毫秒", .unixMilliseconds), ("时间戳，单位为毫秒", .unixMilliseconds), ("时间戳，单位：毫秒", .unixMilliseconds),
    ("秒级时间戳", .unixSeconds), ("时间戳（秒", .unixSeconds), ("时间戳，单位为秒", .unixSeconds), ("时间戳，单位：秒", .unixSeconds),
    ("时间戳（单位：秒", .unixSeconds), ("RFC3339", .dateTime), ("RFC 3339", .dateTime), ("ISO 8601", .dateTime),
    ("ISO8601", .dateTime), ("base64", .base64), ("Base64", .base64),
    ("序列化为字符串", .json), ("序列化成字符串", .json), ("JSON 字符串", .json), ("JSON字符串", .json), ("json 字符串", .json),
    ("json字符串", .json),
    ("JSON 序列化", .json), ("JSON序列化", .json), ("序列化后的字符串", .json), ("json 序列化", .json), ("json序列化", .json),
  ])

  /// The format of a string by its words, else by its sample.
  static func read(_ field: Field) -> StringFormat? {
    guard field.type == .string, field.values == nil else { return nil }
    let description = field.description.bytes[...]
    if let format = wordedFormat(description) { return format }
    guard let example = field.example?.bytes[...] else { return nil }
    if isJSON(example) { return .json }
    if isDate(example) { return .date }
    return nil
  }

  /// `微` micro and `纳` nano make other units of `秒级时间戳`, a time in seconds.
  private static let smallerUnits = ["微", "纳"].map(\.bytes)

  private static func wordedFormat(_ description: Text) -> StringFormat? {
    words.first(in: description) { range in
      !smallerUnits.contains { description[..<range.lowerBound].hasSuffix($0) }
    }?.entry.meaning
  }

  private static func isJSON(_ text: Text) -> Bool {
    guard let first = text.first, first == Byte.openBrace || first == Byte.openBracket, text.count > 4,
      text.contains(Byte.colon)
    else { return false }
    let reading = readTolerantJSON(text)
    return reading.refusal == nil && reading.values.count == 1
  }

  /// `2024-01-31`
  private static func isDate(_ text: Text) -> Bool {
    guard text.count == 10 else { return false }
    return zip(text.indices, text).allSatisfy { index, byte in
      let place = index - text.startIndex
      return place == 4 || place == 7 ? byte == Byte.dash : byte.isDigit
    }
  }
}
