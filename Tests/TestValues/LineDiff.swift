/// The difference of two texts by lines: ` ` in both, `-` only expected, `+` only there.
public enum LineDiff {
  public static func text(from expected: String, to actual: String) -> String {
    let (old, new) = (lines(expected), lines(actual))
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var out: [String] = []
    var newIndex = 0
    for (oldIndex, line) in old.enumerated() {
      if removed.contains(oldIndex) {
        out.append("- \(line)")
        continue
      }
      while inserted.contains(newIndex) {
        out.append("+ \(new[newIndex])")
        newIndex += 1
      }
      out.append("  \(line)")
      newIndex += 1
    }
    out += new[newIndex...].map { "+ \($0)" }
    return out.joined(separator: "\n")
  }

  /// The first line that is another one, of each text; for texts that are too long to be shown whole.
  static func firstLine(from expected: String, to actual: String) -> String {
    let (old, new) = (lines(expected), lines(actual))
    let place = zip(old, new).prefix { $0 == $1 }.count
    let before = place < old.count ? old[place] : "(end)"
    let after = place < new.count ? new[place] : "(end)"
    return "first in line \(place + 1):\n- \(before)\n+ \(after)"
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
