/// The unified difference of two texts by lines, as `diff -u` writes it, without the names of files.
public struct InterfaceDiff: Hashable, Sendable {
  /// Lines that changed and what stands around them.
  public struct Hunk: Hashable, Sendable {
    /// `@@ -3,7 +3,8 @@`.
    public var header: String
    /// Each begins with `-`, `+` or a blank.
    public var lines: [String]

    public init(header: String, lines: [String]) {
      self.header = header
      self.lines = lines
    }
  }

  public var hunks: [Hunk]

  /// Compares two texts; equal ones have no hunks.
  ///
  /// - Parameter context: how many unchanged lines stand before and behind a change.
  public init(from old: String, to new: String, context: Int = 3) {
    let (old, new) = (Self.lines(old), Self.lines(new))
    let groups = Self.groups(EditScript(from: old, to: new).runs, context: context)
    hunks = groups.map { Self.hunk($0, old, new) }
  }

  /// Reads the lines of a unified difference; what stands before its first hunk (names of files) is left out.
  public init(lines: [String]) {
    hunks = []
    for line in lines {
      if line.hasPrefix("@@") {
        hunks.append(Hunk(header: line, lines: []))
      } else if !hunks.isEmpty {
        hunks[hunks.count - 1].lines.append(line)
      }
    }
  }

  public var isEmpty: Bool { hunks.isEmpty }

  /// All lines, those of `@@` too.
  public var lines: [String] { hunks.flatMap { [$0.header] + $0.lines } }

  public var addedCount: Int { count("+") }

  public var removedCount: Int { count("-") }

  private func count(_ mark: String) -> Int {
    hunks.reduce(0) { $0 + $1.lines.count { $0.hasPrefix(mark) } }
  }

  /// The lines of a text. A missing line feed at the end changes nothing that a reader of signatures cares about.
  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Runs that are close enough to share their context, with kept runs cut to it.
  private static func groups(_ runs: [EditScript.Run], context: Int) -> [[EditScript.Run]] {
    var groups: [[EditScript.Run]] = []
    var group: [EditScript.Run] = []
    for (index, run) in runs.enumerated() {
      guard run.isKept else {
        group.append(run)
        continue
      }
      let (isFirst, isLast) = (index == 0, index == runs.count - 1)
      if !isFirst, !isLast, run.old.count <= 2 * context {
        group.append(run)
        continue
      }
      if !isFirst {
        group.append(EditScript.Run(isKept: true, old: run.old.prefix(context), new: run.new.prefix(context)))
        groups.append(group)
      }
      group = [EditScript.Run(isKept: true, old: run.old.suffix(context), new: run.new.suffix(context))]
    }
    if group.contains(where: { !$0.isKept }) { groups.append(group) }
    return groups
  }

  private static func hunk(_ runs: [EditScript.Run], _ old: [String], _ new: [String]) -> Hunk {
    var lines: [String] = []
    for run in runs {
      if run.isKept {
        lines += old[run.old].map { " " + $0 }
      } else {
        lines += old[run.old].map { "-" + $0 } + new[run.new].map { "+" + $0 }
      }
    }
    return Hunk(header: "@@ -\(range(runs.map(\.old))) +\(range(runs.map(\.new))) @@", lines: lines)
  }

  /// `3,7`: the first line and how many; a range without lines names the line before it.
  private static func range(_ parts: [Range<Int>]) -> String {
    let count = parts.reduce(0) { $0 + $1.count }
    let first = parts.first?.lowerBound ?? 0
    if count == 1 { return "\(first + 1)" }
    return "\(count == 0 ? first : first + 1),\(count)"
  }
}
