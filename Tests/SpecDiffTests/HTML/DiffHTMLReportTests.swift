import APISpec
import Testing

@testable import SpecDiff

@Suite("The HTML report")
struct DiffHTMLReportTests {
  private func page(_ report: DiffReport) throws -> MarkupReader.Element {
    try MarkupReader.read(DiffHTMLReport(report).bytes)
  }

  private var teaPage: MarkupReader.Element {
    get throws { try page(ReportedTea.report) }
  }

  private func article(_ page: MarkupReader.Element, _ entry: DiffEntry) throws -> MarkupReader.Element {
    try #require(page.all.first { $0.attributes["id"] == "e-\(entry.fingerprint)" })
  }

  @Test("begins with who breaks, the suggested version, and the levels of each axis")
  func verdict() throws {
    let panel = try #require(try teaPage.all("section", class: "verdict").first)
    #expect(panel.classes.contains("err"))
    #expect(panel.all("h1").map(\.text) == ["1 change breaks shipped clients, 1 breaks Swift source."])
    #expect(panel.text.contains("Suggested bump: major version"))
    #expect(panel.text.contains("old specs → new specs"))
    let rows = panel.all("tr").map { $0.children.map(\.text) }
    #expect(
      rows == [["", "err", "warn", "info", "doc"], ["wire", "1", "2", "2", "0"], ["Swift", "1", "0", "2", "1"]])
  }

  @Test("has every change by service, the service with the weightiest first, what is open before what is accepted")
  func groups() throws {
    let groups = try teaPage.all("section", class: "group")
    #expect(groups.map { $0.attributes["id"] } == ["service-tea", "service-cups"])
    #expect(
      groups.flatMap { $0.all("article") }.map { $0.attributes["data-family"] } == [
        "request", "constraint", "response", "response", "request", "request",
      ])
  }

  @Test("an entry tells levels by words, what happened, both sides with marks, its places and what to do")
  func entry() throws {
    let entry = ReportedTea.entries[3]
    let article = try article(teaPage, entry)
    #expect(article.all("span", class: "badge").map(\.text) == ["wire warn", "Swift doc"])
    #expect(article.all("h3").map(\.text) == [entry.text(in: .english)])
    #expect(article.all("code").prefix(2).map(\.text) == ["constraint.prose-changed", "pot.size"])
    #expect(article.all("div", class: "value").map(\.text) == ["最大值为 50 杯", "最大值为 100 杯"])
    #expect(article.all("del").map(\.text) == ["50"])
    #expect(article.all("ins").map(\.text) == ["100"])
    let place = try #require(article.all("li").first)
    #expect(
      place.children.map(\.text) == [
        "POST /open-apis/tea/v1/pots1", "body.size", "tea-v1/pot/brew1.md:11", "documentation page",
      ])
    #expect(place.all("a").map { $0.attributes["href"] } == ["https://open.feishu.cn/document/tea-v1/pot/brew"])
    #expect(article.text.contains(entry.rule.explanation.english))
    #expect(article.text.contains(entry.rule.advice.text.english))
    #expect(article.text.contains("larkspur accept \(entry.fingerprint) --reason"))
  }

  @Test("a side that is not there says so")
  func absentSide() throws {
    let article = try article(teaPage, ReportedTea.entries[4])
    #expect(article.all("section", class: "before").map(\.text) == ["oldnot there"])
    #expect(article.all("section", class: "after").map(\.text) == ["newint32"])
  }

  @Test("what may break is opened, the rest is closed")
  func opened() throws {
    let open = try teaPage.all("article").filter { $0.children[0].attributes["open"] != nil }
    #expect(Set(open.compactMap { $0.attributes["data-level"] }) == ["err", "warn"])
    #expect(open.allSatisfy { $0.attributes["data-state"] == "open" })
  }

  @Test("an accepted change says by whom, until when and why, and not how to accept it")
  func accepted() throws {
    let article = try article(teaPage, ReportedTea.entries[1])
    #expect(article.attributes["data-state"] == "accepted")
    #expect(article.text.contains("Accepted by Tea until 2030-12-31: no client sends it"))
    #expect(!article.text.contains("larkspur accept"))
  }

  @Test("many places are folded behind the first ones, and none is lost")
  func manyPlaces() throws {
    let article = try article(teaPage, ReportedTea.entries[2])
    let lists = article.all("ul", class: "places")
    #expect(lists.map { $0.children.count } == [8, 17])
    #expect(article.all("summary").last?.text == "and 17 more")
  }

  @Test("a place whose old and new are its own shows them")
  func ownSides() throws {
    var entry = ReportedTea.entries[0]
    entry.sites.append(ChangeSite(endpoint: "GET /cups", location: "query.lid", old: "int32", new: "string"))
    let places = try article(page(ReportedTea.report([entry])), entry).all("li")
    #expect(places.map { $0.all("del").map(\.text) + $0.all("ins").map(\.text) } == [[], ["int32", "string"]])
  }

  @Test("what is only counted stands closed at the end")
  func foldedEntries() throws {
    let page = try teaPage
    let folded = try #require(page.all("details", class: "folded").first)
    #expect(folded.attributes["open"] == nil)
    #expect(folded.all("article").count == 2)
    #expect(
      page.all("article").suffix(2).map { $0.attributes["id"] } == folded.all("article").map { $0.attributes["id"] })
    #expect(try self.page(ReportedTea.report(ReportedTea.entries)).all("details", class: "folded").isEmpty)
  }

  @Test("the difference of the Swift API has lines of their kind and marks where a line took another's place")
  func interface() throws {
    let section = try #require(try teaPage.all("section", class: "interface").first)
    #expect(section.all("h2").map(\.text) == ["Swift API +2 −1"])
    #expect(section.all("span", class: "removed").map(\.text) == ["-Tea.Pot.lid: String?"])
    #expect(section.all("span", class: "added").map(\.text) == ["+Tea.Pot.lid: [String]?", "+Tea.Pot.weight: Int?"])
    #expect(section.all("ins").isEmpty)
    let pair = ["@@ -1 +1 @@", "-Tea.Pot.lid: String?", "+Tea.Pot.lid: String? // deprecated"]
    let marked = try page(ReportedTea.report([], interface: pair)).all("section", class: "interface")
    #expect(marked.flatMap { $0.all("ins") }.map(\.text) == [" // deprecated"])
    #expect(try page(ReportedTea.report(ReportedTea.entries)).all("section", class: "interface").isEmpty)
  }

  @Test("filters offer what is there, with counts")
  func filters() throws {
    let labels = try teaPage.all("form", class: "filters").flatMap { $0.all("label") }.map(\.text)
    #expect(
      labels == [
        "both", "wire", "Swift", "err1", "warn3", "info2", "doc0", "open5", "accepted1", "cups2", "tea4", "constraint1",
        "request3", "response2",
      ])
  }

  @Test("one axis alone is shown where one was asked for")
  func oneAxis() throws {
    var report = ReportedTea.report(ReportedTea.entries)
    report.axis = .swift
    let page = try page(report)
    #expect(page.all("tbody").flatMap { $0.all("th") }.map(\.text) == ["Swift"])
    #expect(page.all("input").allSatisfy { $0.attributes["name"] != "axis" })
    #expect(page.all("article").allSatisfy { $0.attributes["data-level"] == $0.attributes["data-swift"] })
  }

  @Test("nothing changed")
  func empty() throws {
    let page = try page(ReportedTea.report([]))
    #expect(page.all("h1").map(\.text) == ["Nothing of the contract changed."])
    #expect(page.all("article").isEmpty)
  }

  @Test("speaks Chinese")
  func chinese() throws {
    let page = try page(ReportedTea.report(ReportedTea.entries, folded: ReportedTea.folded, language: .chinese))
    #expect(page.attributes["lang"] == "zh-Hans")
    let entry = ReportedTea.entries[3]
    #expect(try article(page, entry).all("h3").map(\.text) == [entry.text(in: .chinese)])
    #expect(try article(page, entry).all("span", class: "badge").map(\.text) == ["线上 警告", "Swift 文档"])
    // Of our own words none may be English; those of rules, names and commands are.
    let own = page.all("button") + page.all("legend") + page.all("summary", class: nil).suffix(1) + page.all("dt")
    for element in own where element.all("kbd").isEmpty {
      #expect(element.text.unicodeScalars.contains { $0.value > 0x2000 }, "\(element.text)")
    }
  }

  @Test("hostile text in every field stays text", arguments: ReportLanguage.allCases)
  func hostile(_ language: ReportLanguage) throws {
    var report = ReportedTea.hostileReport
    report.language = language
    // That it can be read at all says that nothing became markup: the reader refuses what is not escaped.
    let page = try page(report)
    #expect(page.all("script").count == 2)
    #expect(page.all("style").count == 1)
    #expect(page.all("img").isEmpty && page.all("b").isEmpty)
    let named =
      "\"'>--></script></style><img src=x onerror=hostile=1>&amp;<b 茶⟨U+202E⟩⟨U+0000⟩⟨U+001B⟩⟨U+000D⟩\n{shown} #"
    let body = try #require(page.all("main").first)
    #expect(body.all("h1").count == 1)
    #expect(body.all("div", class: "value").first?.text == "old " + named)
    #expect(body.all("article").first?.all("li").first?.all("code").map(\.text) == [named, named])
    #expect(body.text.contains("Accepted by \(named) until \(named): \(named)") || language == .chinese)
    for element in page.all {
      #expect(Set(element.attributes.keys).isSubset(of: Self.attributes), "\(element.name) \(element.attributes)")
    }
  }

  private static let attributes: Set<String> = [
    "aria-label", "autocomplete", "charset", "checked", "class", "content", "data-copied", "data-copied-link",
    "data-family", "data-filter", "data-level", "data-service", "data-shown", "data-shown-and-folded", "data-state",
    "data-swift", "data-theme-auto", "data-theme-dark", "data-theme-light", "data-wire", "dir", "for", "form", "hidden",
    "href", "http-equiv", "id", "lang", "method", "name", "open", "placeholder", "rel", "role", "scope", "spellcheck",
    "type", "value",
  ]

  @Test("needs nothing from elsewhere, and lets nothing but its own scripts and style run")
  func selfContained() throws {
    for page in [try teaPage, try page(ReportedTea.hostileReport)] {
      for link in page.all.compactMap({ $0.attributes["href"] }) {
        let isKnown = link.hasPrefix("#") || link.hasPrefix("https://open.feishu.cn/document/") || link == "data:,"
        #expect(isKnown, "\(link)")
      }
      #expect(page.all.allSatisfy { $0.attributes["src"] == nil && $0.attributes["style"] == nil })
      let policy = try #require(page.all("meta").first { $0.attributes["http-equiv"] != nil }?.attributes["content"])
      #expect(policy.hasPrefix("default-src 'none'; "))
      for code in page.all("script") + page.all("style") {
        #expect(policy.contains("'\(ContentHash(Array(code.text.utf8)).policyText)'"))
      }
      let style = try #require(page.all("style").first).text
      #expect(!style.contains("url(") && !style.contains("@import"))
    }
  }

  @Test("every link within the page has its target, and every id is there once")
  func links() throws {
    let page = try teaPage
    let ids = page.all.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count)
    let links = page.all.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
    #expect(links.count > ReportedTea.entries.count)
    for link in links { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
  }

  @Test("scripts find every element and word that they ask for by name")
  func scriptNames() throws {
    let page = try teaPage
    let script = try #require(page.all("script").last).text
    let ids = Set(page.all.compactMap { $0.attributes["id"] })
    let asked = script.matches(of: /getElementById\("(.+?)"\)/).map { String($0.1) }
    #expect(asked.count > 5)
    for id in asked { #expect(ids.contains(id), "\(id)") }
    let body = try #require(page.all("body").first).attributes
    for match in script.matches(of: /words\.(\w+)/) {
      let name = "data-" + match.1.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
      #expect(body[name]?.isEmpty == false, "\(name)")
    }
  }

  @Test("equal reports give equal bytes")
  func stable() {
    let first = DiffHTMLReport(ReportedTea.report).bytes
    for _ in 0..<5 { #expect(DiffHTMLReport(ReportedTea.report).bytes == first) }
    var turned = ReportedTea.report
    turned.entries = ReportedTea.entries.reversed().sorted(by: Grouping.precedes)
    #expect(DiffHTMLReport(turned).bytes == first)
  }
}
