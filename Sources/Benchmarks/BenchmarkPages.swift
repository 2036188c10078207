import CLibXML2
import DocReader
import Foundation

/// The pages of a folder and the HTML blocks in them, held in memory so that only the work is measured.
struct BenchmarkPages: Sendable {
  let pages: [PageText]
  let blocks: [[UInt8]]

  init(folder: String) throws {
    let root = URL(fileURLWithPath: folder)
    let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [])
      .filter { $0.hasSuffix(".md") }.sorted()
    guard !names.isEmpty else { throw CocoaError(.fileNoSuchFile) }
    pages = try names.map { name in
      PageText(path: name, bytes: [UInt8](try Data(contentsOf: root.appendingPathComponent(name))))
    }
    blocks = pages.flatMap { Self.blocks(of: $0.bytes) }
  }

  var byteCount: Int { pages.reduce(0) { $0 + $1.bytes.count } }

  /// What stands between a `:::html` line and the next `:::` line.
  private static func blocks(of bytes: [UInt8]) -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    var start: Int?
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[index..<end].filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      if line.elementsEqual(":::html".utf8) {
        start = end + 1
      } else if line.elementsEqual(":::".utf8), let first = start {
        blocks.append(Array(bytes[first..<max(first, index)]))
        start = nil
      }
      index = end + 1
    }
    return blocks
  }

  /// The yardstick: one tree a block, built and freed.
  func parseBlocks() {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_NONET.rawValue
    for block in blocks {
      block.withUnsafeBytes { buffer in
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let start, let tree = htmlReadMemory(start, Int32(buffer.count), nil, "UTF-8", Int32(options)) else {
          return
        }
        xmlFreeDoc(tree)
      }
    }
  }

  func read() {
    for page in pages { _ = readPage(page) }
  }

  func read(jobs: Int) async {
    await withTaskGroup(of: Void.self) { group in
      for job in 0..<jobs {
        group.addTask {
          for index in stride(from: job, to: pages.count, by: jobs) { _ = readPage(pages[index]) }
        }
      }
    }
  }

  func assembleAll() {
    _ = assemble(pages.map(readPage))
  }
}
