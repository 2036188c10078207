/// Finds what a person probably meant.
public enum Suggestion {
  /// `; did you mean 'lint'?`, or just the full stop.
  public static func text(for word: String, among candidates: [String]) -> String {
    text(nearest(to: word, among: candidates))
  }

  public static func text(_ nearest: [String]) -> String {
    nearest.isEmpty ? "." : "; did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
  }

  /// The candidates that are close enough to be a slip, nearest first.
  public static func nearest(to word: String, among candidates: [String], limit: Int = 2) -> [String] {
    let wanted = Array(word.lowercased().utf8)
    let allowed = max(1, wanted.count / 3)
    return candidates.map { (candidate: $0, distance: distance(wanted, Array($0.lowercased().utf8))) }
      .filter { $0.distance <= allowed || !word.isEmpty && $0.candidate.hasPrefix(word) }
      .sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
      .prefix(limit).map(\.candidate)
  }

  /// How many bytes must be added, removed, replaced or swapped with their neighbour.
  public static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}

/// Words in a row, as a sentence names them.
public enum Choice {
  /// `a, b or c`.
  public static func text(of words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
