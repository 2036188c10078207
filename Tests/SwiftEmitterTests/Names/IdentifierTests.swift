import Testing

@testable import SwiftEmitter

@Suite("Identifiers")
struct IdentifierTests {
  @Test(
    "of types are capitalized words",
    arguments: [
      ("user_id_type", "UserIDType"), ("process.approver", "ProcessApprover"), ("zh-CN", "ZhCN"),
      ("zh_cn_name", "ZhCnName"), ("茶壶", "茶壶Model"),
      ("i18n_text", "I18nText"), ("2fa", "Model2fa"), ("🫖", "UnnamedModel"), ("", "UnnamedModel"),
      ("string", "StringModel"), ("type", "TypeModel"), ("set", "SetModel"), ("page", "PageModel"),
    ])
  func types(name: String, expected: String) {
    #expect(Identifier.type(Words(name)) == expected)
  }

  @Test(
    "of properties begin small",
    arguments: [
      ("user_id_type", "userIDType"), ("ID", "id"), ("URL_list", "urlList"), ("zh-CN", "zhCN"), ("茶 壶", "茶壶"),
      ("2fa_code", "field2faCode"), ("default", "default"), ("self", "selfValue"), ("Self", "selfValue"),
      ("init", "initValue"), ("json", "jsonValue"), ("hash_value", "hashValueValue"), ("", "unnamed"),
      ("🫖", "unnamed"), ("a.b-c", "aBC"),
    ])
  func properties(name: String, expected: String) {
    #expect(Identifier.member(Words(name), at: .property) == expected)
  }

  @Test(
    "of values are words, numbers and signs",
    arguments: [
      ("open_id", "openID"), ("zh-CN", "zhCN"), ("0", "value0"), ("-1", "minus1"), ("-1.5", "minus15"),
      ("--", "unnamed"), ("-a", "a"), ("", "unnamed"), ("none", "noneValue"), ("some", "someValue"),
      ("raw_value", "rawValueValue"), ("self", "selfValue"), ("default", "default"), ("100%", "value100"),
      ("是", "是"), ("a/b", "aB"),
    ])
  func values(value: String, expected: String) {
    #expect(Identifier.value(value) == expected)
  }

  @Test(
    "that begin with a digit have a word in front",
    arguments: [
      (ReservedNames.Position.service, "service2fa"), (.type, "Model2fa"), (.property, "field2fa"),
      (.method, "call2fa"), (.argument, "field2fa"), (.value, "value2fa"),
    ])
  func digits(position: ReservedNames.Position, expected: String) {
    #expect(Identifier.spelled("2fa", at: position) == expected)
  }

  @Test("are declared between backticks where they are keywords")
  func declared() {
    #expect(Identifier.declared("default") == "`default`")
    #expect(Identifier.declared("pot") == "pot")
    #expect(Identifier.declared("async") == "async")
  }

  @Test("stand in front of arguments as they are, but for one word")
  func labels() {
    for word in ReservedNames.keywords { #expect(Identifier.label(word) == word) }
    #expect(Identifier.label("inout") == "`inout`")
  }
}

@Suite("Reserved names")
struct ReservedNamesTests {
  /// The words that are reserved somewhere.
  private static let words = ReservedNames.keywords.union(ReservedNames.unquotable).union(ReservedNames.clientMembers)
    .union(ReservedNames.members).union(ReservedNames.locals).union(ReservedNames.valueMembers).sorted()

  /// What each position adds to a word of one of the tables.
  private static let suffixed: [(ReservedNames.Position, String, Set<String>)] = [
    (.service, "Service", ReservedNames.clientMembers),
    (.property, "Value", ReservedNames.unquotable.union(ReservedNames.members)),
    (.method, "Call", ReservedNames.unquotable),
    (.argument, "Value", ReservedNames.unquotable.union(ReservedNames.locals)),
    (.value, "Value", ReservedNames.unquotable.union(ReservedNames.valueMembers)),
  ]

  @Test("get another name where backticks do not help, and backticks elsewhere", arguments: words)
  func members(word: String) {
    for (position, suffix, table) in Self.suffixed {
      let name = Identifier.spelled(word, at: position)
      #expect(name == (table.contains(word) ? word + suffix : word), "\(position)")
      #expect(Identifier.declared(name) == (ReservedNames.keywords.contains(name) ? "`\(name)`" : name))
      #expect(ReservedNames.rule(for: name, at: position) != .suffixed, "\(position)")
    }
  }

  @Test("of types get another name", arguments: ReservedNames.types.sorted())
  func types(name: String) {
    #expect(Identifier.spelled(name, at: .type) == name + "Model")
    #expect(!ReservedNames.types.contains(name + "Model"))
  }

  @Test("are spelled as the position spells them: members small, types with a capital")
  func spelling() {
    for word in Self.words { #expect(word.first?.isLowercase == true, "\(word)") }
    for name in ReservedNames.types { #expect(name.first?.isUppercase == true, "\(name)") }
  }

  @Test("leave ordinary names alone", arguments: ReservedNames.Position.allCases)
  func ordinary(position: ReservedNames.Position) {
    #expect(ReservedNames.rule(for: "teapot", at: position) == nil)
    #expect(Identifier.spelled("teapot", at: position) == "teapot")
  }

  @Test("begin with a letter in every position, whatever they are made from", arguments: ["", "2", "🫖", "-", "茶"])
  func anything(name: String) {
    for position in ReservedNames.Position.allCases {
      let spelled = Identifier.spelled(Identifier.camel(Words(name)), at: position)
      #expect(spelled.first?.isLetter == true, "\(position)")
    }
  }
}

@Suite("Names of one namespace")
struct NameScopeTests {
  @Test("are given once: the first free candidate, then numbers behind the last")
  func numbers() {
    var scope = NameScope()
    #expect(scope.take(firstOf: ["Pot", "TeaPot"]) == "Pot")
    #expect(scope.take(firstOf: ["Pot", "TeaPot"]) == "TeaPot")
    #expect(scope.take(firstOf: ["Pot", "TeaPot"]) == "TeaPot2")
    #expect(scope.take(firstOf: ["Pot", "TeaPot"]) == "TeaPot3")
    #expect(scope.take(firstOf: ["TeaPot2"]) == "TeaPot22")
  }

  @Test("stay with what took them first")
  func taken() {
    var scope = NameScope(taken: ["Pot"])
    #expect(scope.isTaken("Pot"))
    #expect(!scope.isTaken("Cup"))
    scope.take("Cup")
    #expect(scope.take(firstOf: ["Pot", "Cup"]) == "Cup2")
  }

  @Test("have a name for what has none")
  func empty() {
    var scope = NameScope()
    #expect(scope.take(firstOf: []) == "unnamed2")
  }
}
