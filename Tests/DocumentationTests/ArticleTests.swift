import Testing

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
