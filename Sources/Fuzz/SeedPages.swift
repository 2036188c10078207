import DocReader
import Foundation

/// The pages from which mutated pages are made.
struct SeedPages: Sendable {
  let pages: [PageText]

  /// Inputs that are no pages.
  init(_ inputs: [[UInt8]]) {
    pages = inputs.enumerated().map { PageText(path: "seed-\($0.offset)", bytes: $0.element) }
  }

  /// The Markdown files of some folders, in the order of their paths.
  init(folders: [String]) throws {
    var pages: [PageText] = []
    for folder in folders {
      let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [])
        .filter { $0.hasSuffix(".md") }.sorted()
      for name in names {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
        pages.append(PageText(path: name, bytes: [UInt8](data)))
      }
    }
    guard !pages.isEmpty else { throw FuzzError.noSeeds(folders) }
    self.pages = pages
  }
}

/// Why there is nothing to do.
enum FuzzError: Error, CustomStringConvertible {
  case noSeeds([String])
  case noMutation(String)
  case noTarget(String)
  case badOption(String)
  case unreadable(String)
  case cannotStart(String)

  var description: String {
    switch self {
    case .noSeeds(let folders):
      "There are no Markdown pages in \(folders.joined(separator: ", ")); name a folder that has some."
    case .noMutation(let word): "No mutation has '\(word)' in its name."
    case .noTarget(let word):
      "'\(word)' is not a kind of input; there are \(FuzzTargets.names.joined(separator: ", "))."
    case .badOption(let word): "'\(word)' is no option, or lacks its value.\n\(FuzzOptions.usage)"
    case .unreadable(let path): "'\(path)' cannot be read."
    case .cannotStart(let reason): "The reading process did not start: \(reason)"
    }
  }
}
