import Testing

@testable import SwiftEmitter

@Suite("Words of names")
struct WordsTests {
  @Test(
    "end at marks, where capitals begin, and before the last capital of several",
    arguments: [
      ("open_id", ["open", "id"]), ("openID", ["open", "id"]), ("Open-Id", ["open", "id"]),
      ("open.id", ["open", "id"]), ("open id", ["open", "id"]), ("OPEN_ID", ["open", "id"]),
      ("HTTPServer", ["http", "server"]), ("i18nName", ["i18n", "name"]), ("v2", ["v2"]), ("userIDs", ["user", "ids"]),
      ("IDsOfUsers", ["ids", "of", "users"]), ("URLstring", ["ur", "lstring"]), ("2fa_code", ["2fa", "code"]),
      ("md5Hash", ["md5", "hash"]), ("process.approver", ["process", "approver"]), ("__a__b__", ["a", "b"]),
      ("a", ["a"]), ("A", ["a"]), ("ABC", ["abc"]),
    ])
  func splitting(name: String, words: [String]) {
    #expect(Words(name).words == words)
  }

  @Test(
    "hold letters of every script, and neither marks nor pictures",
    arguments: [
      ("茶壶_名", ["茶壶", "名"]), ("（茶）", ["茶"]), ("🫖pot", ["pot"]), ("🫖", []), ("", []), ("…-\"\\#\u{0}", []),
      ("ＡＢ", []), ("Größe", ["größe"]), ("чай", ["чай"]), ("a\u{200B}b", ["a", "b"]), ("1️⃣", ["1"]),
    ])
  func scripts(name: String, words: [String]) {
    #expect(Words(name).words == words)
  }

  @Test("of equal names are equal")
  func equality() {
    #expect(Set(["tea_pot", "teaPot", "TeaPot", "tea-pot", "TEA_POT", "tea.pot"].map(Words.init)).count == 1)
  }

  @Test("become one of many at their last word")
  func singular() {
    #expect(Words("tea_pots").singular == Words("tea_pot"))
    #expect(Words("pots_status").singular == Words("pots_status"))
    #expect(Words("").singular.isEmpty)
  }
}

@Suite("Plurals")
struct PluralsTests {
  @Test(
    "end as English does",
    arguments: [
      ("departments", "department"), ("entries", "entry"), ("classes", "class"), ("dishes", "dish"),
      ("batches", "batch"), ("boxes", "box"), ("statuses", "status"), ("processes", "process"), ("values", "value"),
      ("cases", "case"),
    ])
  func singular(plural: String, singular: String) {
    #expect(Plurals.singular(of: plural) == singular)
  }

  @Test("of the words in the table are words of their own", arguments: Plurals.kept.sorted())
  func kept(word: String) {
    #expect(Plurals.singular(of: word) == word)
  }

  @Test(
    "have more than three letters, and an ending of the table", arguments: ["gas", "s", "", "tea", "boss", "virus"])
  func unchanged(word: String) {
    #expect(Plurals.singular(of: word) == word)
  }

  @Test("are reached by every ending of the table")
  func endings() {
    for ending in Plurals.endings {
      let word = ending.plural.utf8.count > 4 ? ending.plural : "tea" + ending.plural
      guard !Plurals.kept.contains(word) else { continue }
      let first = Plurals.endings.first { word.hasSuffix($0.plural) }
      #expect(first?.plural == ending.plural, "'\(first?.plural ?? "")' stands before '\(ending.plural)'")
    }
  }
}

@Suite("Acronyms")
struct AcronymsTests {
  @Test("are written as the table says inside a name", arguments: Acronyms.table.sorted { $0.key < $1.key })
  func inside(lower: String, written: String) {
    #expect(Identifier.type(Words("pot_\(lower)")) == "Pot" + written)
    #expect(Identifier.camel(Words("pot_\(lower)")) == "pot" + written)
    #expect(Identifier.camel(Words("pot\(written)")) == "pot" + written)
  }

  @Test("are small at the beginning of a member", arguments: Acronyms.table.keys.sorted())
  func first(lower: String) {
    #expect(Identifier.camel(Words("\(lower)_pot")) == lower + "Pot")
  }

  @Test("keep the table in order: lower case leads to what differs from a plain word")
  func table() {
    for (lower, written) in Acronyms.table {
      #expect(written.lowercased() == lower)
      #expect(written != lower.prefix(1).uppercased() + lower.dropFirst(), "'\(written)' needs no row")
    }
  }
}
