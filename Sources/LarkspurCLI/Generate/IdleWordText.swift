import APISpec
import SwiftEmitter
import Workspace

/// Says of words that select no endpoint why, and what was probably meant.
enum IdleWordText {
  /// Where words fit nothing at all, they are why others are shut out: then only they are told.
  static func texts(for words: [Selection.IdleWord], in spec: APISpec) -> [String] {
    let slips = words.filter { !$0.isShutOut }
    return (slips.isEmpty ? words : slips).map { text(for: $0, in: spec) }
  }

  private static func text(for word: Selection.IdleWord, in spec: APISpec) -> String {
    if word.isShutOut {
      return "'\(word.word)' fits endpoints, but none that the rest of the selection lets through; "
        + "name what it lacks, too, or leave it out."
    }
    switch word.kind {
    case .service:
      return "No endpoint is of the service '\(word.word)'"
        + Suggestion.text(for: word.word, among: Selection.services(of: spec))
    case .endpoint:
      let search = CallSearch(APISpec(endpoints: spec.endpoints))
      return "No endpoint fits '\(word.word)'" + Suggestion.text(search.nearest(to: word.word))
    }
  }
}
