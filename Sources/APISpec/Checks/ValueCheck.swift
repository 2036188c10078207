import PlatformVocabulary

/// Compares a value with what its field documents, and collects what does not fit.
///
/// The check is as lenient as servers are where nothing is lost: a number may come as a text, null counts as absent,
/// and members that no page knows are ignored.
public struct ValueCheck: Sendable {
  private let shapes: [ShapeID: Shape]
  /// What stands around the value: the outermost object first. Requirements speak of its fields.
  private var around: [JSONValue]
  private var patterns = PatternChecks()
  /// What was found so far, in the order of the fields.
  public private(set) var violations: [Violation] = []

  /// - Parameter around: What the value stands in, the outermost first: requirements may speak of its fields.
  public init(shapes: [ShapeID: Shape], in around: [JSONValue] = []) {
    self.shapes = shapes
    self.around = around
  }

  /// Checks the members of an object.
  public mutating func check(_ object: JSONValue, against fields: [Field], at path: String = "") {
    around.append(object)
    defer { around.removeLast() }
    for field in fields {
      let place = path.isEmpty ? field.name : "\(path).\(field.name)"
      check(object[field.name], against: field, at: place)
    }
  }

  /// Checks a member that may be missing.
  public mutating func check(_ value: JSONValue?, against field: Field, at place: String) {
    guard let value, value != .null else {
      if field.presence == .required, !field.isNullable { violations.append(.missing(place)) }
      if let requirement = field.requirement, applies(requirement) {
        violations.append(
          Violation(.requirement, place, "", "\(place) is required here: \(requirement.sentence)"))
      }
      return
    }
    check(value, as: field.type, of: field, at: place)
  }

  private mutating func check(_ value: JSONValue, as type: TypeRef, of field: Field, at place: String) {
    switch (type, value) {
    case (.any, _), (.freeform, _), (.file, _): break
    case (.string, .string), (.string, .number), (.string, .bool): checkScalar(value, of: field, at: place)
    case (.int32, .number(let text)), (.int32, .string(let text)): checkNumber(text, type, value, field, place)
    case (.int64, .number(let text)), (.int64, .string(let text)): checkNumber(text, type, value, field, place)
    case (.double, .number(let text)), (.double, .string(let text)): checkNumber(text, type, value, field, place)
    case (.boolean, .bool): break
    case (.boolean, .string(let text)):
      if text != "true", text != "false" { refuseKind(value, type, place) }
    case (.array(let element), .array(let items)):
      checkCount(items.count, of: field, at: place)
      for (index, item) in items.enumerated() where item != .null {
        check(item, as: element, of: field, at: "\(place)[\(index)]")
      }
    case (.map(let element), .object(let members)):
      for member in members where member.value != .null {
        check(member.value, as: element, of: field, at: "\(place).\(member.key)")
      }
    case (.object(let id), .object):
      if let shape = shapes[id] { check(value, against: shape.fields, at: place) }
    case (.string, _), (.int32, _), (.int64, _), (.double, _), (.boolean, _), (.array, _), (.map, _), (.object, _):
      refuseKind(value, type, place)
    }
  }

  private func applies(_ requirement: Requirement) -> Bool {
    switch requirement {
    case .always: true
    case .when(let field, let values): closest(field).map { values.contains($0.text ?? $0.description) } ?? false
    case .unless(let others): others.allSatisfy { closest($0) == nil }
    }
  }

  /// The value of a field beside the one that is checked, or further out.
  private func closest(_ name: String) -> JSONValue? {
    for object in around.reversed() {
      if let value = object[name], value != .null { return value }
    }
    return nil
  }

  private mutating func refuseKind(_ value: JSONValue, _ type: TypeRef, _ place: String) {
    violations.append(Violation(.kind, place, value.summary, "\(place) must be \(type.words)"))
  }

  // MARK: - Limits

  private mutating func checkNumber(
    _ text: String, _ type: TypeRef, _ value: JSONValue, _ field: Field, _ place: String
  ) {
    guard type == .double ? NumberLiteral.isNumber(text) : NumberLiteral.isInteger(text) else {
      return refuseKind(value, type, place)
    }
    if let least = field.constraints?.minimum, NumberLiteral.isBelow(text, least) {
      violations.append(Violation(.range, place, value.summary, "\(place) must be at least \(least)"))
    }
    if let most = field.constraints?.maximum, NumberLiteral.isBelow(most, text) {
      violations.append(Violation(.range, place, value.summary, "\(place) must be at most \(most)"))
    }
    checkValues(text, of: field, at: place)
  }

