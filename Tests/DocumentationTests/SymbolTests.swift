import TestPrograms
import Testing

@Suite("Public symbols")
struct SymbolTests {
  /// The libraries among the products of this package, and what one of them passes on.
  @Test(
    "all have a comment",
    arguments: [
      "APISpec", "DocReader", "LarkExampleChecks", "LarkRuntime", "PlatformVocabulary", "StrictJSON", "SwiftEmitter",
    ])
  func comments(module: String) throws {
    #expect(try Toolchain.undocumentedSymbols(of: module) == [])
  }
}
