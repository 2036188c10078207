/// How one sequence becomes another: runs that both hold, and runs that were replaced, in order.
///
/// Equal sequences give equal scripts. Small stretches are compared exactly; long ones are first split at elements that
/// both sides hold once, so that the work stays in bounds for whole files.
struct EditScript: Hashable, Sendable {
  struct Run: Hashable, Sendable {
    var isKept: Bool
    /// Which elements of the old sequence; empty where something was only added.
    var old: Range<Int>
    /// Which elements of the new sequence; empty where something was only removed.
    var new: Range<Int>
  }

  private(set) var runs: [Run] = []

  init<Element: Hashable>(from old: [Element], to new: [Element]) {
    var comparison = Comparison(old: old, new: new)
    comparison.compare(old.indices, new.indices)
    runs = comparison.runs
  }

  /// Adds what follows, joined with the last run where it is of the same kind.
  fileprivate static func append(_ run: Run, to runs: inout [Run]) {
    guard !run.old.isEmpty || !run.new.isEmpty else { return }
    if let last = runs.last, last.isKept == run.isKept {
      runs[runs.count - 1].old = last.old.lowerBound..<run.old.upperBound
      runs[runs.count - 1].new = last.new.lowerBound..<run.new.upperBound
    } else {
      runs.append(run)
    }
  }
}

private struct Comparison<Element: Hashable> {
  let old: [Element]
  let new: [Element]
  var runs: [EditScript.Run] = []

  /// The exact comparison takes time and memory by the square of this in the worst case: 1,500 are some milliseconds.
  private static var exactLimit: Int { 1_500 }

  mutating func compare(_ a: Range<Int>, _ b: Range<Int>) {
    let start = zip(a, b).prefix { old[$0] == new[$1] }.count
    let rest = min(a.count, b.count) - start
    let end = zip(a.reversed(), b.reversed()).prefix(rest).prefix { old[$0] == new[$1] }.count
    add(isKept: true, a.prefix(start), b.prefix(start))
    compareTrimmed(a.dropFirst(start).dropLast(end), b.dropFirst(start).dropLast(end))
    add(isKept: true, a.suffix(end), b.suffix(end))
  }

  private mutating func compareTrimmed(_ a: Range<Int>, _ b: Range<Int>) {
    if a.isEmpty || b.isEmpty {
      add(isKept: false, a, b)
    } else if a.count + b.count <= Self.exactLimit {
      compareExactly(a, b)
    } else {
      let anchors = self.anchors(a, b)
      // Without a common landmark, nobody could follow the changes of so long a stretch one by one.
      guard !anchors.isEmpty else { return add(isKept: false, a, b) }
      var (doneOld, doneNew) = (a.lowerBound, b.lowerBound)
      for (inOld, inNew) in anchors {
        compare(doneOld..<inOld, doneNew..<inNew)
        add(isKept: true, inOld..<(inOld + 1), inNew..<(inNew + 1))
        (doneOld, doneNew) = (inOld + 1, inNew + 1)
      }
      compare(doneOld..<a.upperBound, doneNew..<b.upperBound)
    }
  }

  private mutating func compareExactly(_ a: Range<Int>, _ b: Range<Int>) {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new[b].difference(from: old[a]) {
      switch change {
      case .remove(let offset, _, _): removed.insert(a.lowerBound + offset)
      case .insert(let offset, _, _): inserted.insert(b.lowerBound + offset)
      }
    }
    var (i, j) = (a.lowerBound, b.lowerBound)
    while i < a.upperBound || j < b.upperBound {
      let (fromOld, fromNew) = (i, j)
      while i < a.upperBound, removed.contains(i) { i += 1 }
      while j < b.upperBound, inserted.contains(j) { j += 1 }
      add(isKept: false, fromOld..<i, fromNew..<j)
      guard i < a.upperBound, j < b.upperBound else { continue }
      add(isKept: true, i..<(i + 1), j..<(j + 1))
      (i, j) = (i + 1, j + 1)
    }
  }

  /// Elements that both sides hold once, as many as stand in the same order in both.
  private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(Int, Int)] {
    let (inOld, inNew) = (Self.single(old, a), Self.single(new, b))
    let pairs = a.compactMap { index in
      inOld[old[index]] == index ? inNew[old[index]].flatMap { $0 < 0 ? nil : (index, $0) } : nil
    }
    return Self.longestRise(of: pairs)
  }

  /// The place of each element that stands once in a range; a negative one for those that stand there more often.
  private static func single(_ elements: [Element], _ range: Range<Int>) -> [Element: Int] {
    var places: [Element: Int] = [:]
    for index in range { places[elements[index]] = places[elements[index]] == nil ? index : -1 }
    return places
  }

  private static func longestRise(of pairs: [(Int, Int)]) -> [(Int, Int)] {
    // tails[n] is the pair that ends the rise of n + 1 pairs whose end is lowest.
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      previous[index] = low == 0 ? nil : tails[low - 1]
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var rise: [(Int, Int)] = []
    var next = tails.last
    while let index = next {
      rise.append(pairs[index])
      next = previous[index]
    }
    return rise.reversed()
  }

  private mutating func add(isKept: Bool, _ a: Range<Int>, _ b: Range<Int>) {
    EditScript.append(EditScript.Run(isKept: isKept, old: a, new: b), to: &runs)
  }
}
