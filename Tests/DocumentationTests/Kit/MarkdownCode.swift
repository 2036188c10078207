import Foundation
import TestPrograms

/// A block of code in an article.
struct MarkdownCode {
  /// The article and the line in which the code begins.
  var place: String
  var language: String
  var lines: [String]

  /// The blocks of all articles of a catalog.
  static func all(in catalog: String) throws -> [MarkdownCode] {
    let folder = "\(Toolchain.root)/\(catalog)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
    return try names.flatMap { name in
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
      return blocks(of: text, in: name)
    }
  }

  private static func blocks(of text: String, in name: String) -> [MarkdownCode] {
    var blocks: [MarkdownCode] = []
    var open: MarkdownCode?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
        } else {
          open?.lines.append(String(line))
        }
      } else if line.hasPrefix("```") {
        open = MarkdownCode(place: "\(name):\(index + 2)", language: String(line.dropFirst(3)), lines: [])
      }
    }
    return blocks
  }
}
