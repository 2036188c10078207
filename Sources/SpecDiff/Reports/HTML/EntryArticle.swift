/// One change: its levels and what happened, and when it is opened, old and new, its places, and what to do.
struct EntryArticle {
  private let entry: DiffEntry
  private let level: ChangeLevel
  private let language: ReportLanguage
  private let phrases: Phrases
  private let words: HTMLPhrases
  private let isOpen: Bool
  private let hasAdvice: Bool

  init(
    _ entry: DiffEntry, of report: DiffReport, _ phrases: Phrases, _ words: HTMLPhrases, isOpen: Bool,
    hasAdvice: Bool = true
  ) {
    self.entry = entry
    level = report.level(of: entry)
    language = report.language
    self.phrases = phrases
    self.words = words
    self.isOpen = isOpen
    self.hasAdvice = hasAdvice
  }

  private var id: String { "e-\(entry.fingerprint)" }

  func write(to html: inout HTMLWriter) {
    html.newLine()
    html.element(
      "article", .class("entry"), .id(id), HTMLAttribute("data-level", level.rawValue),
      HTMLAttribute("data-wire", entry.wire.rawValue), HTMLAttribute("data-swift", entry.swift.rawValue),
      HTMLAttribute("data-service", entry.service), HTMLAttribute("data-family", entry.rule.family),
      HTMLAttribute("data-state", entry.acceptance == nil ? "open" : "accepted")
    ) { html in
      html.element("details", HTMLAttribute("open", if: isOpen)) { html in
        html.element("summary") { summary(&$0) }
        html.newLine()
        html.element("div", .class("body")) { html in
          sides(&html)
          if let acceptance = entry.acceptance { html.element("div", text: words.accepted(acceptance)) }
          PlaceList(entry, phrases, words).write(to: &html)
          if hasAdvice { advice(&html) }
        }
      }
      html.element(
        "a", .class("permalink"), .href(to: id), HTMLAttribute("aria-label", words.permalink(entry.fingerprint)),
        text: "#\(entry.fingerprint)")
    }
  }

  private func summary(_ html: inout HTMLWriter) {
    html.element("span", .class("badges")) { html in
      for axis in ChangeAxis.allCases { badge(axis, &html) }
      if entry.acceptance != nil { html.element("span", .class("badge accepted"), text: phrases.accepted) }
    }
    html.element("h3", .class("say"), HTMLAttribute("dir", "auto"), text: entry.text(in: language))
    html.element("span", .class("meta")) { html in
      html.element("code", text: entry.rule.id)
      html.element("code") { html in
        html.element("bdi", text: entry.subject)
      }
      html.element("span", text: words.placeCount(entry.sites.count))
      html.element("span", .class("open"), text: words.details)
    }
  }

  private func badge(_ axis: ChangeAxis, _ html: inout HTMLWriter) {
    let level = entry.level(on: axis)
    html.element("span", .class("badge \(level.rawValue)")) { html in
      html.element("span", .class("axis"), text: phrases.name(of: axis))
      html.text(" " + phrases.level(level))
    }
  }

  private func sides(_ html: inout HTMLWriter) {
    guard entry.old != nil || entry.new != nil else { return }
    let marks = entry.old.flatMap { old in entry.new.map { WordMarks(old, $0) } }
    html.element("div", .class("sides")) { html in
      html.element("section", .class("side before")) { html in
        html.element("h4", text: phrases.old)
        value(entry.old, marks?.old, "del", &html)
      }
      html.element("section", .class("side after")) { html in
        html.element("h4", text: phrases.new)
        value(entry.new, marks?.new, "ins", &html)
      }
    }
  }

  private func value(_ text: String?, _ pieces: [WordMarks.Piece]?, _ mark: StaticString, _ html: inout HTMLWriter) {
    guard let text, !text.isEmpty else {
      html.element("div", .class("absent"), text: words.absent)
      return
    }
    html.element("div", .class("value"), HTMLAttribute("dir", "auto")) { html in
      html.marked(pieces ?? [WordMarks.Piece(text)], mark)
    }
  }

  private func advice(_ html: inout HTMLWriter) {
    html.element("dl", .class("advice")) { html in
      html.element("dt", text: phrases.why)
      html.element("dd", text: entry.rule.explanation[language])
      html.element("dt", text: phrases.whatToDo)
      html.element("dd", text: entry.rule.advice.text[language])
      guard entry.acceptance == nil else { return }
      html.element("dt", text: words.toAccept)
      html.element("dd") { html in
        html.element("code", text: "larkspur accept \(entry.fingerprint) --reason \"\(words.reason)\"")
        html.element("button", .class("copy script"), HTMLAttribute("type", "button"), text: words.copy)
      }
    }
  }
}

/// Where a change shows. Many places are folded behind the first ones.
struct PlaceList {
  private let entry: DiffEntry
  private let phrases: Phrases
  private let words: HTMLPhrases

  /// How many places are always shown.
  private static let shownCount = 8

  init(_ entry: DiffEntry, _ phrases: Phrases, _ words: HTMLPhrases) {
    self.entry = entry
    self.phrases = phrases
    self.words = words
  }

  func write(to html: inout HTMLWriter) {
    // One more is no reason to fold.
    let count = entry.sites.count <= Self.shownCount + 1 ? entry.sites.count : Self.shownCount
    html.element("div") { html in
      html.element("h4", text: phrases.places)
      list(entry.sites.prefix(count), &html)
      guard count < entry.sites.count else { return }
      html.element("details") { html in
        html.element("summary", text: phrases.more(entry.sites.count - count))
        list(entry.sites.dropFirst(count), &html)
      }
    }
  }

  private func list(_ sites: ArraySlice<ChangeSite>, _ html: inout HTMLWriter) {
    html.element("ul", .class("places")) { html in
      for site in sites { html.element("li") { item(site, &$0) } }
    }
  }

  private func item(_ site: ChangeSite, _ html: inout HTMLWriter) {
    html.element("code", text: site.subject)
    if !site.location.isEmpty { html.element("code", text: site.location) }
    if site.old != entry.old || site.new != entry.new { own(site, &html) }
    if !site.page.isEmpty {
      let side = site.isInOld ? "\(phrases.old): " : ""
      html.element("span", .class("page-line"), text: side + site.page + (site.line.map { ":\($0)" } ?? ""))
    }
    if !site.docPath.isEmpty {
      html.element("a", .href(toDocumentation: site.docPath), HTMLAttribute("rel", "noreferrer"), text: words.page)
    }
  }

  /// What changed at this place, where it is not the same as elsewhere.
  private func own(_ site: ChangeSite, _ html: inout HTMLWriter) {
    html.element("span", HTMLAttribute("dir", "auto")) { html in
      if let old = site.old { html.element("del", text: old) }
      if site.old != nil, site.new != nil { html.text(" → ") }
      if let new = site.new { html.element("ins", text: new) }
    }
  }
}

extension HTMLWriter {
  /// Pieces of a text, the marked ones in an element.
  mutating func marked(_ pieces: [WordMarks.Piece], _ name: StaticString) {
    for piece in pieces {
      if piece.isMarked { element(name, text: piece.text) } else { text(piece.text) }
    }
  }
}
