import CLibXML2
import DocReader
import Foundation

// Prints what reading a folder of pages costs, beside a bare libxml2 parse of the same HTML blocks in the same run.
//
//     swift run -c release larkspur-bench FOLDER [RUNS]

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first else {
  FileHandle.standardError.write(Data("usage: larkspur-bench FOLDER [RUNS]\n".utf8))
  exit(2)
}
let runs = max(1, arguments.dropFirst().first.flatMap { Int($0) } ?? 5)
let pages = try BenchmarkPages(folder: folder)
print(
  "\(pages.pages.count) pages, \(pages.byteCount / 1_000_000) MB, \(pages.blocks.count) HTML blocks, \(runs) runs each")
print("(peak memory is that of the process so far: pages are held once, \(pages.byteCount / 1_000_000) MB of it)")

let jobs = ProcessInfo.processInfo.activeProcessorCount
for line in await measuredInTurns(pages, jobs: jobs, runs: runs).lines { print(line) }

/// In turns, so that a machine whose speed drifts slows all of them: the ratios are medians over the rounds.
func measuredInTurns(_ pages: BenchmarkPages, jobs: Int, runs: Int) async -> BenchmarkRounds {
  var rounds = BenchmarkRounds(names: [
    "bare htmlReadMemory, 1 thread", "read all pages, 1 job", "read all pages, \(jobs) jobs",
    "read and assemble, 1 job",
  ])
  for round in 0...runs {
    let counts = round > 0
    rounds.measure(0, counts: counts) { pages.parseBlocks() }
    rounds.measure(1, counts: counts) { pages.read() }
    await rounds.measure(2, counts: counts) { await pages.read(jobs: jobs) }
    rounds.measure(3, counts: counts) { pages.assembleAll() }
  }
  return rounds
}
