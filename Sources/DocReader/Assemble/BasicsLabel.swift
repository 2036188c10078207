/// The rows of the table of request (or event) basics, by the words that begin their labels.
enum BasicsLabel: Hashable, CaseIterable {
  case url, method, contentType, rateLimit, appTypes, tokens, scopes, fieldScopes, eventType, delivery

  /// `接口频率限制` rate limit, `支持的应用类型` app types, `支持的访问令牌`/`凭证要求` tokens, `权限要求` scopes,
  /// `字段权限要求` field scopes, `事件类型`/`回调类型` event type, `推送方式` delivery. Tooltips follow the words in one cell.
  private static let words: [(word: [UInt8], meaning: BasicsLabel)] = spelled([
    ("HTTP URL", .url), ("HTTP Method", .method), ("HTTP Content-Type", .contentType), ("请求地址", .url),
    ("请求方式", .method),
    ("接口频率限制", .rateLimit), ("频率限制", .rateLimit), ("支持的应用类型", .appTypes), ("支持的访问令牌", .tokens), ("凭证要求", .tokens),
    ("权限要求", .scopes), ("字段权限要求", .fieldScopes), ("事件类型", .eventType), ("回调类型", .eventType), ("推送方式", .delivery),
  ])

  static let spellings: [[UInt8]] = words.map(\.word)

  init?(_ cell: Cell) {
    let text = cell.plain.bytes[...]
    guard let entry = Self.words.first(where: { text.hasPrefix($0.word) }) else { return nil }
    self = entry.meaning
  }
}

/// The table of basics: the value cells of each label.
struct Basics {
  private(set) var rows: [(label: BasicsLabel, title: Cell, value: Cell)] = []
  /// Rows whose label is not known.
  private(set) var unknown: [(title: String, offset: Int)] = []
  let form: Table.Form

  /// Nil for any other table: a table of basics has a row for the URL or the event type.
  init?(_ table: Table) {
    form = table.form
    for row in table.rows {
      guard let title = row.cells.first else { continue }
      let value = row.cells.count > 1 ? row.cells[1] : Cell(offset: row.offset)
      if let label = BasicsLabel(title) {
        rows.append((label, title, value))
      } else if !title.isBlank {
        unknown.append((title.plain, row.offset))
      }
    }
    guard rows.contains(where: { $0.label == .url || $0.label == .eventType }) else { return nil }
  }

  func first(_ label: BasicsLabel) -> Cell? { rows.first { $0.label == label }?.value }

  func all(_ label: BasicsLabel) -> [(title: Cell, value: Cell)] {
    rows.filter { $0.label == label }.map { ($0.title, $0.value) }
  }

  var isEndpoint: Bool { rows.contains { $0.label == .url } }
}
