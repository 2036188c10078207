import APISpec

/// The words by which pages say that something is on its way out, or not there yet.
enum LifecycleWords {
  private typealias Entry = (word: [UInt8], meaning: Lifecycle.Stage)

  /// In the sentences of fields and values: `已废弃` deprecated, `请勿使用` do not use, `暂不支持` not supported yet,
  /// `灰度` in a limited roll-out, `无效` without effect.
  private static let sentenceWords = WordTable<Lifecycle.Stage>([
    ("已废弃", .deprecated), ("待废弃", .deprecated), ("即将废弃", .deprecated), ("已弃用", .deprecated), ("废弃", .deprecated),
    ("不推荐使用", .deprecated), ("不建议使用", .deprecated), ("不再推荐", .deprecated), ("请勿使用", .deprecated), ("不再使用", .deprecated),
    ("已下线", .deprecated), ("已停用", .deprecated), ("deprecated", .deprecated), ("Deprecated", .deprecated),
    ("该字段无效", .inert), ("无效字段", .inert), ("暂不支持", .inert), ("暂未支持", .inert), ("暂未开放", .inert), ("该字段暂未使用", .inert),
    ("灰度中", .beta), ("灰度", .beta), ("内测", .beta), ("Beta", .beta), ("beta", .beta),
  ])

  /// In the notices of pages, where they can only speak of the page: `历史版本` historic version, `请尽快迁移` move soon,
  /// `不再更新` no longer updated, `灰度阶段` in a limited roll-out.
  private static let noticePhrases: [Entry] = spelled([
    ("为历史版本", .historic), ("是历史版本", .historic), ("历史版本接口", .historic), ("请尽快迁移", .historic),
    ("不再推荐", .deprecated), ("不再更新", .deprecated), ("不再维护", .deprecated), ("停止维护", .deprecated),
    ("灰度阶段", .beta), ("处于灰度", .beta), ("灰度中", .beta), ("内测阶段", .beta), ("内测中", .beta),
  ])

  /// In notices that name their subject (`本接口`, this endpoint), and behind titles: `旧版` old version.
  private static let pageWords: [Entry] = spelled([
    ("历史版本", .historic), ("已废弃", .deprecated), ("即将废弃", .deprecated), ("废弃", .deprecated), ("已下线", .deprecated),
    ("即将下线", .deprecated), ("不推荐", .deprecated), ("请勿使用", .deprecated),
  ])
  private static let titleWords: [Entry] =
    pageWords + spelled([("旧版", .historic), ("历史", .historic), ("灰度", .beta), ("内测", .beta)])

  /// Subjects that may stand before the word when it is about the field itself: `该字段已废弃`.
  private static let subjects = [
    "该字段", "此字段", "本字段", "字段", "该参数", "此参数", "参数", "该属性", "目前", "当前", "该值", "该枚举值", "该枚举", "此值",
  ]
  .map(\.bytes)
  private static let openers = ["（", "【", "(", "[", "。", "；", "，", ",", "*", "=", "：", ":", "、", ";", "!", "！", ">"]
    .map(\.bytes)

  /// The stage of a field by its description. The word must stand where it speaks of the field: at the start of a
  /// sentence, in brackets, or behind `该字段`; "returns no 已废弃 items" says nothing about the field.
  static func lifecycle(ofDescription text: String) -> Lifecycle {
    lifecycle(of: text.bytes[...], words: sentenceWords)
  }

  static func lifecycle(ofValueText text: String) -> Lifecycle {
    text.isEmpty ? .current : lifecycle(of: text.bytes[...], words: sentenceWords)
  }

  private static func lifecycle(of text: Text, words: WordTable<Lifecycle.Stage>) -> Lifecycle {
    guard let first = words.first(in: text, where: { speaksOfSubject(text, $0) }) else { return .current }
    return Lifecycle(first.entry.meaning, note: InlineMarkup.plain(sentence(around: first.range, in: text)))
  }

  private static func speaksOfSubject(_ text: Text, _ range: Range<Int>) -> Bool {
    var before = text[..<range.lowerBound]
    while let last = before.last, last.isBlank || last == Byte.star || last == Byte.equals {
      before = before.dropLast()
    }
    if let subject = subjects.first(where: { before.hasSuffix($0) }) {
      before = before.dropLast(subject.count)
      return true
    }
    guard let last = before.last, last != Byte.newline else { return endsSentence(text[range.upperBound...]) }
    return openers.contains { before.hasSuffix($0) } && endsSentence(text[range.upperBound...])
  }

  /// A word that goes on (`已废弃的字段`) describes something else.
  private static func endsSentence(_ rest: Text) -> Bool {
    guard let first = rest.first else { return true }
    if first < 0x80 { return !first.isWord }
    return ["，", "。", "；", "）", "】", "、", "！", "：", "字段", "参数", "枚举"].map(\.bytes).contains { rest.hasPrefix($0) }
  }

  private static func sentence(around range: Range<Int>, in text: Text) -> Text {
    let stops = ["。", "；"].map(\.bytes)
    var start = range.lowerBound
    while start > text.startIndex, text[start - 1] != Byte.newline {
      if start - 3 >= text.startIndex, stops.contains(where: { text.has($0, at: start - 3) }) { break }
      start -= 1
    }
    var end = range.upperBound
    while end < text.endIndex, text[end] != Byte.newline, !stops.contains(where: { text.has($0, at: end) }) { end += 1 }
    return text[start..<end]
  }

  /// The stage of a page by a notice in its introduction.
  static func lifecycle(ofNotice notice: String) -> Lifecycle {
    for sentence in notice.bytes[...].split(whereSeparator: { $0 == Byte.newline }) {
      let namesPage = pageSubjects.contains { sentence.contains($0) }
      guard let entry = (noticePhrases + (namesPage ? pageWords : [])).first(where: { sentence.contains($0.word) })
      else {
        continue
      }
      return Lifecycle(entry.meaning, note: InlineMarkup.plain(sentence))
    }
    return .current
  }

  private static let pageSubjects = ["本接口", "该接口", "此接口", "当前接口", "本文档", "该文档", "该事件", "本事件", "此事件", "本 API", "该 API"]
    .map(\.bytes)

  /// `（旧版）`, `（不推荐）`, `（历史版本）`, `（灰度）` behind a title.
  static func lifecycle(ofTitle title: String) -> Lifecycle {
    let text = title.bytes[...]
    guard let open = ["（", "(", "【", "-"].map(\.bytes).compactMap({ text.firstRange(of: $0) }).first,
      let entry = titleWords.first(where: { text[open.upperBound...].contains($0.word) })
    else { return .current }
    return Lifecycle(entry.meaning, note: title)
  }
}
