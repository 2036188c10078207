/// The unified diff of two sorted lists of signatures (`api.txt`).
public enum SignatureDiff {
  /// Unchanged lines around a change.
  private static let context = 2

  /// Hunks with `@@` heads; empty where nothing changed. Both texts must be sorted by bytes, as `api.txt` is.
  public static func lines(from old: String, to new: String) -> [String] {
    let script = merged(Self.split(old), Self.split(new))
    let changed = script.indices.filter { script[$0].mark != " " }
    guard !changed.isEmpty else { return [] }
    var out: [String] = []
    var start = 0
    while start < changed.count {
      var end = start
      while end + 1 < changed.count, changed[end + 1] - changed[end] <= 2 * context + 1 { end += 1 }
      let range =
        max(0, changed[start] - context)..<min(script.count, changed[end] + context + 1)
      out.append(head(of: script[range]))
      out += script[range].map { $0.mark + $0.text }
      start = end + 1
    }
    return out
  }

  private struct Line {
    var mark: String
    var text: Substring
    /// The numbers in the old and in the new list that come next at this line.
    var old: Int
    var new: Int
  }

  private static func split(_ text: String) -> [Substring] { text.split(separator: "\n") }

  private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
    var script: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let mark: String
      if i < old.count, j < new.count, old[i] == new[j] {
        mark = " "
      } else if j >= new.count || i < old.count && old[i].utf8.lexicographicallyPrecedes(new[j].utf8) {
        mark = "-"
      } else {
        mark = "+"
      }
      script.append(Line(mark: mark, text: mark == "+" ? new[j] : old[i], old: i + 1, new: j + 1))
      if mark != "+" { i += 1 }
      if mark != "-" { j += 1 }
    }
    return script
  }

  private static func head(of lines: ArraySlice<Line>) -> String {
    guard let first = lines.first else { return "" }
    let oldCount = lines.count { $0.mark != "+" }
    let newCount = lines.count { $0.mark != "-" }
    return "@@ -\(first.old),\(oldCount) +\(first.new),\(newCount) @@"
  }
}
