import Foundation
import TestPrograms
import Testing

@testable import larkspur

@Suite("Articles about the runtime")
struct ArticleTests {
  /// What the code of articles may use without saying where it comes from.
  private static let head = """
    import Foundation
    import LarkCorehr
    import LarkDrive
    import LarkIM


    """

  private static let parameters = "lark: LarkClient, folder: String, film: URL, target: URL, size: Int"

  /// Each block is the body of a function of its own.
  private static func source(_ blocks: [MarkdownCode]) -> String {
    head
      + blocks.enumerated().map { index, block in
        let code = block.lines.filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
        return "// \(block.place)\nfunc snippet\(index)(\(parameters)) async throws {\n\(code)\n}\n"
      }.joined(separator: "\n")
  }

  @Test("hold code that compiles")
  func code() throws {
    let blocks = try MarkdownCode.all(in: "Sources/LarkRuntime/LarkRuntime.docc").filter { $0.language == "swift" }
    #expect(blocks.count > 15)
    let run = try Toolchain.check(Self.source(blocks))
    #expect(run.status == 0, "\(run.errors)")
  }
}

@Suite("Articles about the program")
struct ProgramArticleTests {
  private static let catalog = "Sources/LarkspurCLI/Larkspur.docc"

  /// The command lines of `larkspur` in blocks for a shell, by their places.
  private static func commandLines() throws -> [String] {
    try MarkdownCode.all(in: catalog).filter { $0.language == "sh" }.flatMap(\.lines).filter {
      $0.hasPrefix("larkspur ")
    }
  }

  /// The words of a simple command line, with quotes around some.
  private static func words(_ line: String) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }

  @Test("show command lines that the program understands")
  func understood() throws {
    let lines = try Self.commandLines()
    #expect(lines.count > 12)
    for line in lines {
      #expect(throws: Never.self, "\(line)") {
        try ArgumentParser.parse(Array(Self.words(line).dropFirst()))
      }
    }
  }

  @Test("mention every command but those that explain the others")
  func everyCommand() throws {
    let shown = Set(try Self.commandLines().compactMap { Self.words($0).dropFirst().first })
    let explaining: Set<CommandName> = [.help, .completions, .rules]
    #expect(CommandName.allCases.filter { !explaining.contains($0) && !shown.contains($0.rawValue) } == [])
  }

  @Test("say only such options as there are, in their text, too")
  func options() throws {
    let folder = "\(Toolchain.root)/\(Self.catalog)"
    let known = Set(OptionName.allCases.map(\.flag) + ["--allow-writing-to-package-directory", "--target"])
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".md") {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
      let words = text.split { !($0.isLetter || $0 == "-") }.map(String.init)
      #expect(
        words.filter { $0.hasPrefix("--") && $0.count > 2 && !known.contains($0) && $0.contains(where: \.isLetter) }
          == [], "\(name)")
    }
  }
}
