/// Words that change no contract.
extension ChangeRule {
  static let docDescriptionChanged = ChangeRule(
    "doc.description-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "{name} of {owner} is described differently: “{new}” instead of “{old}”",
    "{owner} 的 {name} 的说明由“{old}”改为“{new}”",
    because: BilingualText("Only the words changed.", "只有文字改变。"), advice: .none)

  static let docUnitClarified = ChangeRule(
    "doc.unit-clarified", wire: .none, swift: .doc, mirror: .waived("a unit that is no longer named is changed words"),
    listing: .words, isStableAcrossDialects: false,
    "the unit of {name} of {owner} is named: {new}", "{owner} 的 {name} 注明了单位：{new}",
    because: BilingualText("What was meant is said now.", "明确了原本的含义。"), advice: .none)

  static let docPageProseChanged = ChangeRule(
    "doc.page-prose-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "the words of the page of {owner} changed", "{owner} 页面的文字改变",
    because: BilingualText("Only the words changed.", "只有文字改变。"), advice: .none)

  static let docExampleChanged = ChangeRule(
    "doc.example-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "the example of {name} of {owner} changed", "{owner} 的 {name} 的示例改变",
    because: BilingualText("Examples promise nothing.", "示例不构成承诺。"), advice: .none)

  static let docLanguageFlipped = ChangeRule(
    "doc.language-flipped", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "{name} of {owner} is described in another language: “{new}” instead of “{old}”",
    "{owner} 的 {name} 的说明换了语言：由“{old}”到“{new}”",
    because: BilingualText("A translation cannot be compared by its words.", "译文无法逐字比较。"), advice: .none)

  static let docNoise = ChangeRule(
    "doc.noise", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    "{owner} differs in links, blanks, spelling of entities or dates only", "{owner} 仅有链接、空白、转义或时间的差异",
    because: BilingualText("Nothing that a reader sees changed.", "读者看到的内容没有改变。"), advice: .none)

  static let proseRules = [
    docDescriptionChanged, docUnitClarified, docPageProseChanged, docExampleChanged, docLanguageFlipped, docNoise,
  ]
}

/// About our own reading.
extension ChangeRule {
  static let metaParseRegression = ChangeRule(
    "meta.parse-regression", wire: .warn, swift: .warn, mirror: .waived("a page that is understood better is progress"),
    isStableAcrossDialects: false,
    "the page of {owner} says less than before, as we read it: {new} (before: {old})",
    "读取 {owner} 的页面所得的信息变少：{new}（原：{old}）",
    because: BilingualText(
      "Either the page lost its tables, or it is written in a way that the reader does not know.",
      "可能是页面缺失了表格，也可能是读取程序不认识新的写法。"), advice: .readPage)

  static let metaDialectMismatch = ChangeRule(
    "meta.dialect-mismatch", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    "the pages of {owner} come in dialects {old} and {new}", "{owner} 的页面分别来自方言 {old} 与 {new}",
    because: BilingualText(
      "Dialects differ in what they can say; rules that depend on it are left out.", "不同方言能表达的内容不同，依赖于此的规则不予报告。"),
    advice: .none)

  static let metaDialectLoss = ChangeRule(
    "meta.dialect-loss", wire: .none, swift: .none,
    mirror: .waived("what one dialect cannot say is seen as another change when it is the old one"), listing: .noise,
    "{name} of {owner}: {new} instead of {old}, perhaps because the dialects differ",
    "{owner} 的 {name}：由 {old} 变为 {new}，可能仅因方言不同",
    because: BilingualText(
      "One of the two dialects may not be able to say it; compare pages of one dialect to be sure.",
      "其中一种方言可能无法表达；请用同一方言的页面比较以确认。"),
    advice: .none)

  static let toolRules = [metaParseRegression, metaDialectMismatch, metaDialectLoss]
}
