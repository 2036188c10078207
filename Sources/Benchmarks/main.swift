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
var rows: [BenchmarkRow] = []
rows.append(measure("bare htmlReadMemory, 1 thread", runs: runs) { pages.parseBlocks() })
rows.append(measure("read all pages, 1 job", runs: runs) { pages.read() })
rows.append(await measureAsync("read all pages, \(jobs) jobs", runs: runs) { await pages.read(jobs: jobs) })
rows.append(measure("read and assemble, 1 job", runs: runs) { pages.assembleAll() })
for row in rows { print(row.text(relativeTo: rows[0])) }
