/// What a reviewer reads first: who breaks, how much changed on each axis, what the next version should be.
struct VerdictPanel {
  private let report: DiffReport
  private let phrases: Phrases
  private let words: HTMLPhrases

  init(_ report: DiffReport, _ phrases: Phrases, _ words: HTMLPhrases) {
    self.report = report
    self.phrases = phrases
    self.words = words
  }

  func write(to html: inout HTMLWriter) {
    html.element("section", .class("verdict \(report.worst.rawValue)")) { html in
      html.element("div") { html in
        html.element("h1", text: phrases.verdict(report))
        html.element("p") { html in
          html.text(phrases.suggestedBump + ": ")
          html.element("strong", text: phrases.bump(report.bump))
        }
        html.element("p", .class("soft")) { html in
          html.text(phrases.entries(report.entries.count, places: report.siteCount) + " · ")
          html.element("code", text: report.old)
          html.text(" → ")
          html.element("code", text: report.new)
        }
        html.element("p", .class("soft"), text: words.legend)
      }
      table(&html)
      notes(&html)
      html.element("noscript") { $0.element("p", text: words.noScript) }
    }
  }

  private static let levels: [ChangeLevel] = [.err, .warn, .info, .doc]

  private func table(_ html: inout HTMLWriter) {
    html.element("table") { html in
      html.element("thead") { html in
        html.element("tr") { html in
          html.element("td")
          for level in Self.levels {
            html.element("th", HTMLAttribute("scope", "col")) { html in
              html.element("span", .class("badge \(level.rawValue)"), text: phrases.level(level))
            }
          }
        }
      }
      html.element("tbody") { html in
        for axis in ChangeAxis.allCases where report.axis.map({ $0 == axis }) ?? true { row(axis, &html) }
      }
    }
  }

  private func row(_ axis: ChangeAxis, _ html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", HTMLAttribute("scope", "row"), text: phrases.name(of: axis))
      for level in Self.levels {
        let count = report.count(level, on: axis)
        if count == 0 {
          html.element("td", .class("zero"), text: "0")
        } else {
          let filter = "axis=\(axis.rawValue)&level=\(level.rawValue)&state=open"
          html.element("td", HTMLAttribute("data-filter", filter), text: String(count))
        }
      }
    }
  }

  private func notes(_ html: inout HTMLWriter) {
    let notes = report.notes.map { $0.text(in: report.language) } + report.stale.map(phrases.stale)
    guard !notes.isEmpty else { return }
    html.element("ul", .class("notes")) { html in
      for note in notes { html.element("li", text: note) }
    }
  }
}

extension Phrases {
  func name(of axis: ChangeAxis) -> String {
    switch axis {
    case .wire: wire
    case .swift: swift
    }
  }
}
