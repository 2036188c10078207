import Foundation
import TestPrograms
import TestValues

/// A repository with an SDK, its history, and a place from which it is checked out.
struct SDKRepository {
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
    settings = try WorkflowOutline.checkedIn().value("env.CONFIG")
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
    let script = WorkflowOutline.repository.appendingPathComponent(".ci/sdk")
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
    guard run.status == 0 else { throw CommandFailure(description: "larkspur \(arguments): \(run.errors)") }
  }

  @discardableResult
  func commit(_ message: String) throws -> String {
    try inAuthor("add", "--all", ".")
    try inAuthor("commit", "--quiet", "--allow-empty", "-m", message)
    return try inAuthor("rev-parse", "HEAD")
  }

  func push(_ refspec: String = "main") throws { try inAuthor("push", "--quiet", "--force", "origin", refspec) }

  /// A branch with a change, merged as GitHub would for the checks of a pull request.
  func openPullRequest(_ change: () throws -> Void) throws -> Checkout {
    let base = try inAuthor("rev-parse", "main")
    try inAuthor("checkout", "--quiet", "-B", "topic", "main")
    return try continuePullRequest(base: base, change)
  }

  /// The same branch with one more commit.
  func continuePullRequest(base: String?, _ change: () throws -> Void) throws -> Checkout {
    try change()
    try commit("A change of the pages")
    try inAuthor("checkout", "--quiet", "--detach", base ?? "main")
    try inAuthor("merge", "--quiet", "--no-ff", "-m", "Merge", "topic")
    try push("HEAD:refs/pull/7/merge")
    try inAuthor("checkout", "--quiet", "topic")
    return Checkout(ref: "refs/pull/7/merge", base: base)
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
    guard run.status == 0 else { throw CommandFailure(description: "git \(arguments): \(run.errors)") }
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Makes a fresh checkout in a folder of its own.
  func checkOut(_ checkout: Checkout) throws -> TemporaryFolder {
    let workspace = try TemporaryFolder()
    let git = { (arguments: [String]) in _ = try self.git(["-C", workspace.path] + arguments) }
    try git(["init", "--quiet", "--initial-branch=main"])
    try git(["remote", "add", "origin", "file://\(folder("remote.git"))"])
    let depth = checkout.depth == 0 ? [] : ["--depth", "\(checkout.depth)"]
    let branches = checkout.depth == 0 ? ["+refs/heads/*:refs/remotes/origin/*"] : []
    try git(["fetch", "--quiet"] + depth + ["origin", "\(checkout.ref):refs/checkout"] + branches)
    if checkout.ref.hasPrefix("refs/heads/") {
      try git(["checkout", "--quiet", "-B", String(checkout.ref.dropFirst("refs/heads/".count)), "refs/checkout"])
    } else {
      try git(["checkout", "--quiet", "--detach", "refs/checkout"])
    }
    return workspace
  }

  /// The text of a file of a branch of the remote repository.
  func remote(_ branch: String, _ path: String) throws -> String {
    try git("--git-dir", folder("remote.git"), "show", "\(branch):\(path)")
  }

  func remoteCommits(_ range: String) throws -> [String] {
    try git("--git-dir", folder("remote.git"), "log", "--format=%s", range).split(separator: "\n").map(String.init)
  }
}

/// What a job checks out.
struct Checkout {
  /// A branch, or the merge of a pull request.
  var ref: String
  /// The commit before the change of a pull request.
  var base: String?
  var isFromFork = false
  /// How much history comes along; 0 is all of it.
  var depth = 0

  static let main = Checkout(ref: "refs/heads/main")

  func with(_ change: (inout Checkout) -> Void) -> Checkout {
    var copy = self
    change(&copy)
    return copy
  }
}

struct CommandFailure: Error, CustomStringConvertible {
  var description: String
}
