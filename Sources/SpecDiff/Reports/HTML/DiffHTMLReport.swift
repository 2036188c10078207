/// The report for a browser: one file that needs nothing else, neither a network nor a server.
///
/// Everything is in the markup and can be read and linked to without scripts; with them come filters, search and keys.
/// Equal reports give equal bytes.
public struct DiffHTMLReport {
  private let report: DiffReport
  private let interface: UnifiedDiff
  private let phrases: Phrases
  private let words: HTMLPhrases

  public init(_ report: DiffReport) {
    self.report = report
    interface = UnifiedDiff(lines: report.interfaceDiff)
    phrases = Phrases(language: report.language)
    words = HTMLPhrases(language: report.language)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The file, in UTF-8.
  public var bytes: [UInt8] {
    var html = HTMLWriter()
    html.verbatim("<!doctype html>\n")
    html.element("html", HTMLAttribute("lang", words.code)) { html in
      html.newLine()
      html.element("head") { head(&$0) }
      html.newLine()
      html.element(
        "body", HTMLAttribute("data-shown", words.shown), HTMLAttribute("data-shown-and-folded", words.shownAndFolded),
        HTMLAttribute("data-copied", words.copied), HTMLAttribute("data-copied-link", words.copiedLink),
        HTMLAttribute("data-theme-auto", words.themeAuto), HTMLAttribute("data-theme-light", words.themeLight),
        HTMLAttribute("data-theme-dark", words.themeDark)
      ) { body(&$0) }
    }
    html.newLine()
    return html.bytes
  }

  private func head(_ html: inout HTMLWriter) {
    html.newLine()
    html.void("meta", HTMLAttribute("charset", "utf-8"))
    html.newLine()
    html.void(
      "meta", HTMLAttribute("http-equiv", "Content-Security-Policy"), HTMLAttribute("content", Self.securityPolicy))
    html.newLine()
    html.void(
      "meta", HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1"))
    html.void("meta", HTMLAttribute("name", "referrer"), HTMLAttribute("content", "no-referrer"))
    // Without it, browsers ask servers for one.
    html.void("link", HTMLAttribute("rel", "icon"), HTMLAttribute("href", "data:,"))
    html.newLine()
    html.element("title", text: "\(phrases.title): \(report.old) → \(report.new)")
    html.newLine()
    html.element("style") { $0.verbatim(ReportStyle.text) }
    html.newLine()
    html.element("script") { $0.verbatim(ReportScript.early) }
    html.newLine()
  }

  /// Nothing may be loaded, and no other style or script than those of this program may run.
  private static let securityPolicy: String = {
    let hash = { (text: StaticString) in "'\(ContentHash(text.withUTF8Buffer(Array.init)).policyText)'" }
    return "default-src 'none'; img-src data:; style-src \(hash(ReportStyle.text)); "
      + "script-src \(hash(ReportScript.early)) \(hash(ReportScript.main)); base-uri 'none'; form-action 'none'"
  }()

  private func body(_ html: inout HTMLWriter) {
    html.newLine()
    html.element("a", .class("skip"), .href(to: "changes"), text: words.skip)
    bar(&html)
    html.element("div", .class("page")) { html in
      FilterForm(report, phrases, words).write(to: &html)
      html.newLine()
      html.element("main", .id("changes")) { html in
        VerdictPanel(report, phrases, words).write(to: &html)
        if !report.entries.isEmpty {
          html.element("p", .id("nothing"), HTMLAttribute("hidden"), text: words.nothingFits)
        }
        groups(&html)
        InterfaceSection(interface, title: phrases.interface).write(to: &html)
        foldedSection(&html)
      }
    }
    html.newLine()
    html.element("footer", text: phrases.folded(report.folded))
    help(&html)
    html.element("div", .id("message"), HTMLAttribute("role", "status"))
    html.newLine()
    html.element("script") { $0.verbatim(ReportScript.main) }
    html.newLine()
  }

  private func bar(_ html: inout HTMLWriter) {
    html.newLine()
    html.element("header", .class("bar")) { html in
      html.element("span", .class("name"), text: phrases.title)
      html.element("span", .class("badge \(report.worst.rawValue)"), text: phrases.bump(report.bump))
      html.element("span", .class("states soft"), text: "\(report.old) → \(report.new)")
      html.element("span", .class("space"))
      html.element("output", .id("shown"), .class("script soft"), HTMLAttribute("for", "search"))
      html.void(
        "input", .id("search"), .class("script"), HTMLAttribute("type", "search"), HTMLAttribute("name", "q"),
        HTMLAttribute("form", "filters"), HTMLAttribute("placeholder", "\(words.searchHint) (/)"),
        HTMLAttribute("aria-label", words.searchHint), HTMLAttribute("autocomplete", "off"),
        HTMLAttribute("spellcheck", "false"))
      for (id, text) in [("all", words.openAll), ("theme", "◐"), ("keys", words.keys)] {
        html.element("button", .id(id), .class("script"), HTMLAttribute("type", "button"), text: text)
      }
    }
    html.newLine()
  }

  /// Entries by service: the services with the weightiest open changes first.
  private func groups(_ html: inout HTMLWriter) {
    let services = Dictionary(grouping: report.entries, by: \.service)
    let ordered = services.sorted { a, b in
      let (worstOfA, worstOfB) = (worst(a.value), worst(b.value))
      return worstOfA == worstOfB ? a.key < b.key : worstOfA > worstOfB
    }
    for (service, entries) in ordered {
      html.newLine()
      html.element("section", .class("group"), .id(FilterForm.anchor(service))) { html in
        html.element("h2") { html in
          html.text(service)
          html.element(
            "span", .class("count"), text: phrases.entries(entries.count, places: entries.map(\.sites.count).sum))
        }
        for entry in entries { article(entry).write(to: &html) }
      }
    }
  }

  private func worst(_ entries: [DiffEntry]) -> ChangeLevel {
    entries.lazy.filter { $0.acceptance == nil }.map(report.level).max() ?? .none
  }

  private func article(_ entry: DiffEntry) -> EntryArticle {
    EntryArticle(
      entry, of: report, phrases, words,
      isOpen: entry.acceptance == nil && report.level(of: entry) >= .warn)
  }

  private func foldedSection(_ html: inout HTMLWriter) {
    guard !report.foldedEntries.isEmpty else { return }
    html.newLine()
    html.element("details", .class("folded group")) { html in
      html.element("summary", text: phrases.folded(report.folded))
      for entry in report.foldedEntries {
        EntryArticle(entry, of: report, phrases, words, isOpen: false, hasAdvice: false).write(to: &html)
      }
    }
  }

  private func help(_ html: inout HTMLWriter) {
    html.newLine()
    html.element("dialog", .id("help"), HTMLAttribute("aria-label", words.keys)) { html in
      html.element("dl") { html in
        for (keys, meaning) in words.keyTable {
          html.element("dt") { html in
            for key in keys { html.element("kbd", text: key) }
          }
          html.element("dd", text: meaning)
        }
      }
      html.element("form", HTMLAttribute("method", "dialog")) { html in
        html.element("button", text: words.close)
      }
    }
    html.newLine()
  }
}

extension [Int] {
  fileprivate var sum: Int { reduce(0, +) }
}
