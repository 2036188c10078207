import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Tables of errors")
struct ErrorTableTests {
  private func emission(_ errors: [String: [ErrorCase]]) -> Emission {
    Emission(
      errors.sorted { $0.key < $1.key }.map { name, rows in
        Tea.endpoint("GET", "/open-apis/tea/v1/\(name)", "pot.\(name)") { $0.errors = rows }
      })
  }

  @Test("stand once in a resource, with the methods that document a row; a star stands for all")
  func rows() {
    let missing = ErrorCase(httpStatus: 404, code: 7, message: "no such pot", advice: "Ask for another.")
    let broken = ErrorCase(httpStatus: 500, code: 8, message: "broken")
    let emission = emission([
      "get": [missing, broken], "fill": [broken, missing, ErrorCase(code: 9, message: "full")], "list": [broken],
    ])
    #expect(
      emission.errorRows == [
        "*\t500\t8\tbroken", "fill get\t404\t7\tno such pot\tAsk for another.", "fill\t\t9\tfull",
      ])
    #expect(emission.declarations("public static let").allSatisfy { $0.contains("errors: errors") })
  }

  @Test("are there where an endpoint of the resource documents errors")
  func absent() {
    #expect(!emission(["get": [], "list": []]).sources.contains("errors"))
    #expect(emission(["get": [ErrorCase(code: 1, message: "broken")], "list": []]).errorRows == ["get\t\t1\tbroken"])
    #expect(emission(["get": [ErrorCase(code: 1, message: "broken")]]).errorRows == ["get\t\t1\tbroken"])
  }

  @Test("escape what separates rows and cells, and hold nothing that ends the literal")
  func escapes() {
    let row = ErrorCase(
      httpStatus: 400, code: 1, message: "two\nlines\tand \\ \"\"\"# \\#(pot)", advice: "\u{0}\u{7f}\r\n*/ 茶 🫖")
    let emission = emission(["get": [row]])
    #expect(
      emission.errorRows == [
        ["get", "400", "1", ##"two\nlines\tand \\ """# \\#(pot)"##, #"\n*/ 茶 🫖"#].joined(separator: "\t")
      ])
    #expect(emission.sources.contains("static let errors: StaticString = ##\"\"\"\n"))
    #expect(emission.sources.contains("      \"\"\"##\n"))
  }

  @Test("hold a row once that a page has twice in the same words")
  func repeated() {
    let row = ErrorCase(code: 1, message: "broken")
    #expect(
      emission(["get": [row, row, ErrorCase(code: 1, message: "in shards")]]).errorRows == [
        "get\t\t1\tbroken", "get\t\t1\tin shards",
      ])
  }
}
