import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("The script by itself, as another system runs it")
struct ScriptTests {
  private let repository: SimulatedRepository
  private let programs: StubbedGitHub

  init() throws {
    repository = try SimulatedRepository()
    programs = try StubbedGitHub()
  }

  private func sdk(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun {
    let variables = [
      "LARKSPUR": repository.larkspur.url.path, "HOME": repository.folder("home"), "GIT_CONFIG_NOSYSTEM": "1",
      "PATH": programs.programs.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      "GH_STATE": programs.state.path,
    ]
    return try ProgramRun(
      of: repository.folder("author/.ci/sdk"), arguments, in: repository.folder("author"),
      variables.merging(environment) { $1 })
  }

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
      contentsOf: Workflow.repository.appendingPathComponent(".ci/sdk"), encoding: .utf8)
    let head = text.prefix(upTo: text.firstRange(of: "set -euo")?.lowerBound ?? text.startIndex)
    let read = text.matches(of: #/\$\{([A-Z_]+)(:-|\})/#).map { String($0.output.1) }
    let known = Set(read).filter { !$0.hasPrefix("GITHUB_") && !$0.hasPrefix("GIT_") }
    #expect(known.count > 10)
    for name in known { #expect(head.contains("#   \(name) "), "\(name) is not explained") }
  }

  @Test("prints the comment where there is no pull request to comment on")
  func printedReview() throws {
    let page = TeaPage.fill.with { $0.body.append("sugar | int | 是 | How sweet") }
    try repository.write(page.text, to: page.path)
    let run = try sdk("review", environment: ["BASE": "HEAD"])
    #expect(run.status == 1)
    #expect(run.output.contains("<!-- larkspur: review -->\n### Changes of the documentation"))
    #expect(run.errors.contains("the comment would be:"))
    #expect(try repository.read(".larkspur/review/diff.sarif").contains("request.required-added"))
    #expect(try sdk("review", environment: ["BASE": "HEAD", "FAIL_ON": "none"]).status == 0)
    #expect(try programs.calls.isEmpty)
  }

  @Test("builds the program from the repository that it is told, once for each version")
  func build() throws {
    try makeSource()
    let variables = [
      "LARKSPUR": "", "LARKSPUR_SOURCE": repository.folder("source"), "LARKSPUR_VERSION": "1.0.0",
      "BUILDS": repository.folder("builds"),
    ]
    let builds = { (try? repository.folder.read("builds"))?.split(separator: "\n").count ?? 0 }
    let first = try sdk("prepare", environment: variables)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "larkspur as built\n")
    #expect(try sdk("prepare", environment: variables).output == "larkspur as built\n")
    #expect(builds() == 1)
    #expect(try sdk("prepare", environment: variables.merging(["LARKSPUR_VERSION": "2.0.0"]) { $1 }).status == 0)
    #expect(builds() == 2)
    #expect(try repository.inAuthor("status", "--porcelain") == "")
    let unknown = try sdk("prepare", environment: variables.merging(["LARKSPUR_VERSION": "9.0.0"]) { $1 })
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains("has no '9.0.0'"))
  }

  /// A repository that looks like that of larkspur, and a `swift` that builds it in no time.
  private func makeSource() throws {
    try repository.git("init", "--quiet", "--initial-branch=main", repository.folder("source"))
    try repository.folder.write("#!/bin/sh\nexit 0\n", to: "source/.ci/bootstrap")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: repository.folder("source/.ci/bootstrap"))
    try repository.git("-C", repository.folder("source"), "add", "--all", ".")
    try repository.git("-C", repository.folder("source"), "commit", "--quiet", "-m", "Larkspur")
    for version in ["1.0.0", "2.0.0"] { try repository.git("-C", repository.folder("source"), "tag", version) }
    try programs.install(
      "swift",
      """
      #!/bin/sh
      case "$*" in
        *--show-bin-path*) echo "$PWD/out" ;;
        "build -c release --product larkspur")
          mkdir -p out && printf '#!/bin/sh\\necho larkspur as built\\n' > out/larkspur && chmod +x out/larkspur
          echo built >> "$BUILDS" ;;
        *) exit 64 ;;
      esac

      """)
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
    let output = try repository.folder.write("", to: "output")
    let variables = ["GITHUB_OUTPUT": output, "LARKSPUR_SOURCE": "x", "LARKSPUR_VERSION": "release/1.0"]
    #expect(try sdk("key", environment: variables).status == 0)
    let key = try repository.folder.read("output")
    #expect(key.hasPrefix("key=larkspur-") && key.hasSuffix("-release-1.0\n"))
  }
}
