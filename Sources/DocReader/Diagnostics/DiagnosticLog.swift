/// Collects the findings of one page.
struct DiagnosticLog {
  let page: PageBytes
  private(set) var diagnostics: [Diagnostic] = []

  init(_ page: PageBytes) {
    self.page = page
  }

  mutating func report(_ rule: DiagnosticRule, at offset: Int, _ message: String) {
    diagnostics.append(Diagnostic(rule, at: page.place(at: offset), message))
  }

  mutating func append(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  mutating func report(_ rule: DiagnosticRule, line: Int, _ message: String) {
    diagnostics.append(Diagnostic(rule, at: SourcePlace(path: page.path, line: line), message))
  }
}

extension String {
  /// The beginning of a text for a message: one line, at most as long as fits beside a path.
  var excerpt: String {
    let line = InlineMarkup.plain(bytes[...])
    return line.count > 60 ? line.prefix(57) + "…" : line
  }
}
