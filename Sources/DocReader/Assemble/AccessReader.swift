import APISpec

/// Reads who may call an endpoint, and how often, from its basics.
struct AccessReader {
  private let basics: Basics

  init(_ basics: Basics) {
    self.basics = basics
  }

  // MARK: Rate limits

  func rateLimits(log: inout DiagnosticLog) -> [RateLimit] {
    guard let cell = basics.first(.rateLimit) else { return [] }
    let text = Self.linkText(cell.text[...])
    let limits = Self.rateLimits(in: text)
    if limits.isEmpty, !Self.saysNothing(text) {
      log.report(.unknownRateLimit, at: cell.offset, "'\(text.string.excerpt)' is no known form of a rate limit.")
    }
    return limits
  }

  private static let special = "特殊频控".bytes
  private static let calls = "次".bytes
  /// `秒` second, `分钟` minute, `小时` hour, `天` day.
  private static let windows: [(word: [UInt8], meaning: RateLimit.Window)] = spelled([
    ("秒", .second), ("分钟", .minute), ("分", .minute), ("小时", .hour), ("天", .day), ("日", .day), ("second", .second),
    ("minute", .minute), ("hour", .hour), ("day", .day), ("s", .second), ("min", .minute),
  ])

  /// `1000 次/分钟、50 次/秒`, `特殊频控`, `5 QPS`.
  static func rateLimits(in text: Text) -> [RateLimit] {
    var limits: [RateLimit] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      var number = 0
      while index < text.endIndex, text[index].isDigit || text[index] == Byte.comma {
        if text[index].isDigit { number = number &* 10 &+ Int(text[index] - 0x30) }
        index += 1
      }
      if let window = window(behindNumberIn: text[index...]) { limits.append(.calls(number, per: window)) }
    }
    if text.contains(special) { limits.append(.special) }
    return limits
  }

  private static func window(behindNumberIn text: Text) -> RateLimit.Window? {
    var rest = text.drop(while: \.isBlank)
    if rest.prefix(3).map(\.lowercased) == "qps".bytes { return .second }
    guard let afterCalls = rest.dropping(calls) else { return nil }
    rest = afterCalls.drop(while: \.isBlank)
    guard rest.first == Byte.slash || rest.hasPrefix("每".bytes) else { return nil }
    rest = (rest.first == Byte.slash ? rest.dropFirst() : rest.dropFirst(3)).drop(while: \.isBlank)
    return windows.first { rest.hasPrefix($0.word) }?.meaning
  }

  /// The words of a link, without its address, whose digits are no limits.
  private static func linkText(_ text: Text) -> Text {
    let text = text.trimmed
    guard text.first == Byte.openBracket, let close = text.firstIndex(of: Byte.closeBracket) else { return text }
    return text[(text.startIndex + 1)..<close]
  }

  private static func saysNothing(_ text: Text) -> Bool {
    let words = InlineMarkup.plain(text)
    return words.isEmpty || ["-", "无", "暂无", "/", "无限制", "不需要", "无需权限"].contains(words)
  }

  // MARK: App types and tokens

  func appTypes(log: inout DiagnosticLog) -> [AppType] {
    guard let cell = basics.first(.appTypes) else { return [] }
    var text = cell.plain
    for case .appTypes(let types) in cell.elements { text = types }
    let types = AppType.list(text)
    if types.isEmpty, !Self.saysNothing(text.bytes[...]) {
      log.report(.unknownAppType, at: cell.offset, "'\(text.excerpt)' names no kind of app that is known.")
    }
    return types
  }

  /// The token types that a text names, in a fixed order.
  static func tokenTypes(in text: String) -> [TokenType] {
    let bytes = text.bytes[...]
    return TokenType.allCases.filter { bytes.contains($0.rawValue.bytes) }
  }

  var tokenTypes: [TokenType] { basics.first(.tokens).map { Self.tokenTypes(in: $0.plain) } ?? [] }

  // MARK: Scopes

  func scopes(log: inout DiagnosticLog) -> ScopeRequirement {
    let rows = basics.all(.scopes)
    let scopes = self.scopes(in: rows.map(\.value), log: &log)
    let isAllOf = rows.contains { Self.demandsAll($0.title) }
    return ScopeRequirement(mode: isAllOf ? .allOf : .anyOf, scopes: scopes)
  }

  func fieldScopes(log: inout DiagnosticLog) -> [Scope] {
    scopes(in: basics.all(.fieldScopes).map(\.value), log: &log)
  }

  /// `全部` all, `同时` together: unless `任一`/`任意` any stands there too.
  private static func demandsAll(_ title: Cell) -> Bool {
    var text = title.plain
    for case .tooltip(let words) in title.elements { text += InlineMarkup.plain(words) }
    let isAny = text.contains("任一") || text.contains("任意")
    return !isAny && (text.contains("全部") || text.contains("同时") || text.contains("所有权限"))
  }

  private func scopes(in cells: [Cell], log: inout DiagnosticLog) -> [Scope] {
    var scopes: [Scope] = []
    for cell in cells {
      for element in cell.elements {
        guard case .scope(let scopeElement) = element else { continue }
        if let scope = Scope(scopeElement) {
          scopes.append(scope)
        } else {
          let label = scopeElement.label.excerpt
          log.report(.namelessScope, at: scopeElement.offset, "The scope '\(label)' has no name.")
        }
      }
      if cell.elements.isEmpty { scopes += ScopeText.scopes(in: cell.text[...]) }
    }
    if scopes.isEmpty { reportUnreadable(cells, log: &log) }
    var seen: Set<String> = []
    return scopes.filter { seen.insert($0.name).inserted }
  }

  private func reportUnreadable(_ cells: [Cell], log: inout DiagnosticLog) {
    for cell in cells where cell.elements.isEmpty && !Self.saysNothing(cell.text[...]) {
      log.report(.namelessScope, at: cell.offset, "'\(cell.plain.excerpt)' names no scope.")
    }
  }
}
