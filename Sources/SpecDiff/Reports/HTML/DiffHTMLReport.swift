/// The report as one HTML file that needs nothing else: a plain list, which filters, search and keys make handier.
public struct DiffHTMLReport {
  private let report: DiffReport
  private let phrases: Phrases

  public init(_ report: DiffReport) {
    self.report = report
    phrases = Phrases(language: report.language)
  }

  public var text: String {
    var text = "<!DOCTYPE html>\n<html lang=\"\(report.language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n"
    text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    text += "<title>\(XMLText.escaped("\(phrases.title): \(report.old) → \(report.new)"))</title>\n"
    text += "<style>\n\(HTMLStyle.text)\n</style>\n</head>\n<body>\n\(head)\(filters)<main>\n"
    for service in report.services { text += section(service) }
    text += interface
    text += "</main>\n<script>\n\(HTMLScript.text)\n</script>\n</body>\n</html>\n"
    return text
  }

  private func paragraph(_ text: String, _ style: String = "") -> String {
    "<p\(style.isEmpty ? "" : " class=\"\(style)\"")>\(XMLText.escaped(text))</p>\n"
  }

  private var head: String {
    var text = "<header>\n<h1>\(XMLText.escaped(phrases.title))</h1>\n"
    text += paragraph("\(report.old) → \(report.new)", "dim")
    text += paragraph(phrases.verdict(report), "verdict")
    text += paragraph("\(phrases.suggestedBump): \(phrases.bump(report.bump))")
    if !report.entries.isEmpty {
      text += paragraph(
        "\(phrases.entries(report.entries.count, places: report.siteCount)). "
          + "\(phrases.wire): \(phrases.counts(report, on: .wire)). "
          + "\(phrases.swift): \(phrases.counts(report, on: .swift)).")
    }
    text += paragraph(phrases.folded(report.folded), "dim")
    for note in report.notes { text += paragraph(note.text(in: report.language), "dim") }
    for acceptance in report.stale { text += paragraph(phrases.stale(acceptance), "warn") }
    return text + "</header>\n"
  }

  // MARK: - Filters

  private var filters: String {
    let levels = [ChangeLevel.none, .info, .warn, .err].map {
      ($0.rawValue, $0 == .none ? phrases.all : "≥ " + phrases.level($0))
    }
    let axes = [("both", phrases.all), ("wire", phrases.wire), ("swift", phrases.swift)]
    let services = [("", phrases.all)] + report.services.map { ($0, $0) }
    var text = "<form>\n"
    text += "<input type=\"search\" name=\"search\" placeholder=\"\(XMLText.escaped(phrases.search))\" "
    text += "aria-label=\"\(XMLText.escaped(phrases.search))\">\n"
    text += select("axis", phrases.axis, axes) + select("level", phrases.level, levels)
    text += select("service", phrases.service, services)
    text += "<output id=\"count\"></output>\n<span class=\"dim\">\(XMLText.escaped(phrases.keys))</span>\n</form>\n"
    return text
  }

  private func select(_ name: String, _ label: String, _ options: [(String, String)]) -> String {
    let list = options.map { "<option value=\"\(XMLText.escaped($0))\">\(XMLText.escaped($1))</option>" }.joined()
    return "<label>\(XMLText.escaped(label)) <select name=\"\(name)\">\(list)</select></label>\n"
  }

  // MARK: - Entries

  private func section(_ service: String) -> String {
    let entries = report.entries.filter { $0.service == service }
    let title = XMLText.escaped(service.isEmpty ? "—" : service)
    return "<section class=\"service\">\n<h2>\(title) <span class=\"dim\">\(entries.count)</span></h2>\n"
      + entries.map(article).joined() + "</section>\n"
  }

  private func article(_ entry: DiffEntry) -> String {
    let anchor = "c\(entry.fingerprint)"
    var text = "<article id=\"\(anchor)\"\(entry.acceptance == nil ? "" : " class=\"accepted\"") "
    text += "data-wire=\"\(entry.wire.rawValue)\" data-swift=\"\(entry.swift.rawValue)\" "
    text += "data-service=\"\(XMLText.escaped(entry.service))\">\n<details>\n<summary>"
    text += badge(phrases.wire, entry.wire) + badge(phrases.swift, entry.swift)
    text += "<span class=\"what\">\(XMLText.escaped(entry.text(in: report.language)))</span>"
    text += "<a href=\"#\(anchor)\" title=\"\(entry.fingerprint)\">#</a></summary>\n<div class=\"body\">\n"
    text += "<p><code>\(entry.rule.id)</code> <span class=\"dim\">\(entry.fingerprint)</span></p>\n"
    if let acceptance = entry.acceptance {
      text += paragraph("\(phrases.accepted): \(acceptance.reason) \(acceptance.by)")
    }
    text += sides(entry)
    text += paragraph("\(phrases.why): \(entry.rule.explanation[report.language])")
    text += paragraph("\(phrases.whatToDo): \(entry.rule.advice.text[report.language])")
    let places = entry.sites.map { "<li class=\"place\">\(XMLText.escaped(DiffTextReport.text(of: $0)))</li>\n" }
    return text + "<ul>\n\(places.joined())</ul>\n</div>\n</details>\n</article>\n"
  }

  private func badge(_ axis: String, _ level: ChangeLevel) -> String {
    "<span class=\"level \(level.rawValue)\">\(XMLText.escaped(axis)) \(XMLText.escaped(phrases.level(level)))</span>"
  }

  /// Old and new beside each other, where there is something to compare.
  private func sides(_ entry: DiffEntry) -> String {
    guard entry.old != nil || entry.new != nil else { return "" }
    let marks = WordMarks(entry.old ?? "", entry.new ?? "")
    let isPair = entry.old != nil && entry.new != nil
    let side = { (label: String, text: String?, stretches: [WordMarks.Stretch], tag: String) -> String in
      let words = stretches.map { stretch in
        let text = XMLText.escaped(stretch.text)
        return stretch.isChanged && isPair ? "<\(tag)>\(text)</\(tag)>" : text
      }.joined()
      return "<div><span class=\"dim\">\(XMLText.escaped(label))</span>\n\(text == nil ? "—" : words)</div>\n"
    }
    return "<div class=\"sides\">\n\(side(phrases.old, entry.old, marks.old, "del"))"
      + "\(side(phrases.new, entry.new, marks.new, "ins"))</div>\n"
  }

  // MARK: - Signatures

  private var interface: String {
    guard !report.interfaceDiff.isEmpty else { return "" }
    let lines = report.interfaceDiff.map { line in
      let style = line.hasPrefix("+") ? "plus" : line.hasPrefix("-") ? "minus" : line.hasPrefix("@") ? "dim" : ""
      return style.isEmpty ? XMLText.escaped(line) : "<span class=\"\(style)\">\(XMLText.escaped(line))</span>"
    }
    return "<section id=\"api\">\n<h2>\(XMLText.escaped(phrases.interface))</h2>\n<details>\n"
      + "<summary>api.txt <span class=\"dim\">\(lines.count)</span></summary>\n<pre>\(lines.joined(separator: "\n"))</pre>\n"
      + "</details>\n</section>\n"
  }
}
