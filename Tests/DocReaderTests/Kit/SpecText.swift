import APISpec

@testable import DocReader

/// The specification as text for expectations: one line a field, the fields of shapes indented below.
///
///     size: int32 optional [1..9] {1: small, 9: large} = 4 e.g. 5 needs tea:pot@1 // Cups
struct SpecText {
  private let shapes: [ShapeID: Shape]

  init(_ spec: APISpec) {
    shapes = Dictionary(spec.shapes.map { ($0.id, $0) }) { first, _ in first }
  }

  func text(_ fields: [Field]) -> String {
    lines(fields, indent: "", open: []).joined(separator: "\n")
  }

  private func lines(_ fields: [Field], indent: String, open: [ShapeID]) -> [String] {
    fields.flatMap { field -> [String] in
      guard case .object(let id) = (field.content ?? field.type).innermost, let shape = shapes[id] else {
        return [indent + Self.line(field)]
      }
      guard !open.contains(id) else { return [indent + Self.line(field) + " ↺"] }
      return [indent + Self.line(field)] + lines(shape.fields, indent: indent + "  ", open: open + [id])
    }
  }

  /// A field's own line.
  static func line(_ field: Field) -> String {
    var parts = ["\(field.name):", short(field.type)]
    switch field.presence {
    case .required, .optional: parts.append(field.presence.rawValue)
    case .conditional: parts.append("conditional(\(field.condition))")
    case .unknown: break
    }
    if let constraints = field.constraints { parts.append("[\(limits(constraints))]") }
    if let values = field.values { parts.append(list(values)) }
    if let value = field.defaultValue { parts.append("= \(value)") }
    if let example = field.example { parts.append("e.g. \(example.replacing("\n", with: "⏎"))") }
    if let format = field.format { parts.append("as \(format.rawValue)") }
    if let content = field.content { parts.append("holding \(short(content))") }
    if !field.scopes.isEmpty { parts.append("needs " + field.scopes.map(scope).joined(separator: ", ")) }
    if field.lifecycle != .current { parts.append(stage(field.lifecycle)) }
    if field.isNullable { parts.append("nullable") }
    if field.isInferred { parts.append("inferred") }
    if !field.description.isEmpty { parts.append("// " + field.description.replacing("\n", with: "⏎")) }
    return parts.joined(separator: " ")
  }

  /// Shapes without the project and version before their names.
  private static func short(_ type: TypeRef) -> String {
    switch type {
    case .array(let element): "[\(short(element))]"
    case .map(let value): "{\(short(value))}"
    case .object(let id): "#" + id.rawValue.split(separator: ".").dropFirst(2).joined(separator: ".")
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file: type.description
    }
  }

  static func limits(_ limits: Constraints) -> String {
    var parts: [String] = []
    let unit = limits.lengthUnit.map { " \($0.rawValue)" } ?? ""
    if let range = range(limits.minLength.map(String.init), limits.maxLength.map(String.init)) {
      parts.append("length \(range)\(unit)")
    }
    if let range = range(limits.minItems.map(String.init), limits.maxItems.map(String.init)) {
      parts.append("items \(range)")
    }
    if let range = range(limits.minimum, limits.maximum) { parts.append(range) }
    if let pattern = limits.pattern { parts.append("/\(pattern)/") }
    return parts.joined(separator: ", ")
  }

  private static func range(_ low: String?, _ high: String?) -> String? {
    low == nil && high == nil ? nil : "\(low ?? "")..\(high ?? "")"
  }

  private static func list(_ set: ValueSet) -> String {
    let values = set.values.map { value in
      let text = value.text.isEmpty ? "" : ": \(value.text.replacing("\n", with: "⏎"))"
      return value.value + text + (value.lifecycle == .current ? "" : " (\(value.lifecycle.stage.rawValue))")
    }
    return "{" + (set.origin == .prose ? "prose " : "") + values.joined(separator: ", ") + "}"
  }

  static func scope(_ scope: Scope) -> String {
    scope.name + (scope.isHistoric ? " (historic)" : "") + (scope.forValue.map { "@\($0)" } ?? "")
  }

  private static func stage(_ lifecycle: Lifecycle) -> String {
    lifecycle.stage.rawValue + (lifecycle.note.isEmpty ? "" : "(\(lifecycle.note))")
  }
}

extension Endpoint {
  /// The facts about the call itself, one a line.
  var access: String {
    var lines = ["\(httpMethod) \(server)\(path)"]
    lines += fixedQuery.map { "fixed \($0.name)=\($0.value)" }
    if !rateLimits.isEmpty { lines.append("limits " + rateLimits.map(\.spoken).joined(separator: ", ")) }
    if !appTypes.isEmpty { lines.append("apps " + appTypes.map(\.rawValue).joined(separator: ", ")) }
    if !tokenTypes.isEmpty { lines.append("tokens " + tokenTypes.map(\.rawValue).joined(separator: ", ")) }
    if !scopes.scopes.isEmpty {
      lines.append("scopes \(scopes.mode.rawValue) " + scopes.scopes.map(SpecText.scope).joined(separator: ", "))
    }
    if !fieldScopes.isEmpty { lines.append("field scopes " + fieldScopes.map(SpecText.scope).joined(separator: ", ")) }
    return lines.joined(separator: "\n")
  }

  /// One error a line: `status code (of parent): message // advice`.
  var errorLines: String {
    errors.map { error in
      let parent = error.parentCode.map { " of \($0)" } ?? ""
      let advice = error.advice.isEmpty ? "" : " // " + error.advice.replacing("\n", with: "⏎")
      let message = error.message.replacing("\n", with: "⏎")
      return "\(error.httpStatus.map(String.init) ?? "-") \(error.code)\(parent): \(message)\(advice)"
    }.joined(separator: "\n")
  }
}

extension RateLimit {
  fileprivate var spoken: String {
    switch self {
    case .calls(let count, let window): "\(count)/\(window.rawValue)"
    case .special: "special"
    }
  }
}
