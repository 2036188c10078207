import TestPrograms
import Testing

extension PluginTests {
  @Suite("an SDK that each build generates", .serialized)
  struct BuildTimeTests {
    private let package: ExamplePackage
    private let chats = "Sources/Noticeboard/pages/im-v1/chat/list.md"
    private let task = "Sources/Noticeboard/pages/task-v2/task/get.md"
    private let settings = "Sources/Noticeboard/larkspur.json"
    private let names = "Sources/Noticeboard/names.lock"

    init() throws {
      package = try ExamplePackage("BuildTimeSDK")
    }

    @discardableResult
    private func build(sourceLocation: SourceLocation = #_sourceLocation) throws -> ProgramRun {
      let run = try package.build()
      #expect(run.status == 0, "\(run.all)", sourceLocation: sourceLocation)
      return run
    }

    private func generated() throws -> GeneratedSources { try package.generated(for: "Noticeboard") }

    @Test("the program uses it, and has one file for each service and each version")
    func builds() throws {
      try build()
      let run = try package.run("Noticeboard")
      #expect(
        run.output == """
          chat oc_1: Early gardeners
          task t-1: Water the flowers
          at most 1000 tasks a minute
          at most 50 tasks a second

          """)
      #expect(
        try generated().names == ["Lark_im.swift", "Lark_im_v1.swift", "Lark_task.swift", "Lark_task_v2.swift"])
      #expect(!package.exists(names))
    }

    @Test("where nothing changed, nothing is written and nothing compiled")
    func nothingChanged() throws {
      try build()
      let before = try generated()
      let run = try build()
      #expect(run.compiled(of: "Noticeboard") == [])
      #expect(try generated().writtenSince(before) == [])
    }

    @Test("an edited page writes the file of its version anew, and the program shows it")
    func editedPage() throws {
      try build()
      let before = try generated()
      try package.replace("1000 次/分钟", by: "600 次/分钟", in: task)
      let run = try build()
      #expect(try generated().writtenSince(before) == ["Lark_task_v2.swift"])
      #expect(run.compiled(of: "Noticeboard").contains("Lark_task_v2.swift"))
      #expect(!run.compiled(of: "Noticeboard").contains("Lark_im_v1.swift"))
      #expect(try package.run("Noticeboard").output.contains("at most 600 tasks a minute"))
    }

    @Test("a page that comes or goes changes the file of its version")
    func pagesComeAndGo() throws {
      try build()
      var before = try generated()
      let page = "Sources/Noticeboard/pages/im-v1/chat/more/link.md"
      let text = try package.read(chats).replacing("im/v1/chats", with: "im/v1/chats/link")
        .replacing("im-v1/chat/list", with: "im-v1/chat/link").replacing("| GET |", with: "| POST |")
      try package.write(text, to: page)
      try build()
      #expect(try generated().writtenSince(before) == ["Lark_im_v1.swift"])

      before = try generated()
      try package.replace("50 次/秒", by: "20 次/秒", in: page)
      try build()
      #expect(try generated().writtenSince(before) == ["Lark_im_v1.swift"])

      before = try generated()
      try package.remove(page)
      try build()
      #expect(try generated().writtenSince(before) == ["Lark_im_v1.swift"])
    }

    @Test("a page that cannot be used fails the build at its line, and writes nothing")
    func brokenPage() throws {
      try build()
      let before = try generated()
      try package.replace("| HTTP Method | GET |", by: "| HTTP Method | FETCH |", in: task)
      let run = try package.build()
      #expect(run.status != 0)
      let line = run.all.split(separator: "\n").first { $0.contains("task/get.md:") } ?? ""
      #expect(line.hasPrefix("/"), "\(run.all)")
      #expect(
        line.hasSuffix("/Noticeboard/pages/task-v2/task/get.md:16:17: error: 'FETCH' is no HTTP method. [DOC010]"))
      #expect(run.all.contains("Nothing was written, because the pages hold 1 error."))
      #expect(try generated().writtenSince(before) == [])
    }

    @Test("names.lock beside the settings is read by builds, and written by the command alone")
    func publishedNames() throws {
      try build()
      let first = try package.larkspur("generate")
      #expect(first.status == 0, "\(first.all)")
      #expect(first.all.contains("wrote Sources/Noticeboard/names.lock"))
      let lock = try package.read(names)
      #expect(try package.larkspur("check").status == 0)

      // The program goes on compiling with a field that the pages do not document any more.
      try package.replace("| &nbsp;&nbsp;&nbsp;&nbsp;└ `summary` | `string` | 要做什么 |\n", by: "", in: task)
      try package.replace("            \"summary\": \"给窗台上的花浇水\"", by: "            \"due\": \"7\"", in: task)
      let run = try build()
      #expect(run.all.contains("deprecated"))
      #expect(try package.run("Noticeboard").output.contains("task t-1: Water the flowers"))

      // What is new is emitted, and waits for the command to be kept.
      try package.replace("└ `guid`", by: "└ `due` | `string` | 何时做完 |\n| &nbsp;&nbsp;&nbsp;&nbsp;└ `guid`", in: task)
      try build()
      #expect(try package.read(names) == lock)
      let check = try package.larkspur("check")
      #expect(check.status == 1)
      #expect(check.all.contains("stale Sources/Noticeboard/names.lock"))
      #expect(try package.larkspur("generate").status == 0)
      #expect(try package.read(names) != lock)
      #expect(try package.larkspur("check").status == 0)
    }

    // MARK: - Settings

    private func failure(settings text: String?) throws -> String {
      if let text {
        try package.write(text, to: settings)
      } else {
        try package.remove(settings)
      }
      try package.touchManifest()
      let run = try package.build()
      #expect(run.status != 0)
      return run.all
    }

    @Test(
      "settings from which the files cannot be told are refused, with what to write",
      arguments: [
        ("{\"inputs\": [\"pages\"]}", "\"services\" is missing: a build has to know its files before it starts"),
        ("{\"inputs\": [\"pages\"], \"services\": [\"im\"]}", "name versions of services as project.version"),
        ("{\"inputs\": [\"pages\"], \"services\": [\"im.v*\"]}", "\"services\" holds 'im.v*'"),
        ("{\"services\": [\"im.v1\"]}", "\"inputs\" is missing: list the folders of pages"),
        ("{\"inputs\": [\"HEAD:pages\"], \"services\": [\"im.v1\"]}", "a build reads what lies on disk, no revisions"),
        ("inputs: pages", "is no JSON object with \"inputs\" and \"services\" as lists of texts"),
        (nil, "The target 'Noticeboard' uses the plugin LarkspurGenerate and has no larkspur.json in its folder"),
      ])
    func badSettings(text: String?, message: String) throws {
      let log = try failure(settings: text)
      #expect(log.contains(message), "\(log)")
      if text != nil { #expect(log.contains("/Sources/Noticeboard/larkspur.json: ")) }
    }

    @Test("a service that no page documents fails the build; one that is not listed is noted")
    func services() throws {
      try build()
      let log = try failure(settings: "{\"inputs\": [\"pages\"], \"services\": [\"im.v1\", \"corehr.v2\"]}")
      #expect(log.contains("larkspur: error: No endpoint is of the service 'corehr.v2'"), "\(log)")
      #expect(log.contains("note: The pages document 1 version of services more than \"services\" lists: task.v2."))
    }

    @Test("other services in the settings ask for a new plan, which SwiftPM does not make by itself")
    func changedServices() throws {
      try build()
      try package.replace(", \"task.v2\"", by: "", in: settings)
      let stale = try package.build()
      #expect(stale.status != 0)
      #expect(stale.all.contains("The settings now choose im.v1, and this build was planned for im.v1, task.v2"))
      try package.touchManifest()
      let planned = try package.build()
      // The program still wants tasks.
      #expect(planned.all.contains("has no member 'task'"), "\(planned.all)")
      #expect(try generated().names == ["Lark_im.swift", "Lark_im_v1.swift"])
    }
  }
}
