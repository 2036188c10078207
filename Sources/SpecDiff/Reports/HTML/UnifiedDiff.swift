/// A unified difference, taken apart into its hunks.
struct UnifiedDiff: Hashable {
  /// Lines that changed and what stands around them.
  struct Hunk: Hashable {
    /// `@@ -3,7 +3,8 @@`.
    var header: String
    /// Each begins with `-`, `+` or a blank.
    var lines: [String]
  }

  private(set) var hunks: [Hunk] = []

  /// Reads the lines of a difference; what stands before its first hunk (names of files) is left out.
  init(lines: [String]) {
    for line in lines {
      if line.hasPrefix("@@") {
        hunks.append(Hunk(header: line, lines: []))
      } else if !hunks.isEmpty {
        hunks[hunks.count - 1].lines.append(line)
      }
    }
  }

  var isEmpty: Bool { hunks.isEmpty }

  var addedCount: Int { count("+") }

  var removedCount: Int { count("-") }

  private func count(_ mark: String) -> Int {
    hunks.reduce(0) { $0 + $1.lines.count { $0.hasPrefix(mark) } }
  }
}
