import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("The load program", .timeLimit(.minutes(5)))
struct LoadTests {
  @Test("finds no leak, no wrong answer and no lost or doubled call in ten thousand calls with mishaps")
  func tenThousandCalls() throws {
    let folder = try TemporaryFolder()
    let run = try BuiltProgram("larkspur-bench").run(
      ["load", "--calls", "10000", "--tasks", "32", "--rounds", "0", "--input", MockedPlatform.specs], in: folder)
    #expect(run.status == 0, "\(run.output) \(run.errors)")
    #expect(run.output.contains("mixed: 10000 calls"))
    #expect(run.output.contains("no wrong answer, no lost or doubled call, nothing leaks"))
  }

  @Test("says what it can be asked, where it does not understand", arguments: [["--sec", "1"], ["--seconds"]])
  func usage(arguments: [String]) throws {
    let run = try BuiltProgram("larkspur-bench").run(["load"] + arguments, in: try TemporaryFolder())
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("usage: larkspur-bench load"))
  }
}
