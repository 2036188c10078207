import Testing

@testable import SpecDiff

@Suite("Edit scripts")
struct EditScriptTests {
  /// Numbers that look random and are the same in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// What is wrong with a script, in words.
  private func problem(_ script: EditScript, _ old: [Int], _ new: [Int]) -> String? {
    var (i, j) = (0, 0)
    for (index, run) in script.runs.enumerated() {
      if run.old.lowerBound != i || run.new.lowerBound != j { return "a gap before run \(index)" }
      if run.isKept, old[run.old] != new[run.new] { return "run \(index) keeps what is not equal" }
      if index > 0, run.isKept == script.runs[index - 1].isKept { return "run \(index) should be joined" }
      if run.old.isEmpty, run.new.isEmpty { return "run \(index) is empty" }
      (i, j) = (run.old.upperBound, run.new.upperBound)
    }
    return i == old.count && j == new.count ? nil : "it ends at \(i), \(j)"
  }

  @Test("runs cover both sequences in order, and kept ones are equal", arguments: 0..<200)
  func random(_ seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    let letters = Int.random(in: 1...12, using: &numbers)
    let old = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in Int.random(in: 0..<letters, using: &numbers) }
    var new = old
    for _ in 0..<Int.random(in: 0...8, using: &numbers) {
      if new.isEmpty || Bool.random(using: &numbers) {
        new.insert(Int.random(in: 0..<letters, using: &numbers), at: Int.random(in: 0...new.count, using: &numbers))
      } else {
        new.remove(at: Int.random(in: 0..<new.count, using: &numbers))
      }
    }
    #expect(problem(EditScript(from: old, to: new), old, new) == nil)
  }

  @Test("long sequences are split at what both hold once, and every change is found")
  func long() {
    let old = Array(0..<20_000)
    var new = old
    for place in stride(from: 19_990, through: 0, by: -10) { new[place] = -1 - place }
    let script = EditScript(from: old, to: new)
    #expect(problem(script, old, new) == nil)
    #expect(script.runs.filter { !$0.isKept }.allSatisfy { $0.old.count == 1 && $0.new.count == 1 })
    #expect(script.runs.count { !$0.isKept } == 2_000)
  }

  @Test("long sequences without a landmark are one change")
  func nothingInCommon() {
    let (old, new) = (Array(repeating: 1, count: 2_000), (0..<2_000).map { $0 % 2 + 2 })
    #expect(EditScript(from: old, to: new).runs == [EditScript.Run(isKept: false, old: 0..<2_000, new: 0..<2_000)])
  }

  @Test("a long sequence whose parts changed places still covers both")
  func moved() {
    let old = Array(0..<4_000)
    let new = Array(old[2_000...] + old[..<2_000])
    #expect(problem(EditScript(from: old, to: new), old, new) == nil)
  }

  @Test("equal sequences are kept whole; none have no runs")
  func equal() {
    #expect(EditScript(from: [1, 2], to: [1, 2]).runs == [EditScript.Run(isKept: true, old: 0..<2, new: 0..<2)])
    #expect(EditScript(from: [Int](), to: []).runs.isEmpty)
  }
}

@Suite("Unified differences")
struct UnifiedDiffTests {
  @Test("are taken apart into hunks, without the names of files")
  func hunks() {
    let lines = [
      "--- old/api.txt", "+++ new/api.txt", "@@ -1,2 +1,3 @@", " a", "-b", "+c", "+d", "@@ -9,1 +10,0 @@", "-e",
    ]
    let diff = UnifiedDiff(lines: lines)
    #expect(diff.hunks.map(\.header) == ["@@ -1,2 +1,3 @@", "@@ -9,1 +10,0 @@"])
    #expect(diff.hunks.map(\.lines) == [[" a", "-b", "+c", "+d"], ["-e"]])
    #expect(diff.addedCount == 2)
    #expect(diff.removedCount == 2)
    #expect(UnifiedDiff(lines: []).isEmpty)
  }
}
