import APISpec

extension Scope {
  /// Nil for an element without a name.
  init?(_ element: ScopeElement, forValue: String? = nil) {
    let name = element.name.trimmed
    guard !name.isEmpty else { return nil }
    self.init(
      name: name, label: element.label.trimmed, appTypes: AppType.list(element.appTypes),
      isHistoric: element.tags.contains("history"), forValue: forValue)
  }
}

extension AppType {
  /// Words of all dialects: `自建应用` custom app, `商店应用` store app.
  private static let words: [String: AppType] = [
    "custom": .custom, "isv": .isv, "自建应用": .custom, "商店应用": .isv, "企业自建应用": .custom, "应用商店应用": .isv,
  ]

  /// Reads `custom,isv`, `custom  isv` or `自建应用、商店应用`.
  static func list(_ text: String) -> [AppType] {
    var found: Set<AppType> = []
    for word in text.split(whereSeparator: { ",、， \n/|;；".contains($0) }) {
      if let type = words[String(word)] { found.insert(type) }
    }
    return AppType.allCases.filter(found.contains)
  }
}

extension String {
  var trimmed: String { bytes[...].trimmed.string }
}

/// Scopes as pages without `md-perm` write them: `label(name)` a line, `` `name` label``, or bare names.
enum ScopeText {
  static func scopes(in text: Text) -> [Scope] {
    var scopes: [Scope] = []
    for line in DescriptionLines(text) where !line.isEmpty {
      if line.contains(Byte.backquote) {
        scopes += quoted(line)
      } else if let labelled = labelled(line) {
        scopes.append(labelled)
      } else {
        scopes += bare(line)
      }
    }
    return scopes
  }

  /// `contact:user.base:readonly`: words joined by colons, dots and dashes, with at least one colon or underscore.
  static func isName(_ text: Text) -> Bool {
    guard let first = text.first, first.isLetter, text.count > 4 else { return false }
    return text.allSatisfy { $0.isWord || $0 == Byte.colon || $0 == UInt8(ascii: ".") || $0 == Byte.dash }
      && text.contains { $0 == Byte.colon || $0 == UInt8(ascii: "_") } && text.last != Byte.colon
  }

  /// `label(name)`
  private static func labelled(_ line: Text) -> Scope? {
    let body = line.trimmed
    guard body.last == Byte.closeParen, let open = body.lastIndex(of: Byte.openParen) else { return nil }
    let name = body[(open + 1)...].dropLast()
    guard isName(name) else { return nil }
    return Scope(name: name.string, label: InlineMarkup.plain(body[..<open]))
  }

  /// `` `name` label `name` label``
  private static func quoted(_ line: Text) -> [Scope] {
    var scopes: [Scope] = []
    var index = line.startIndex
    while let open = line.firstIndex(of: Byte.backquote, from: index),
      let close = line.firstIndex(of: Byte.backquote, from: open + 1)
    {
      let name = line[(open + 1)..<close]
      let labelEnd = line.firstIndex(of: Byte.backquote, from: close + 1) ?? line.endIndex
      index = close + 1
      guard isName(name) else { continue }
      scopes.append(Scope(name: name.string, label: InlineMarkup.plain(line[(close + 1)..<labelEnd])))
    }
    return scopes
  }

  private static func bare(_ line: Text) -> [Scope] {
    if isName(line.trimmed) { return [Scope(name: line.trimmed.string)] }
    return line.split { $0.isSpace || $0 == Byte.comma || $0 == UInt8(ascii: ";") }
      .filter { isName($0) && $0.contains(Byte.colon) }.map { Scope(name: $0.string) }
  }
}
