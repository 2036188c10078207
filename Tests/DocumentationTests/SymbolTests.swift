import TestPrograms
import Testing

@Suite("Public symbols")
struct SymbolTests {
  /// The libraries among the products of this package.
  @Test(
    "all have a comment",
    arguments: ["APISpec", "DocReader", "LarkExampleChecks", "LarkRuntime", "PlatformVocabulary", "SwiftEmitter"])
  func comments(module: String) throws {
    #expect(try Toolchain.undocumentedSymbols(of: module) == [])
  }
}
