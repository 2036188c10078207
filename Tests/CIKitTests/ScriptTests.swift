import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("The script by itself, as another system runs it")
struct ScriptTests {
  private let sdk: AuthorScript

  init() throws { sdk = try AuthorScript() }

  @Test("explains itself, and refuses what it does not know")
  func usage() throws {
    let help = try sdk("help")
    #expect(help.status == 0)
    for command in ["key", "prepare", "verify", "review", "nightly"] {
      #expect(help.output.contains(".ci/sdk \(command)"))
    }
    #expect(!help.output.contains("set -euo"))
    #expect(try sdk().status == 2)
    #expect(try sdk("publish").status == 2)
    #expect(try sdk("review").status == 2)
    let unknown = try sdk("review", environment: ["BASE": "0123456789"])
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains("check out the whole history"))
  }

  @Test("names every variable that it reads at its head")
  func variables() throws {
    let text = try String(
      contentsOf: WorkflowOutline.repository.appendingPathComponent(".ci/sdk"), encoding: .utf8)
    let head = text.prefix(upTo: text.firstRange(of: "set -euo")?.lowerBound ?? text.startIndex)
    let read = text.matches(of: #/\$\{([A-Z_]+)(:-|\})/#).map { String($0.output.1) }
    let known = Set(read).filter { !$0.hasPrefix("GITHUB_") && !$0.hasPrefix("GIT_") }
    #expect(known.count > 10)
    for name in known { #expect(head.contains("#   \(name) "), "\(name) is not explained") }
  }

  @Test("prints the comment where there is no pull request to comment on")
  func printedReview() throws {
    let page = TeaPage.fill.with { $0.body.append("sugar | int | 是 | How sweet") }
    try sdk.repository.write(page.text, to: page.path)
    let run = try sdk("review", environment: ["BASE": "HEAD"])
    #expect(run.status == 1)
    #expect(run.output.contains("<!-- larkspur: review -->\n### Changes of the documentation"))
    #expect(run.errors.contains("the comment would be:"))
    #expect(try sdk.repository.read(".larkspur/review/diff.sarif").contains("request.required-added"))
    #expect(try sdk("review", environment: ["BASE": "HEAD", "FAIL_ON": "none"]).status == 0)
    #expect(try sdk.programs.calls.isEmpty)
  }

  @Test("builds the program from the repository that it is told, once for each version")
  func build() throws {
    let variables = try sdk.makeSource()
    let builds = { (try? sdk.repository.folder.read("builds"))?.split(separator: "\n").count ?? 0 }
    let first = try sdk("prepare", environment: variables)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "larkspur as built\n")
    #expect(try sdk("prepare", environment: variables).output == "larkspur as built\n")
    #expect(builds() == 1)
    #expect(try sdk("prepare", environment: variables.merging(["LARKSPUR_VERSION": "2.0.0"]) { $1 }).status == 0)
    #expect(builds() == 2)
    #expect(try sdk.repository.inAuthor("status", "--porcelain") == "")
    let unknown = try sdk("prepare", environment: variables.merging(["LARKSPUR_VERSION": "9.0.0"]) { $1 })
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains("has no tag and no full commit '9.0.0'"))
  }

  @Test("says where a program is missing")
  func missing() throws {
    let run = try sdk("prepare", environment: ["LARKSPUR": ""])
    #expect(run.status == 2)
    #expect(run.errors.contains("LARKSPUR_SOURCE"))
    #expect(try sdk("prepare", environment: ["LARKSPUR": "/no/larkspur"]).status == 3)
    #expect(try sdk("verify", environment: ["LARKSPUR": ""]).status == 3)
  }

  @Test("names the program by its version, in a way that fits a file")
  func key() throws {
    let output = try sdk.repository.folder.write("", to: "output")
    let variables = [
      "GITHUB_OUTPUT": output, "LARKSPUR": "", "LARKSPUR_SOURCE": "x", "LARKSPUR_VERSION": "release/1.0",
    ]
    #expect(try sdk("key", environment: variables).status == 0)
    let key = try sdk.repository.folder.read("output")
    #expect(key.hasPrefix("key=larkspur-") && key.hasSuffix("-release-1.0\n"))
  }
}
