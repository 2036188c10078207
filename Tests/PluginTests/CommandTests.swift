import TestPrograms
import Testing

extension PluginTests {
  @Suite("swift package larkspur", .serialized)
  struct CommandTests {
    private let package: ExamplePackage
    private let page = "pages/im-v1/message/create.md"
    private let source = "Generated/LarkIM/V1+Message.swift"

    init() throws {
      package = try ExamplePackage("CommandSDK")
    }

    private func commitAll() throws {
      for arguments in [["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Pages"]] {
        let run = try ProgramRun(
          of: "/usr/bin/env",
          ["git", "-c", "user.name=Tea", "-c", "user.email=tea@example.org", "-c", "commit.gpgsign=false"] + arguments,
          in: package.folder)
        #expect(run.status == 0, "\(run.all)")
      }
    }

    @Test("what is checked in is what the pages document, and the program runs with it")
    func upToDate() throws {
      let check = try package.larkspur("check")
      #expect(check.status == 0, "\(check.all)")
      #expect(check.all.contains("Generated/: 5 files, as they would be generated"))
      #expect(try package.build().status == 0)
      #expect(try package.run("Doorbell").output == "POST /open-apis/im/v1/messages\nsent om_1\n")
    }

    @Test("a changed page fails the check until the sources are generated again")
    func generateAndCheck() throws {
      try package.replace("50 次/秒", by: "20 次/秒", in: page)
      let old = try package.read(source)
      let stale = try package.larkspur("check")
      #expect(stale.status == 1)
      #expect(stale.all.contains("stale LarkIM/V1+Message.swift"), "\(stale.all)")
      #expect(
        stale.all.contains(
          "error: larkspur.json: The generated files are not as they would be generated; 'swift package larkspur "
            + "generate' writes them."))
      #expect(try package.read(source) == old)

      let generate = try package.larkspur("generate")
      #expect(generate.status == 0)
      #expect(generate.all.contains("Generated/: 5 files, 1 written, 0 removed, 4 unchanged"), "\(generate.all)")
      #expect(try package.read(source).contains("20/second"))
      #expect(try package.larkspur("generate", "--check").status == 0)
    }

    @Test("lint judges the pages of the settings, or those that are named")
    func lint() throws {
      #expect(try package.larkspur("lint", "--strict").status == 0)
      try package.replace("| HTTP Method | POST |", by: "| HTTP Method | THROW |", in: page)
      for run in [try package.larkspur("lint"), try package.larkspur("lint", "pages")] {
        #expect(run.status == 1)
        #expect(run.all.contains("pages/im-v1/message/create.md:"), "\(run.all)")
        #expect(run.all.contains("The pages have findings that fail the check."))
      }
    }

    @Test("diff compares with the last commit, with another revision, or what is named")
    func diff() throws {
      try commitAll()
      try package.replace("| `msg_type` | `string` | 是 |", by: "| `msg_type` | `string` | 否 |", in: page)
      let run = try package.larkspur("diff")
      #expect(run.status == 0, "\(run.all)")
      #expect(run.all.contains("msg_type"))
      let failing = try package.larkspur("diff", "HEAD", "--fail-on", "info")
      #expect(failing.status == 1)
      #expect(failing.all.contains("There are changes of the level that --fail-on names, or of a higher one."))
      let named = try package.larkspur("diff", "HEAD:./pages", "pages", "--format", "json=diff.json")
      #expect(named.status == 0)
      #expect(try package.read("diff.json").contains("msg_type"))
    }

    @Test("other commands get their arguments as they are, and failures say what happened")
    func passedOn() throws {
      #expect(try package.larkspur("inspect", "pages").all.contains("im.v1.message.create"))
      let usage = try package.larkspur("generate", "--bogus")
      #expect(usage.status == 1)
      #expect(usage.all.contains("The command 'generate' has no option '--bogus'"))
      #expect(usage.all.contains("error: larkspur.json: larkspur did not understand the command line or the settings."))
      let input = try package.larkspur("lint", "nowhere")
      #expect(input.status == 1)
      #expect(input.all.contains("error: An input of larkspur could not be read."))
      let target = try package.larkspur("check", "--target", "Doorbell")
      #expect(target.all.contains("There is no target 'Doorbell' with a larkspur.json in its folder."))
      try package.remove("larkspur.json")
      #expect(try package.larkspur("check").all.contains("There is no larkspur.json in the package's folder"))
    }
  }
}
