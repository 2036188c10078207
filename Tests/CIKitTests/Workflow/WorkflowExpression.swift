import APISpec

/// A value of an expression.
enum ExpressionValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)

  /// As it stands in a text.
  var string: String {
    switch self {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
    case .text(let text): text
    }
  }

  var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .number(let number): number != 0
    case .text(let text): !text.isEmpty
    }
  }

  /// Values of different kinds are compared as numbers, texts without regard to case.
  func equals(_ other: ExpressionValue) -> Bool {
    if case .text(let a) = self, case .text(let b) = other { return a.lowercased() == b.lowercased() }
    return number == other.number
  }

  private var number: Double {
    switch self {
    case .null: 0
    case .bool(let flag): flag ? 1 : 0
    case .number(let number): number
    case .text(let text): text.isEmpty ? 0 : Double(text) ?? .nan
    }
  }
}

/// What expressions may name.
protocol ExpressionContext {
  /// The value at `github.event.number` and the like. Names that no run knows are an error of the workflow.
  func value(at path: [String]) throws(ExpressionError) -> ExpressionValue
  /// `success`, `failure`, `cancelled`, `always`.
  func status(_ function: String) throws(ExpressionError) -> Bool
}

struct ExpressionError: Error, Hashable, CustomStringConvertible {
  var description: String
}

/// An expression of a workflow, in the forms that ours uses: literals, paths, `!`, `==`, `!=`, `&&`, `||`, parentheses and
/// the functions of the status.
struct WorkflowExpression {
  /// Puts the values of `${{ … }}` into a text.
  static func filled(_ text: String, in context: some ExpressionContext) throws(ExpressionError) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw ExpressionError(description: "'\(text)' does not close its braces.")
      }
      out += rest[..<open.lowerBound]
      out += try value(of: String(rest[open.upperBound..<close.lowerBound]), in: context).string
      rest = rest[close.upperBound...]
    }
    return out + rest
  }

  /// Whether the condition of a job or step is met; one without a function of the status asks for success, too.
  static func isMet(_ condition: String?, in context: some ExpressionContext) throws(ExpressionError) -> Bool {
    guard let condition else { return try context.status("success") }
    var text = condition[...]
    if text.hasPrefix("${{"), text.hasSuffix("}}") { text = text.dropFirst(3).dropLast(2) }
    var parser = Parser(try tokens(of: String(text)), context)
    let value = try parser.whole()
    guard value.isTrue, !parser.asksForStatus else { return value.isTrue }
    return try context.status("success")
  }

  static func value(of text: String, in context: some ExpressionContext) throws(ExpressionError) -> ExpressionValue {
    var parser = Parser(try tokens(of: text), context)
    return try parser.whole()
  }

  // MARK: - Tokens

  private enum Token: Hashable {
    case sign(String)
    case text(String)
    case number(Double)
    case path([String])
  }

  private static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "'" {
        guard let close = rest.dropFirst().firstIndex(of: "'") else {
          throw ExpressionError(description: "A text in '\(text)' is not closed.")
        }
        tokens.append(.text(String(rest[rest.index(after: rest.startIndex)..<close])))
        rest = rest[rest.index(after: close)...]
      } else if let sign = ["==", "!=", "&&", "||", "!", "(", ")"].first(where: rest.hasPrefix) {
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      } else {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
        guard !word.isEmpty else { throw ExpressionError(description: "'\(first)' in '\(text)' is not read here.") }
        tokens.append(
          Double(word).map(Token.number)
            ?? .path(word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)))
        rest = rest.dropFirst(word.count)
      }
    }
    return tokens
  }

  // MARK: - Reading

  private struct Parser<Context: ExpressionContext> {
    private var tokens: [Token]
    private let context: Context
    private(set) var asksForStatus = false

    init(_ tokens: [Token], _ context: Context) {
      self.tokens = tokens.reversed()
      self.context = context
    }

    mutating func whole() throws(ExpressionError) -> ExpressionValue {
      let value = try either()
      guard tokens.isEmpty else { throw ExpressionError(description: "Something follows the expression.") }
      return value
    }

    private mutating func take(_ sign: String) -> Bool {
      guard tokens.last == .sign(sign) else { return false }
      tokens.removeLast()
      return true
    }

    private mutating func either() throws(ExpressionError) -> ExpressionValue {
      var value = try both()
      while take("||") {
        let other = try both()
        value = value.isTrue ? value : other
      }
      return value
    }

    private mutating func both() throws(ExpressionError) -> ExpressionValue {
      var value = try comparison()
      while take("&&") {
        let other = try comparison()
        value = value.isTrue ? other : value
      }
      return value
    }

    private mutating func comparison() throws(ExpressionError) -> ExpressionValue {
      let value = try single()
      if take("==") { return .bool(value.equals(try single())) }
      if take("!=") { return .bool(!value.equals(try single())) }
      return value
    }

    private mutating func single() throws(ExpressionError) -> ExpressionValue {
      if take("!") { return .bool(try !single().isTrue) }
      if take("(") {
        let value = try either()
        guard take(")") else { throw ExpressionError(description: "A parenthesis is not closed.") }
        return value
      }
      switch tokens.popLast() {
      case .text(let text): return .text(text)
      case .number(let number): return .number(number)
      case .path(["true"]): return .bool(true)
      case .path(["false"]): return .bool(false)
      case .path(["null"]): return .null
      case .path(let path):
        guard take("(") else { return try context.value(at: path) }
        guard take(")"), path.count == 1 else {
          throw ExpressionError(description: "'\(path)' is called with arguments.")
        }
        asksForStatus = true
        return .bool(try context.status(path[0]))
      case .sign(let sign): throw ExpressionError(description: "'\(sign)' stands where a value should.")
      case nil: throw ExpressionError(description: "A value is missing.")
      }
    }
  }
}
