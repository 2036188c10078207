import Foundation
import Testing

@Suite("Which program continuous integration builds", .tags(.attack))
struct SourceAttackTests {
  private let sdk: AuthorScript
  private let variables: [String: String]

  init() throws {
    sdk = try AuthorScript()
    variables = try sdk.makeSource()
  }

  private func prepare(_ version: String) throws -> (status: Int32, errors: String) {
    let run = try sdk("prepare", environment: variables.merging(["LARKSPUR_VERSION": version]) { $1 })
    return (run.status, run.errors)
  }

  private var commit: String {
    get throws { try sdk.repository.git("-C", sdk.repository.folder("source"), "rev-parse", "HEAD") }
  }

  @Test("is never whatever is newest", arguments: ["prepare", "key"])
  func newest(command: String) throws {
    let run = try sdk(command, environment: variables.merging(["LARKSPUR_VERSION": ""]) { $1 })
    #expect(run.status == 2)
    #expect(run.errors.contains("which tag or full commit"))
  }

  @Test("is a tag or a full commit, and not a branch, a part of a commit or a name that moves")
  func versions() throws {
    let full = try commit
    #expect(try prepare(full).status == 0)
    #expect(try prepare("1.0.0").status == 0)
    for version in ["main", String(full.prefix(12)), "HEAD", "origin/main", String(repeating: "0", count: 40)] {
      let run = try prepare(version)
      #expect(run.status == 3, "\(version): \(run.errors)")
      #expect(run.errors.contains("has no tag and no full commit"))
    }
  }

  @Test(
    "is no option, revision or line of its own",
    arguments: ["--upload-pack=owned", "-h", "1.0.0\nkey=evil", "HEAD~1", "1.0.0^{tree}", "a b", "$(touch owned)"])
  func words(version: String) throws {
    #expect(try prepare(version).status == 2)
    let output = try sdk.repository.folder.write("", to: "output")
    let run = try sdk(
      "key", environment: variables.merging(["LARKSPUR_VERSION": version, "GITHUB_OUTPUT": output]) { $1 })
    #expect(run.status == 2)
    #expect(try sdk.repository.folder.read("output") == "")
  }

  @Test("is built anew for another compiler, source or version")
  func key() throws {
    let key = { (changes: [String: String]) in
      let output = try sdk.repository.folder.write("", to: "output")
      let environment = variables.merging(["GITHUB_OUTPUT": output]) { $1 }.merging(changes) { $1 }
      #expect(try sdk("key", environment: environment).status == 0)
      return try sdk.repository.folder.read("output")
    }
    let keys = try [[:], ["COMPILER": "6.2"], ["LARKSPUR_SOURCE": "/other"], ["LARKSPUR_VERSION": "2.0.0"]].map(key)
    #expect(Set(keys).count == 4, "\(keys)")
    #expect(try key([:]) == keys[0])
  }

  @Test("is built without the token of the job")
  func token() throws {
    #expect(try sdk("prepare", environment: variables.merging(["GH_TOKEN": "secret"]) { $1 }).status == 0)
    #expect(try sdk.repository.folder.read("builds") == "built \n")
  }

  @Test("a comment goes to the pull request and the account that are named, or nowhere")
  func comments() throws {
    let variables = ["BASE": "HEAD", "GH_TOKEN": "x", "GITHUB_REPOSITORY": SDKRepository.name]
    for more in [["PULL_REQUEST": "7/../../8"], ["PULL_REQUEST": "7", "COMMENT_AUTHOR": #"x" or true or "y"#]] {
      let run = try sdk("review", environment: variables.merging(more) { $1 })
      #expect(run.status == 2, "\(run.errors)")
      #expect(try sdk.programs.calls == [])
    }
  }
}
