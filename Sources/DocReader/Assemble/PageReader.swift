import APISpec

/// Reads a page from its front matter to its last section.
struct PageReader {
  private let page: PageBytes
  private let hosts: PlatformHosts
  var log: DiagnosticLog

  init(_ page: PageBytes, hosts: PlatformHosts) {
    self.page = page
    self.hosts = hosts
    log = DiagnosticLog(page)
  }

  mutating func read() -> PageReading.Content {
    let frontMatter = FrontMatter(of: page.text)
    // What a page without an API says wrongly is nobody's concern: findings count from here on only if it has one.
    var sectionLog = DiagnosticLog(page)
    let sections = SectionReader.sections(of: page, from: frontMatter.end, log: &sectionLog)
    let outline = PageOutline(page: page, frontMatter: frontMatter, sections: sections)
    if let basics = outline.basics {
      log = sectionLog
      if basics.isEndpoint {
        var reader = EndpointReader(outline: outline, basics: basics, hosts: hosts, log: log)
        let draft = reader.read()
        log = reader.log
        return draft.map { .endpoint($0) } ?? .unreadable
      }
      var reader = EventReader(outline: outline, basics: basics, log: log)
      let drafts = reader.read()
      log = reader.log
      return drafts.isEmpty ? .unreadable : .events(drafts)
    }
    guard outline.isHandWrittenEvent else { return .guide(GuideReader.read(outline)) }
    var reader = EventReader(outline: outline, basics: nil, log: sectionLog)
    let drafts = reader.read()
    guard !drafts.isEmpty else { return .guide(GuideReader.read(outline)) }
    log = reader.log
    return .events(drafts)
  }
}

/// A page in parts, with what every kind of page has.
struct PageOutline {
  let page: PageBytes
  let frontMatter: FrontMatter
  let sections: [Section]
  let basics: Basics?
  let dialect: Dialect
  /// Where the table of basics stands.
  let basicsOffset: Int

  init(page: PageBytes, frontMatter: FrontMatter, sections: [Section]) {
    self.page = page
    self.frontMatter = frontMatter
    self.sections = sections
    var basics: Basics?
    var offset = page.text.startIndex
    for section in sections where basics == nil {
      for table in section.tables {
        guard let found = Basics(table), found.isEndpoint || section.kind == .event || section.kind == .other else {
          continue
        }
        basics = found
        offset = table.offset
        break
      }
    }
    // Overviews list many URLs; a page that documents an API has a method beside its one URL.
    if let found = basics, found.isEndpoint, found.first(.method) == nil || found.all(.url).count > 1 { basics = nil }
    self.basics = basics
    basicsOffset = offset
    dialect = Self.dialect(page.text, frontMatter, basics)
  }

  private static let markup = "<md-".bytes

  private static func dialect(_ text: Text, _ frontMatter: FrontMatter, _ basics: Basics?) -> Dialect {
    if basics?.form == .innerPipes { return .portalCopy }
    if text.contains(markup) { return .rawPortal }
    return frontMatter.form == .none ? .explorerExport : .converted
  }

  func sections(_ kind: SectionKind) -> [Section] { sections.filter { $0.kind == kind } }

  var title: String {
    frontMatter.title ?? sections.first { $0.level > 0 }?.title ?? ""
  }

  var documentation: DocumentationLink {
    DocumentationLink(
      path: frontMatter.documentationPath ?? "", url: frontMatter.url, updatedAt: frontMatter.updatedAt)
  }

  /// An event page of the old kind has no table of basics, but a body or a sample call under the words of events.
  var isHandWrittenEvent: Bool {
    guard basics == nil, sections.contains(where: { $0.kind == .eventBody || $0.kind == .eventExample }) else {
      return false
    }
    return (frontMatter.documentationPath ?? page.path).contains("event")
  }

  // MARK: Introduction

  /// The sections before the first one of the format: the page's own words about the endpoint.
  private var introduction: ArraySlice<Section> {
    let end = sections.firstIndex { $0.kind != .other } ?? sections.endIndex
    let start = sections.firstIndex { $0.level > 0 } ?? sections.startIndex
    return start < end ? sections[start..<end] : sections[..<end]
  }

  /// The first paragraph, and the rest with the page's other sections, as Markdown.
  var introductionText: (summary: String, details: String) {
    let start = sections.firstIndex { $0.kind != .other } ?? sections.endIndex
    let others = sections[start...].filter { $0.kind == .other && $0.parent == .other }
    let parts =
      introduction.prefix(1).map { Self.markdown(of: $0, withTitle: false) }
      + (introduction.dropFirst() + others).map { Self.markdown(of: $0, withTitle: true) }
    let whole = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    guard let cut = whole.firstRange(of: "\n\n") else { return (whole, "") }
    return (String(whole[..<cut.lowerBound]), String(whole[cut.upperBound...]))
  }

  /// The words of a section; its tables are not among them.
  static func markdown(of section: Section, withTitle: Bool) -> String {
    var parts: [String] = []
    for item in section.items {
      switch item {
      case .prose(let text):
        let words = InlineMarkup.markdown(EndpointNaming.withoutMacro(text))
        if !words.isEmpty { parts.append(words) }
      case .alert(_, let text, _):
        let words = InlineMarkup.markdown(text)
        if !words.isEmpty { parts.append(words.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")) }
      case .table, .code:
        break
      }
    }
    guard !parts.isEmpty else { return "" }
    return (withTitle && !section.title.isEmpty ? ["## \(section.title)"] + parts : parts).joined(separator: "\n\n")
  }

  // MARK: Lifecycle

  /// A page is historic by its folder, its title, or a notice in its introduction.
  var lifecycle: Lifecycle {
    if page.path.split(separator: "/").dropLast().contains("historic-version") {
      return Lifecycle(.historic, note: noticed == .current ? "historic-version" : noticed.note)
    }
    let titled = LifecycleWords.lifecycle(ofTitle: title)
    return titled == .current ? noticed : titled
  }

  /// What the notices of the introduction say.
  private var noticed: Lifecycle {
    for section in introduction {
      for case .alert(_, let text, _) in section.items {
        let noticed = LifecycleWords.lifecycle(ofNotice: InlineMarkup.markdown(text))
        if noticed != .current { return noticed }
      }
    }
    return .current
  }
}
