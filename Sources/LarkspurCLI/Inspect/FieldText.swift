import APISpec

/// Says on one line what is known of a field, without its name.
struct FieldText {
  var paint: Paint
  /// Whether all values and whole descriptions are shown.
  var isVerbose: Bool

  private static let shownValues = 8
  private static let shownDescription = 72

  func text(of field: Field) -> String {
    var parts = [paint.paint(Self.type(field.type), .cyan)]
    if let content = field.content { parts.append("holds JSON of \(Self.type(content))") }
    if let format = field.format { parts.append("as \(format.rawValue)") }
    parts += Self.limits(field.constraints).map(\.printableLine)
    if let value = field.defaultValue { parts.append("default \(value)".printableLine) }
    if let values = field.values { parts.append(text(of: values)) }
    if !field.scopes.isEmpty {
      parts.append("needs \(field.scopes.map(\.name.printableLine).joined(separator: " or "))")
    }
    if field.isNullable { parts.append("may be null") }
    if field.isInferred { parts.append("inferred") }
    if field.lifecycle.stage != .current { parts.append(paint.paint(field.lifecycle.stage.rawValue, .yellow)) }
    if !field.condition.isEmpty { parts.append("required when: \(shortened(field.condition))") }
    var line = parts.joined(separator: ", ")
    let description = shortened(field.description)
    if !description.isEmpty { line += "  " + paint.paint(description, .dim) }
    return line
  }

  /// A name with the mark of its presence.
  func name(of field: Field) -> String {
    paint.paint(field.name.printableLine, .bold) + Self.mark(field.presence)
  }

  static func mark(_ presence: Presence) -> String {
    switch presence {
    case .required: "*"
    case .conditional: "~"
    case .unknown: "?"
    case .optional: ""
    }
  }

  /// A type without the `#` that marks shapes in the IR.
  static func type(_ type: TypeRef) -> String {
    switch type {
    case .array(let element): "[\(self.type(element))]"
    case .map(let value): "{\(self.type(value))}"
    case .object(let id): id.rawValue.printableLine
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file: type.description
    }
  }

  static func limits(_ constraints: Constraints?) -> [String] {
    guard let constraints else { return [] }
    let unit =
      switch constraints.lengthUnit {
      case nil: "characters"
      case .bytes: "bytes"
      case .utf16: "UTF-16 units"
      }
    let length = range(constraints.minLength.map(String.init), constraints.maxLength.map(String.init))
    let items = range(constraints.minItems.map(String.init), constraints.maxItems.map(String.init))
    return [
      length.map { "\($0) \(unit)" }, items.map { "\($0) items" },
      range(constraints.minimum, constraints.maximum).map { "in \($0)" }, constraints.pattern.map { "like /\($0)/" },
    ].compactMap { $0 }
  }

  private static func range(_ low: String?, _ high: String?) -> String? {
    switch (low, high) {
    case (let low?, let high?): low == high ? low : "\(low)…\(high)"
    case (let low?, nil): "≥\(low)"
    case (nil, let high?): "≤\(high)"
    case (nil, nil): nil
    }
  }

  private func text(of set: ValueSet) -> String {
    let shown = isVerbose ? set.values[...] : set.values.prefix(Self.shownValues)
    let rest = set.values.count - shown.count
    let words = shown.map { value in
      let shown = value.value.printableLine
      return isVerbose && !value.text.isEmpty ? "\(shown) (\(oneLine(value.text)))" : shown
    }
    return "one of " + words.joined(separator: " | ") + (rest > 0 ? " | … \(rest) more" : "")
  }

  /// The start of a text, on one line.
  func shortened(_ text: String) -> String {
    let line = oneLine(text)
    return isVerbose || line.count <= Self.shownDescription ? line : line.prefix(Self.shownDescription - 1) + "…"
  }

  func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").printableLine
  }
}
