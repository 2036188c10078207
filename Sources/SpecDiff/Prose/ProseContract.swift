/// What the sentences of a description promise beyond its facets: limits, defaults, units, conditions, forms of text.
///
/// Facts are kept by their meaning (`<=50`), not by their wording, so that a sentence that is only written anew gives
/// the same facts.
struct ProseContract: Hashable {
  /// `<=50`, `>=1`, `1~100`, each with the clause that says so.
  private(set) var limits: [String: String] = [:]
  private(set) var defaultValue: String?
  private(set) var unit: String?
  /// By kind of demand and the names that it speaks of.
  private(set) var conditions: [String: String] = [:]
  /// Ways to write a value: `yyyy-mm-dd`, `rfc3339`, `毫秒`.
  private(set) var forms: Set<String> = []
  /// The clause that says that nothing comes.
  private(set) var absence: String?

  init(_ text: String) {
    guard !text.isEmpty else { return }
    for clause in Clauses(text).all {
      readLimits(clause)
      readDefault(clause)
      readUnit(clause)
      readConditions(clause)
      readForms(clause)
      readAbsence(clause)
    }
  }

  // MARK: - Limits

  /// `最多` at most, `不超过` not more than, `上限` upper bound.
  private static let upperWords = words([
    "最多", "最大", "不超过", "不能超过", "不可超过", "不得超过", "不能大于", "不大于", "上限", "至多", "最长", "小于等于", "at most", "up to",
    "no more than", "not exceed", "maximum", "<=",
  ])
  /// `至少` at least, `不少于` not fewer than, `下限` lower bound.
  private static let lowerWords = words([
    "至少", "最少", "最小", "不少于", "不小于", "不低于", "大于等于", "下限", "at least", "no less than", "minimum", ">=",
  ])
  /// Words before `a~b`.
  private static let rangeWords = words(["范围", "区间", "长度", "between", "range"])
  /// `小于` less than, `早于` earlier than, their opposites and denials, before the name of another field.
  private static let orderWords: [(word: [UInt8], sign: String)] =
    words(["不能晚于", "不得晚于", "不晚于", "小于等于"]).map { ($0, "<") }
    + words(["不能早于", "不得早于", "不早于", "大于等于"]).map { ($0, ">") }
    + words(["早于", "小于"]).map { ($0, "<") } + words(["晚于", "大于"]).map { ($0, ">") }
  /// How far behind its word a number may stand, in bytes: `最多支持传入的用户数量为 50` has 30.
  private static let reach = 36

  private mutating func readLimits(_ clause: ArraySlice<UInt8>) {
    for (word, sign) in Self.upperWords.map({ ($0, "<=") }) + Self.lowerWords.map({ ($0, ">=") }) {
      var start = clause.startIndex
      while let found = clause.range(ofWord: word, from: start) {
        start = found.upperBound
        guard let number = Self.number(in: clause, from: found.upperBound) else { continue }
        limits[sign + number] = Clauses.text(clause)
      }
    }
    if let order = Self.order(in: clause) { limits[order] = Clauses.text(clause) }
    guard Self.rangeWords.contains(where: { clause.contains(word: $0) }) else { return }
    for range in Self.ranges(in: clause) { limits[range] = Clauses.text(clause) }
  }

