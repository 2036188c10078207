import CLibXML2
import DocReader
import Foundation

// Measures, each piece of work in turn with its yardstick, so that the ratios hold on a machine whose speed drifts.
//
//     swift run -c release larkspur-bench FOLDER [RUNS]
//         reading a folder of pages, beside a bare libxml2 parse of the same HTML blocks
//     swift run -c release larkspur-bench incremental FOLDER [RUNS]
//         generating the SDK of a folder of pages: anew, when nothing changed, and when one page did
//     swift run -c release larkspur-bench decode [RUNS]
//         decoding a large response with LarkRuntime, beside JSONDecoder with synthesized Codable
//     swift run -c release larkspur-bench transfer [--size BYTES]
//         uploading and downloading a file, and small calls, with each transport
//     swift run -c release larkspur-bench load [OPTIONS]
//         mixed calls of generated code against the mock server, beside a bare URLSession loop

let arguments = Array(CommandLine.arguments.dropFirst())
guard let subject = arguments.first else { endForUsage() }
let rest = Array(arguments.dropFirst())
let runs = rest.first.flatMap { Int($0) }.map { max(1, $0) }
switch subject {
case "load":
  guard let options = LoadOptions(arguments.dropFirst()) else {
    FileHandle.standardError.write(Data((LoadOptions.usage + "\n").utf8))
    exit(2)
  }
  exit(try await LoadRun(options: options).run() ? 0 : 1)
case "incremental":
  guard let benchmark = IncrementalBenchmark(rest) else { endForUsage() }
  try benchmark.printMeasures()
case "decode":
  try DecodeBenchmark().printMeasures(rounds: runs ?? 15)
case "transfer":
  guard let benchmark = TransferBenchmark(rest) else { endForUsage() }
  try benchmark.printMeasures()
case "transfer-server":
  try TransferServer.run()
case "transfer-client":
  guard let client = TransferClient(rest) else { endForUsage() }
  let measure = try await client.measure()
  FileHandle.standardOutput.write(try JSONEncoder().encode(measure) + Data("\n".utf8))
default:
  try await measureReading(folder: subject, runs: runs ?? 5)
}

func endForUsage() -> Never {
  FileHandle.standardError.write(
    Data(
      ("usage: larkspur-bench (FOLDER [RUNS] | incremental FOLDER [RUNS] | decode [RUNS] | transfer [--size BYTES] "
        + "| load [OPTIONS])\n").utf8))
  exit(2)
}

func measureReading(folder: String, runs: Int) async throws {
  let pages = try BenchmarkPages(folder: folder)
  let megabytes = pages.byteCount / 1_000_000
  print("\(pages.pages.count) pages, \(megabytes) MB, \(pages.blocks.count) HTML blocks, \(runs) runs each")
  print("(peak memory is that of the process so far: pages are held once, \(megabytes) MB of it)")
  let jobs = ProcessInfo.processInfo.activeProcessorCount
  for line in await measuredInTurns(pages, jobs: jobs, runs: runs).lines { print(line) }
}

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
