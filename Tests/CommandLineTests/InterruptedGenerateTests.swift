import APISpec
import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("generate, when it is stopped")
struct InterruptedGenerateTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(TeaSpec.spec), as: UTF8.self), to: "tea.ir.json")
  }

  /// Two SDKs that differ in most files, some of which the other one lacks.
  private static let arguments = [
    ["generate", "tea.ir.json", "--output", "out", "--docs", "full", "--with-tests"],
    ["generate", "tea.ir.json", "--output", "out", "--docs", "none", "--services", "tea"],
  ]

  @Test("killed or interrupted at any moment, the files are all old or all new, and the next run completes")
  func interrupted() throws {
    // Names that are published once stay: from the second round on both states are always the same.
    for arguments in Self.arguments { #expect(try LarkspurProcess.run(arguments, in: folder).status == 0) }
    var states: [VisibleTree] = []
    var length = 0.0
    for arguments in Self.arguments {
      let start = ContinuousClock.now
      #expect(try LarkspurProcess.run(arguments, in: folder).status == 0)
      length = max(length, start.duration(to: .now) / .seconds(1))
      states.append(try VisibleTree(of: folder, below: "out"))
    }
    #expect(states[0] != states[1])
    var wasStopped = false
    for (number, moment) in Interruption.moments(Interruption.standardCount, within: length, seed: 1).enumerated() {
      let arguments = Self.arguments[number % 2]
      if try BuiltProgram("larkspur").run(arguments, in: folder, until: moment) { wasStopped = true }
      let found = try VisibleTree(of: folder, below: "out")
      #expect(states.contains(found) || VisibleTree.hasJournal(folder, below: "out"), "\(moment)")
      let next = try LarkspurProcess.run(arguments, in: folder)
      #expect(next.status == 0, "\(moment): \(next.errors)")
      #expect(try VisibleTree(of: folder, below: "out") == states[number % 2], "\(moment)")
    }
    #expect(wasStopped)
  }
}