  private mutating func checkScalar(_ value: JSONValue, of field: Field, at place: String) {
    let text = value.text ?? value.description
    checkLength(text, of: field, at: place)
    checkValues(text, of: field, at: place)
    if let pattern = field.constraints?.pattern, patterns.refuse(text, pattern), !field.contradictsItself {
      violations.append(Violation(.pattern, place, value.summary, "\(place) must match \(pattern)"))
    }
    if field.content != nil, !text.isEmpty, JSONValue(json: text) == nil {
      violations.append(Violation(.content, place, value.summary, "\(place) must hold JSON"))
    }
  }

  private mutating func checkLength(_ text: String, of field: Field, at place: String) {
    guard let limits = field.constraints, limits.minLength != nil || limits.maxLength != nil else { return }
    let (length, unit) = limits.length(of: text)
    if let least = limits.minLength, length < least {
      violations.append(Violation(.length, place, text.summary, "\(place) must have at least \(least) \(unit)"))
    }
    if let most = limits.maxLength, length > most {
      violations.append(Violation(.length, place, text.summary, "\(place) must have at most \(most) \(unit)"))
    }
  }

  private mutating func checkCount(_ count: Int, of field: Field, at place: String) {
    if let least = field.constraints?.minItems, count < least {
      violations.append(Violation(.count, place, String(count), "\(place) must have at least \(least) items"))
    }
    if let most = field.constraints?.maxItems, count > most {
      violations.append(Violation(.count, place, String(count), "\(place) must have at most \(most) items"))
    }
  }

  private mutating func checkValues(_ text: String, of field: Field, at place: String) {
    guard !text.isEmpty, let values = field.closedValues, !values.contains(text) else { return }
    violations.append(
      Violation(.values, place, text.summary, "\(place) must be one of \(values.prefix(20).joined(separator: ", "))"))
  }
}

extension Field {
  /// The only values that the field takes; nil where the page's list is, or seems, a list of examples.
  public var closedValues: [String]? {
    guard let values, values.origin == .list, values.values.count > 1, !contradictsItself else { return nil }
    return values.values.map(\.value)
  }

  /// Whether the page's own sample is none of the page's values, or breaks its pattern: then neither binds anyone.
  public var contradictsItself: Bool {
    guard let sample = example ?? defaultValue, !sample.isEmpty else { return false }
    let texts = Self.texts(in: sample)
    if let values, !texts.allSatisfy({ text in values.values.contains { $0.value == text } }) { return true }
    guard let pattern = constraints?.pattern else { return false }
    var patterns = PatternChecks(Self.sampleAllowance)
    return texts.contains { patterns.refuse($0, pattern) }
  }

  /// The few texts of a sample are short; a page has many fields.
  private static let sampleAllowance = PatternAllowance(steps: 1 << 18)

  /// The scalars of a sample as written: `"a"`, `a` or `["a", "b"]`.
  private static func texts(in sample: String) -> [String] {
    switch JSONValue(json: sample) {
    case .array(let items)?: items.map { $0.text ?? $0.description }
    case .string(let text)?: [text]
    case .null?, .bool?, .number?, .object?, nil: [sample]
    }
  }
}

extension Requirement {
  /// The rule in words, as a message says it.
  fileprivate var sentence: String {
    switch self {
    case .always: "its words say so"
    case .when(let field, let values): "\(field) is \(values.joined(separator: " or "))"
    case .unless(let others): "\(others.joined(separator: ", ")) \(others.count == 1 ? "is" : "are") not given"
    }
  }
}

extension Constraints {
  /// The length of a text in the unit of its limits, and that unit's name.
  fileprivate func length(of text: String) -> (Int, String) {
    switch lengthUnit {
    case .bytes?: (text.utf8.count, "bytes")
    case .utf16?: (text.utf16.count, "UTF-16 units")
    case nil: (text.unicodeScalars.count, "characters")
    }
  }
}

extension String {
  fileprivate var summary: String { count > 64 ? "\(prefix(64))…" : self }
}

extension NumberLiteral {
  /// Whether `a` is certainly less than `b`.
  fileprivate static func isBelow(_ a: String, _ b: String) -> Bool {
    if let a = Int64(a), let b = Int64(b) { return a < b }
    guard let a = Double(a), let b = Double(b) else { return false }
    return a < b
  }
}

extension TypeRef {
  /// The type as a message names it.
  public var words: String {
    switch self {
    case .string: "a string"
    case .int32, .int64: "a whole number"
    case .double: "a number"
    case .boolean: "true or false"
    case .any: "a value"
    case .file: "a file"
    case .array: "a list"
    case .map, .freeform, .object: "an object"
    }
  }
}
