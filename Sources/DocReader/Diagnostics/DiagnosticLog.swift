/// Collects the findings of one page.
struct DiagnosticLog {
  /// More findings of one kind than this are one broken file, and say no more than these.
  static let mostOfOneRule = 1_000

  let page: PageBytes
  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [DiagnosticRule: Int] = [:]

  init(_ page: PageBytes) {
    self.page = page
  }

  mutating func report(_ rule: DiagnosticRule, at offset: Int, _ message: String) {
    append(Diagnostic(rule, at: page.place(at: offset), message))
  }

  mutating func report(_ rule: DiagnosticRule, line: Int, _ message: String) {
    append(Diagnostic(rule, at: SourcePlace(path: page.path, line: line), message))
  }

  mutating func append(_ diagnostic: Diagnostic) {
    counts[diagnostic.rule, default: 0] += 1
    let count = counts[diagnostic.rule] ?? 1
    guard count <= Self.mostOfOneRule else { return }
    diagnostics.append(diagnostic)
    if count == Self.mostOfOneRule {
      diagnostics[diagnostics.count - 1].message += " There may be more of these; no more than \(count) are listed."
    }
  }
}

extension String {
  /// The beginning of a text for a message: one line, at most as long as fits beside a path.
  var excerpt: String {
    let line = InlineMarkup.plain(bytes[...])
    return line.count > 60 ? line.prefix(57) + "…" : line
  }
}
