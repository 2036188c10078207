import APISpec
import BuiltPrograms
import Foundation
import Interruptions
import TemporaryFolders
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
    let larkspur = BuiltProgram("larkspur")
    #expect(try LarkspurProcess.run(Self.arguments[1], in: folder).status == 0)
    let start = ContinuousClock.now
    #expect(try LarkspurProcess.run(Self.arguments[0], in: folder).status == 0)
    let length = start.duration(to: .now) / .seconds(1)
    #expect(try LarkspurProcess.run(Self.arguments[1], in: folder).status == 0)
    var wasStopped = false
    for (number, moment) in Interruption.moments(Interruption.count(orFewer: 12), within: length, seed: 1).enumerated()
    {
      let arguments = Self.arguments[number % 2]
      let old = try VisibleTree(of: folder, below: "out")
      if try larkspur.run(arguments, in: folder, until: moment) { wasStopped = true }
      let found = try VisibleTree(of: folder, below: "out")
      let hasJournal = VisibleTree.hasJournal(folder, below: "out")
      let next = try LarkspurProcess.run(arguments, in: folder)
      #expect(next.status == 0, "\(moment): \(next.errors)")
      let new = try VisibleTree(of: folder, below: "out")
      #expect(new != old)
      #expect(hasJournal || found == old || found == new, "\(moment)")
      #expect(try LarkspurProcess.run(arguments + ["--check"], in: folder).status == 0, "\(moment)")
    }
    #expect(wasStopped)
  }
}