  /// How the value stands to another field's: `<end_time`.
  private static func order(in clause: ArraySlice<UInt8>) -> String? {
    for (word, sign) in orderWords {
      guard let found = clause.range(ofWord: word) else { continue }
      let rest = clause[found.upperBound...].drop { $0 == 0x20 || $0 == UInt8(ascii: "`") }
      let name = rest.prefix(while: \.isNamePart)
      // A word of several parts is a name; others may be anything.
      if name.contains(UInt8(ascii: "_")) { return sign + String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// The first number behind an index that is near and in the same part of the sentence.
  private static func number(in clause: ArraySlice<UInt8>, from start: Int) -> String? {
    var index = start
    let end = min(clause.endIndex, start + reach)
    while index < end {
      let byte = clause[index]
      if byte.isDigit {
        // `user_id2` is a name, `v3` a version.
        if index > clause.startIndex, clause[index - 1].isNamePart, !clause[index - 1].isDigit { return nil }
        var stop = index
        while stop < clause.endIndex,
          clause[stop].isDigit || clause[stop] == UInt8(ascii: ",") && isGrouped(clause, stop)
        { stop += 1 }
        // `5: 大于` names the fifth choice and no limit.
        if stop < clause.endIndex, clause[stop] == UInt8(ascii: ":") { return nil }
        let digits = clause[index..<stop].filter(\.isDigit)
        return String(decoding: digits, as: UTF8.self)
      }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "(") && index > start {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Whether the comma stands inside a number: three digits follow.
  private static func isGrouped(_ clause: ArraySlice<UInt8>, _ comma: Int) -> Bool {
    comma + 3 < clause.endIndex && clause[(comma + 1)...(comma + 3)].allSatisfy(\.isDigit)
  }

  private static func ranges(in clause: ArraySlice<UInt8>) -> [String] {
    var found: [String] = []
    var index = clause.startIndex
    while index < clause.endIndex {
      guard clause[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while index < clause.endIndex, clause[index].isDigit { index += 1 }
      let low = clause[start..<index]
      var next = index
      while next < clause.endIndex, clause[next] == 0x20 { next += 1 }
      guard next < clause.endIndex, clause[next] == UInt8(ascii: "~") else { continue }
      next += 1
      while next < clause.endIndex, clause[next] == 0x20 { next += 1 }
      let highStart = next
      while next < clause.endIndex, clause[next].isDigit { next += 1 }
      guard next > highStart else { continue }
      found.append(
        "\(String(decoding: low, as: UTF8.self))~\(String(decoding: clause[highStart..<next], as: UTF8.self))")
      index = next
    }
    return found
  }

  // MARK: - Defaults and units

  private static let defaultWords = words(["默认值为", "默认值是", "默认值:", "默认值", "默认为", "默认是", "默认:", "默认"])
  private static let unitWords = words(["单位为", "单位是", "单位:", "单位"])

  private mutating func readDefault(_ clause: ArraySlice<UInt8>) {
    guard defaultValue == nil,
      let found = Self.defaultWords.lazy.compactMap({ clause.range(ofWord: $0) }).first
    else { return }
    var index = found.upperBound
    while index < clause.endIndex, clause[index] == 0x20 || clause[index] == UInt8(ascii: "\"") { index += 1 }
    let start = index
    while index < clause.endIndex, clause[index].isNamePart || clause[index] == UInt8(ascii: ".") { index += 1 }
    guard index > start else { return }
    defaultValue = String(decoding: clause[start..<index], as: UTF8.self)
  }

  private mutating func readUnit(_ clause: ArraySlice<UInt8>) {
    guard unit == nil, let found = Self.unitWords.lazy.compactMap({ clause.range(ofWord: $0) }).first else { return }
    let rest = clause[found.upperBound...].drop { $0 == 0x20 || $0 == UInt8(ascii: "(") }
    let word = rest.prefix {
      ![0x20, UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ":")].contains($0)
    }
    // A long rest is a sentence about a unit and no unit.
    guard !word.isEmpty, word.count <= 12 else { return }
    unit = String(decoding: word, as: UTF8.self)
  }

  // MARK: - Conditions

  /// `必填` must be filled in, `二选一` one of two, `至少传` give at least, `不能同时` not both.
  private static let conditionWords = words([
    "必填", "必传", "必须传", "必须填", "二选一", "三选一", "择一", "至少传", "至少填", "至少一个", "不能同时", "不可同时", "同时传", "同时填",
    "其中之一", "required when", "required if", "either", "mutually exclusive",
  ])

  private mutating func readConditions(_ clause: ArraySlice<UInt8>) {
    guard let word = Self.conditionWords.first(where: { Self.demands(clause, $0) }) else { return }
    let key = ([String(decoding: word, as: UTF8.self)] + Self.names(in: clause)).joined(separator: " ")
    conditions[key] = Clauses.text(clause)
  }

  /// `非必填` is not required.
  private static let denial = Array("非".utf8)

  private static func demands(_ clause: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    guard let found = clause.range(ofWord: word) else { return false }
    return !clause.has(denial, at: found.lowerBound - denial.count)
  }

  /// The names of fields and values in a clause.
  private static func names(in clause: ArraySlice<UInt8>) -> [String] {
    clause.split { !$0.isNamePart }.map { String(decoding: $0, as: UTF8.self) }.filter { $0.count > 1 }.sorted()
  }

  // MARK: - Forms

  private static let formWords = words([
    "yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd hh:mm", "yyyy-mm-dd", "yyyymmdd", "yyyy/mm/dd", "yyyy-mm", "rfc3339", "rfc 3339",
    "iso8601", "iso 8601", "毫秒级时间戳", "毫秒时间戳", "毫秒", "秒级时间戳", "秒时间戳", "base64", "e.164",
  ])

  private mutating func readForms(_ clause: ArraySlice<UInt8>) {
    var rest = clause
    for word in Self.formWords {
      guard let found = rest.range(ofWord: word) else { continue }
      forms.insert(String(decoding: word, as: UTF8.self).filter { $0 != " " })
      rest = rest[found.upperBound...]
    }
  }

  // MARK: - Absence

  /// `无返回值` no value is returned, `暂未开放` not open yet, `不再返回` no longer returned.
  private static let absenceWords = words(["无返回值", "暂未开放", "暂不返回", "不再返回", "不会返回", "not returned"])

  private mutating func readAbsence(_ clause: ArraySlice<UInt8>) {
    guard absence == nil, Self.absenceWords.contains(where: { clause.contains(word: $0) }) else { return }
    absence = Clauses.text(clause)
  }

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
}
