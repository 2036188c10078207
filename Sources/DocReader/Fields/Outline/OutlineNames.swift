/// The names of one table and its example as small numbers, with what the walk asks of a name.
struct OutlineNames {
  private var ids: [String: Int] = [:]
  private var tokenIDs: [String: Int] = [:]
  private(set) var texts: [String] = []
  /// The closed vocabularies that hold the name, as bits.
  private(set) var vocabularies: [UInt64] = []
  /// First and last word of a name of several words; -1 for names of one word.
  private var firstTokens: [Int] = []
  private var lastTokens: [Int] = []

  var count: Int { texts.count }

  mutating func intern(_ text: String) -> Int {
    if let id = ids[text] { return id }
    let id = texts.count
    ids[text] = id
    texts.append(text)
    vocabularies.append(ClosedVocabulary.bits[text] ?? 0)
    internTokens(of: text)
    return id
  }

  func id(of text: String) -> Int? { ids[text] }

  /// Whether two names of several words share their first or their last one, as `lease_start` and `lease_end` do.
  func areAlike(_ a: Int, _ b: Int) -> Bool {
    guard a != b, firstTokens[a] >= 0, firstTokens[b] >= 0 else { return false }
    return firstTokens[a] == firstTokens[b] || lastTokens[a] == lastTokens[b]
  }

  private mutating func internTokens(of text: String) {
    let words = splitWords(text)
    guard let first = words.first, let last = words.last, words.count > 1 else {
      firstTokens.append(-1)
      lastTokens.append(-1)
      return
    }
    firstTokens.append(token(first))
    lastTokens.append(token(last))
  }

  private mutating func token(_ word: String) -> Int {
    if let id = tokenIDs[word] { return id }
    let id = tokenIDs.count
    tokenIDs[word] = id
    return id
  }
}

/// The words of a name in snake or camel case, in lower case.
private func splitWords(_ name: String) -> [String] {
  var words: [String] = []
  var word: [UInt8] = []
  var wasLower = false
  for byte in name.utf8 {
    let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    if byte == UInt8(ascii: "_") || (isUpper && wasLower) {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    if byte != UInt8(ascii: "_") { word.append(isUpper ? byte | 0x20 : byte) }
    wasLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
  if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
  return words
}

/// Field names that the platform uses together and with no others.
enum ClosedVocabulary {
  static let table: [[String]] = [
    // Texts in several languages.
    ["zh_cn", "en_us", "ja_jp", "zh_hk", "zh_tw"],
    ["lang", "value"],
    ["key", "value"],
    // The ids of one user.
    ["user_id", "open_id", "union_id"],
    // The links of a button on each platform.
    ["url", "android_url", "ios_url", "pc_url", "web_url"],
    ["leaderType", "leaderID"],
    // The header of an event.
    ["event_id", "event_type", "create_time", "token", "app_id", "tenant_key"],
  ]

  /// The vocabularies of each name, as bits.
  static let bits: [String: UInt64] = {
    var bits: [String: UInt64] = [:]
    for (index, names) in table.enumerated() {
      for name in names { bits[name, default: 0] |= 1 << UInt64(index) }
    }
    return bits
  }()

  /// The fields of paging; they stand next to the list, not in it.
  static let paging: Set<String> = ["page_token", "has_more", "total", "next_page_token", "count", "total_count"]
}
