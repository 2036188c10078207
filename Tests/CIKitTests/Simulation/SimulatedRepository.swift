import Foundation
import TestPrograms
import TestValues

/// A repository with an SDK, its history, and a place from which it is checked out.
struct SimulatedRepository {
  static let name = "teahouse/sdk"

  /// Holds `remote.git`, `author/` and `home/`.
  let folder: TemporaryFolder
  let larkspur = BuiltProgram("larkspur")
  /// The file of settings, which the workflow names.
  let settings: String

  /// The first commit: two pages, their SDK, settings, a changelog and the script.
  ///
  /// - Parameter portal: The address that the pages come from; nil where they are the author's own.
  init(portal: String? = nil) throws {
    folder = try TemporaryFolder()
    settings = try Workflow.checkedIn().environment["CONFIG"] ?? "larkspur.json"
    try folder.makeFolder("home")
    try git("init", "--quiet", "--bare", "--initial-branch=main", folder("remote.git"))
    try git("clone", "--quiet", folder("remote.git"), folder("author"))
    try inAuthor("symbolic-ref", "HEAD", "refs/heads/main")
    let source = portal.map { #", "portal": "\#($0)", "pages": "specs""# } ?? ""
    try write(#"{"inputs": ["specs"], "output": "Generated"\#(source)}"# + "\n", to: settings)
    if portal == nil {
      for page in [TeaPage.fill, .drink] { try write(page.text, to: page.path) }
    } else {
      try run("sync", "--config", authorsSettings)
    }
    try write("# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2030-01-31\n\n### Added\n\n- Tea.\n", to: "CHANGELOG.md")
    let script = Workflow.repository.appendingPathComponent(".ci/sdk")
    try folder.makeFolder("author/.ci")
    try FileManager.default.copyItem(atPath: script.path, toPath: folder("author/.ci/sdk"))
    try generate()
    try commit("The SDK of the tea house")
    try inAuthor("push", "--quiet", "origin", "main")
  }

  // MARK: - The author

  func write(_ text: String, to path: String) throws { try folder.write(text, to: "author/\(path)") }

  func read(_ path: String) throws -> String { try folder.read("author/\(path)") }

  /// Generates as the author would.
  func generate() throws { try run("generate", "--config", authorsSettings) }

  /// Refreshes as the author would after writing pages by hand.
  func refresh() throws { try run("refresh", "--offline", "--config", authorsSettings) }

  private var authorsSettings: String { "author/\(settings)" }

  private func run(_ arguments: String...) throws {
    let run = try larkspur.run(arguments, in: folder)
    guard run.status == 0 else { throw SimulationError(description: "larkspur \(arguments): \(run.errors)") }
  }

  @discardableResult
  func commit(_ message: String) throws -> String {
    try inAuthor("add", "--all", ".")
    try inAuthor("commit", "--quiet", "--allow-empty", "-m", message)
    return try inAuthor("rev-parse", "HEAD")
  }

  func push(_ refspec: String = "main") throws { try inAuthor("push", "--quiet", "--force", "origin", refspec) }

  /// A branch with a change, merged as GitHub would for the checks of a pull request.
  func openPullRequest(_ change: () throws -> Void) throws -> SimulatedEvent {
    let base = try inAuthor("rev-parse", "main")
    try inAuthor("checkout", "--quiet", "-B", "topic", "main")
    return try continuePullRequest(base: base, change)
  }

  /// The same branch with one more commit.
  func continuePullRequest(base: String, _ change: () throws -> Void) throws -> SimulatedEvent {
    try change()
    let head = try commit("A change of the pages")
    try inAuthor("checkout", "--quiet", "--detach", base)
    try inAuthor("merge", "--quiet", "--no-ff", "-m", "Merge", "topic")
    try push("HEAD:refs/pull/7/merge")
    try inAuthor("checkout", "--quiet", "topic")
    return .pullRequest(base: base, head: head)
  }

  // MARK: - Git

  @discardableResult
  func inAuthor(_ arguments: String...) throws -> String { try git(["-C", folder("author")] + arguments) }

  @discardableResult
  func git(_ arguments: String...) throws -> String { try git(arguments) }

  @discardableResult
  func git(_ arguments: [String]) throws -> String {
    let settings = ["-c", "user.name=Tea", "-c", "user.email=tea@example.org", "-c", "commit.gpgsign=false"]
    let run = try ProgramRun(
      of: "/usr/bin/env", ["git"] + settings + arguments, in: folder.path,
      ["HOME": folder("home"), "GIT_CONFIG_NOSYSTEM": "1"])
    guard run.status == 0 else { throw SimulationError(description: "git \(arguments): \(run.errors)") }
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The text of a file of a branch of the remote repository.
  func remote(_ branch: String, _ path: String) throws -> String {
    try git("--git-dir", folder("remote.git"), "show", "\(branch):\(path)")
  }

  func remoteCommits(_ range: String) throws -> [String] {
    try git("--git-dir", folder("remote.git"), "log", "--format=%s", range).split(separator: "\n").map(String.init)
  }
}

struct SimulationError: Error, CustomStringConvertible {
  var description: String
}

/// Two pages of a tea house.
struct TeaPage {
  var path: String
  var title: String
  var call: String
  /// Rows of the request's table.
  var body: [String]
  var answer = ["└ size | int | Cups"]

  static let fill = TeaPage(
    path: "specs/tea-v1/pot/fill.md", title: "Fill a pot", call: "fill",
    body: ["litres | int | 是 | How much", "lid | string | 否 | Its colour"])

  static let drink = TeaPage(
    path: "specs/tea-v1/pot/drink.md", title: "Drink tea", call: "drink", body: ["cups | int | 否 | How many"])

  func with(_ change: (inout TeaPage) -> Void) -> TeaPage {
    var page = self
    change(&page)
    return page
  }

  var text: String {
    """
    ---
    title: "\(title)"
    fullPath: /tea/reference/tea-v1/pot/\(call)
    updateTime: 1700000000000
    ---

    \(content)
    """
  }

  /// The page as the portal has it.
  var content: String {
    """
    # \(title)

    \(title), as one does in a tea house.

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id/\(call) |
    | HTTP Method | POST |
    | 支持的应用类型 | 自建应用、商店应用 |
    | 权限要求 | Pots `tea:pot` |

    ### 请求头

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    | Authorization | string | 是 | `tenant_access_token` |

    ### 路径参数

    | 名称 | 类型 | 描述 |
    | --- | --- | --- |
    | pot_id | string | Which pot |

    ### 请求体

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    \(body.map { "| \($0) |" }.joined(separator: "\n"))

    ## 响应

    ### 响应体

    | 名称 | 类型 | 描述 |
    | --- | --- | --- |
    | code | int | 0 means done |
    | msg | string | What happened |
    | data | tea.\(call) | What is left |
    \(answer.map { "| \($0) |" }.joined(separator: "\n"))

    """
  }
}
