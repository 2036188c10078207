import APISpec

extension Presence {
  /// What a cell of the required column says: `是` yes, `否` no, `必填` required, `选填`/`可选` optional, `条件` conditional.
  private static let words: [(word: String, presence: Presence)] = [
    ("条件必填", .conditional), ("条件", .conditional), ("conditional", .conditional),
    ("是", .required), ("必填", .required), ("必须", .required), ("必选", .required), ("必传", .required),
    ("yes", .required), ("true", .required), ("required", .required), ("y", .required), ("√", .required),
    ("非必填", .optional), ("非必须", .optional), ("非必传", .optional), ("不必填", .optional),
    ("否", .optional), ("选填", .optional), ("可选", .optional), ("no", .optional), ("false", .optional),
    ("optional", .optional), ("n", .optional), ("×", .optional),
  ]

  private static let exact = Dictionary(words.map { ($0.word, $0.presence) }) { first, _ in first }

  /// The words of required columns, for tests and documentation.
  static var knownWords: [String] { words.map(\.word) }

  /// Reads a required cell; nil when it holds something else. Words may follow: `是，仅当 …`.
  init?(cell text: String) {
    let word = text.lowercased()
    if let presence = Self.exact[word] {
      self = presence
    } else if let entry = Self.words.first(where: { $0.word.utf8.count >= 3 && word.hasPrefix($0.word) }) {
      self = entry.presence
    } else {
      return nil
    }
  }
}

/// Sentences that say when an optional field is required after all.
enum ConditionalPresence {
  /// What the words ask for.
  private enum Demand {
    /// The field.
    case field
    /// The field or one of others.
    case choice
  }

  /// `必填` required, `必传` must be sent, `二选一` one of two, `不能同时为空` not both empty, `至少` at least one of.
  private static let words = WordTable<Demand>([
    ("时必填", .field), ("则必填", .field), ("必填字段", .field), ("需必填", .field), ("为必填", .field), ("时必传", .field),
    ("则必传", .field), ("为必传", .field), ("时，必填", .field), ("时，必传", .field), ("时需要必填", .field), ("，必填", .field),
    ("二选一", .choice), ("三选一", .choice), ("不能同时为空", .choice), ("不可同时为空", .choice), ("至少传一个", .choice),
    ("至少填一个", .choice), ("至少传入一个", .choice), ("至少需要传入一个", .choice), ("必须传入其中一个", .choice),
  ])

  /// Whether a sentence leaves a choice between fields.
  static func offersChoice(_ sentence: Text) -> Bool {
    words.matches(in: sentence).contains { $0.entry.meaning == .choice }
  }

  /// Sentences that mention the words only to deny them.
  private static let denials = ["非必填", "不必填", "非必传", "不是必填"].map(\.bytes)

  /// The sentence of a description that makes the field conditional.
  static func sentence(in description: String) -> String? {
    let text = description.bytes[...]
    guard words.first(in: text) != nil else { return nil }
    let sentence = sentences(of: text).first { sentence in
      words.first(in: sentence) != nil && !denials.contains { sentence.contains($0) }
    }
    return sentence.map { ListLines.isItem($0) ? $0.trimmed.dropFirst().trimmed.string : $0.trimmed.string }
  }

  private static let fullStops = ["。", "；"].map(\.bytes)

  private static func sentences(of text: Text) -> [Text] {
    var sentences: [Text] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let stop = text[index] == Byte.newline ? 1 : fullStops.first { text.has($0, at: index) }?.count ?? 0
      if stop > 0 {
        sentences.append(text[start..<index])
        start = index + stop
        index = start
      } else {
        index += 1
      }
    }
    sentences.append(text[start...])
    return sentences
  }
}
