/// What a reader can narrow the list by, with how many changes each choice has. It is shown where scripts run; elsewhere
/// links lead to the services.
struct FilterForm {
  private let report: DiffReport
  private let phrases: Phrases
  private let words: HTMLPhrases

  init(_ report: DiffReport, _ phrases: Phrases, _ words: HTMLPhrases) {
    self.report = report
    self.phrases = phrases
    self.words = words
  }

  private struct Choice {
    var value: String
    var text: String
    var count: Int
  }

  func write(to html: inout HTMLWriter) {
    html.newLine()
    html.element("form", .id("filters"), .class("filters script"), HTMLAttribute("role", "search")) { html in
      html.element("details", .id("filter-box"), HTMLAttribute("open")) { html in
        html.element("summary", text: words.filters)
        if report.axis == nil { axes(&html) }
        boxes("level", phrases.level, levels, isRow: true, &html)
        if states.count > 1 { boxes("state", words.state, states, isRow: true, &html) }
        boxes("service", phrases.service, choices(\.service), &html)
        boxes("family", words.family, choices(\.rule.family), &html)
        html.element("button", .id("clear"), HTMLAttribute("type", "button"), text: words.clearFilters)
      }
    }
    html.newLine()
    html.element("noscript") { html in
      html.element("nav", HTMLAttribute("aria-label", phrases.service)) { html in
        for choice in choices(\.service) {
          html.element("a", .href(to: Self.anchor(choice.value)), text: choice.text)
          html.text(" (\(choice.count)) ")
        }
      }
    }
  }

  /// The id of the section of a service.
  static func anchor(_ service: String) -> String { "service-" + PercentEncoding.text(of: service) }

  private func axes(_ html: inout HTMLWriter) {
    html.element("fieldset", .class("row")) { html in
      html.element("legend", text: phrases.axis)
      let choices = [("", words.both)] + ChangeAxis.allCases.map { ($0.rawValue, phrases.name(of: $0)) }
      for (value, text) in choices {
        html.element("label") { html in
          html.void(
            "input", HTMLAttribute("type", "radio"), HTMLAttribute("name", "axis"), HTMLAttribute("value", value),
            HTMLAttribute("checked", if: value.isEmpty))
          html.element("span", text: text)
        }
      }
    }
  }

  private func boxes(
    _ name: String, _ title: String, _ choices: [Choice], isRow: Bool = false, _ html: inout HTMLWriter
  ) {
    guard !choices.isEmpty else { return }
    html.element("fieldset", .class(isRow ? "row" : "long")) { html in
      html.element("legend", text: title)
      for choice in choices {
        html.element("label") { html in
          html.void(
            "input", HTMLAttribute("type", "checkbox"), HTMLAttribute("name", name),
            HTMLAttribute("value", choice.value))
          html.element("span", text: choice.text)
          html.element("span", .class("count"), text: String(choice.count))
        }
      }
    }
  }

  private var levels: [Choice] {
    ChangeLevel.allCases.reversed().compactMap { level in
      let count = report.entries.count { report.level(of: $0) == level }
      // A level that shows on one axis alone can be asked for, too.
      let isThere = count > 0 || report.entries.contains { $0.wire == level || $0.swift == level }
      return isThere && level != .none
        ? Choice(value: level.rawValue, text: phrases.level(level), count: count) : nil
    }
  }

  private var states: [Choice] {
    let accepted = report.entries.count - report.open.count
    return [
      Choice(value: "open", text: words.open, count: report.open.count),
      Choice(value: "accepted", text: phrases.accepted, count: accepted),
    ].filter { $0.count > 0 }
  }

  private func choices(_ property: (DiffEntry) -> String) -> [Choice] {
    var counts: [String: Int] = [:]
    for entry in report.entries { counts[property(entry), default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { Choice(value: $0.key, text: $0.key, count: $0.value) }
  }
}
