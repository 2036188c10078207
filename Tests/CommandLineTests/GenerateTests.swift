import APISpec
import Foundation
import TestValues
import Testing

@testable import SwiftEmitter
@testable import Workspace
@testable import larkspur

@Suite("generate, as it is typed")
struct GenerateTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(TeaSpec.spec), as: UTF8.self), to: "tea.ir.json")
  }

  private func run(_ arguments: String...) throws -> LarkspurProcess {
    try LarkspurProcess.run(["generate"] + arguments, in: folder)
  }

  /// Adds a file to the output as if an earlier run had written it.
  private func addWritten(_ path: String, _ text: String, to output: String) throws {
    try folder.write(text, to: "\(output)/\(path)")
    let list = "\(output)/generated.list"
    let line = "\(ContentHash(of: Array(text.utf8)).text)  \(path)\n"
    try folder.write(try folder.read(list) + line, to: list)
  }

  @Test("the output is written, and then a check finds nothing to do")
  func writeAndCheck() throws {
    let first = try run("tea.ir.json", "--output", "out/")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.isEmpty)
    #expect(first.errors.hasPrefix("out/: "))
    #expect(first.errors.contains(" written, 0 removed, 0 unchanged"))
    #expect(try folder.names == [".larkspur", "out", "tea.ir.json"])
    let check = try run("tea.ir.json", "--output", "out", "--check")
    #expect(check.status == 0)
    #expect(check.output.isEmpty)
    #expect(check.errors.contains("as they would be generated"))
    #expect(try run("tea.ir.json", "--output", "out").errors.contains(" 0 written, 0 removed, "))
  }

  @Test("a check lists what differs, is status 1 and changes nothing; generating settles it")
  func check() throws {
    _ = try run("tea.ir.json", "--output", "out")
    try addWritten("Old.swift", "old", to: "out")
    try addWritten("Old2.swift", "old", to: "out")
    try folder.write("my own", to: "out/Old2.swift")
    let list = try folder.read("out/generated.list")
    let check = try run("tea.ir.json", "--output", "out", "--check")
    #expect(check.status == 1)
    #expect(check.output == "stale Old.swift\nedited Old2.swift\nstale generated.list\n")
    #expect(check.errors.hasPrefix("out/: 2 stale, 1 edited; generate without --check writes them"))
    #expect(try folder.read("out/generated.list") == list)

    let generate = try run("tea.ir.json", "--output", "out", "--verbose")
    #expect(generate.status == 0)
    #expect(generate.errors.contains("larkspur: warning: 'out/Old2.swift' is not generated any more, and stays"))
    #expect(generate.errors.contains("removed out/Old.swift\n"))
    #expect(generate.errors.contains(" 0 written, 1 removed, "))
    #expect(try run("tea.ir.json", "--output", "out", "--check").status == 0)
    #expect(try folder.read("out/Old2.swift") == "my own")
  }

  @Test("what was emitted is kept where the command line says, beside the settings, or not at all")
  func cachePlace() throws {
    let settings = #"{"inputs": ["../tea.ir.json"], "output": "out"}"#
    try folder.write(settings, to: "project/larkspur.json")
    #expect(try run("--config", "project/larkspur.json", "--no-cache").status == 0)
    #expect(try folder.names == ["project", "tea.ir.json"])
    #expect(try run("--config", "project/larkspur.json", "--cache", "kept").status == 0)
    #expect(try folder.names == ["kept", "project", "tea.ir.json"])
    #expect(try run("--config", "project/larkspur.json").status == 0)
    #expect(FileManager.default.fileExists(atPath: folder("project/.larkspur/cache/services")))
    let both = try run("--config", "project/larkspur.json", "--cache", "kept", "--no-cache")
    #expect(both.status == 2, "\(both.errors)")
  }

  @Test("with what was kept, the files are those of a run without")
  func cachedFiles() throws {
    #expect(try run("tea.ir.json", "--output", "plain", "--no-cache").status == 0)
    for _ in 1...3 {
      #expect(try run("tea.ir.json", "--output", "out").status == 0)
      for name in ["names.lock", "api.txt", "generated.list"] {
        #expect(try folder.read("out/\(name)") == folder.read("plain/\(name)"), "\(name)")
      }
    }
  }

  @Test("a names.lock that lost lines which api.txt has is told before they are renamed")
  func disagreement() throws {
    #expect(try !run("tea.ir.json", "--output", "out").errors.contains("do not fit each other"))
    #expect(try !run("tea.ir.json", "--output", "out").errors.contains("do not fit each other"))
    let lock = try folder.read("out/names.lock").split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write(lock.filter { !$0.contains("litres") }.joined(separator: "\n"), to: "out/names.lock")
    let check = try run("tea.ir.json", "--output", "out", "--check")
    #expect(check.errors.contains("larkspur: warning: 'out/names.lock' and 'out/api.txt' do not fit each other"))
    #expect(check.errors.contains("TeaService.V1.PotResource.FillBody.litres"))
    _ = try run("tea.ir.json", "--output", "out")
    #expect(try !run("tea.ir.json", "--output", "out", "--check").errors.contains("do not fit each other"))
  }

  @Test("of a folder that is not there a check makes nothing")
  func checkOfNothing() throws {
    let check = try run("tea.ir.json", "--output", "out", "--check", "--quiet")
    #expect(check.status == 1)
    #expect(check.output.contains("missing generated.list\n"))
    #expect(check.errors.isEmpty)
    #expect(try folder.names == [".larkspur", "tea.ir.json"])
  }

  @Test("the settings may come from a file, and the command line wins over it")
  func config() throws {
    try folder.write(
      "{\"inputs\": [\"../tea.ir.json\"], \"output\": \"fromFile\", \"services\": [\"coffee\"]}",
      to: "conf/larkspur.json")
    #expect(try run("--config", "conf/larkspur.json").status == 2)
    #expect(try run("--config", "conf/larkspur.json", "--services", "TEA").status == 0)
    #expect(try run("--config", "conf/larkspur.json", "--services", "tea", "--output", "out").status == 0)
    #expect(try folder.names == ["conf", "out", "tea.ir.json"])
    #expect(FileKind.of(folder("conf/fromFile/generated.list"), followingLinks: false) == .file)
  }

  @Test("a larkspur.json that is not named is not read")
  func unnamedConfig() throws {
    try folder.write("{\"inputs\": [\"tea.ir.json\"], \"output\": \"out\"}", to: "larkspur.json")
    let bare = try run()
    #expect(bare.status == 2)
    #expect(bare.errors.contains("The command 'generate' needs '--output DIR'."))
    #expect(try run("--output", "out").errors.contains("The command 'generate' needs an input"))
  }

  @Test("a file of settings that is wrong is status 2, one that is not there status 3")
  func badConfig() throws {
    try folder.write("{\"outptu\": \"out\", \"docs\": 1}", to: "bad.json")
    let bad = try run("tea.ir.json", "--config", "bad.json", "--output", "out")
    #expect(bad.status == 2)
    #expect(
      bad.errors == """
        larkspur: error: bad.json: There is no setting 'outptu'; did you mean 'output'?
        larkspur: error: bad.json: The setting 'docs' has to be "none", "summary" or "full", and is 1.

        """)
    #expect(try run("tea.ir.json", "--config", "none.json", "--output", "out").status == 3)
    #expect(try folder.names == ["bad.json", "tea.ir.json"])
  }

  @Test("words that select nothing are status 2, each with what was probably meant, and nothing is written")
  func idleWords() throws {
    let slips = try run(
      "tea.ir.json", "--output", "out", "--services", "tee,tea", "--endpoint", "tea.v1.pot.gte", "-e", "tea.*")
    #expect(slips.status == 2)
    #expect(
      slips.errors == """
        larkspur: error: No endpoint is of the service 'tee'; did you mean 'tea'?
        larkspur: error: No endpoint fits 'tea.v1.pot.gte'; did you mean 'tea.v1.pot.get' or 'tea.v1.pot.fill'?

        """)
    #expect(try folder.names == ["tea.ir.json"])
  }

  @Test("an input that cannot be read is status 3, and nothing is written")
  func unreadable() throws {
    try folder.write("# A guide\n", to: "specs/guide.md")
    let generate = try run("specs", "nowhere", "--output", "out")
    #expect(generate.status == 3)
    #expect(generate.errors.contains("Nothing was written, because 1 input could not be read"))
    #expect(try folder.names == [".larkspur", "specs", "tea.ir.json"])
  }

  @Test("pages with errors are generated from all the same, and the errors are told")
  func lintErrors() throws {
    try folder.write("# A guide\n", to: "specs/guide.md")
    try Data([0xFF, 0xFE, 0x80]).write(to: URL(fileURLWithPath: folder("specs/broken.md")))
    let generate = try run("specs", "--output", "out", "--quiet")
    #expect(generate.status == 0)
    #expect(
      generate.errors == "larkspur: warning: The pages hold 1 error, and the output may lack what they document; "
        + "'larkspur lint' lists them.\n")
  }

  @Test("with --lint findings are listed, and pages with errors are status 1 and write nothing")
  func lint() throws {
    try folder.write("# A guide\n", to: "specs/guide.md")
    let fine = try run("specs", "--output", "out", "--lint", "--quiet")
    #expect(fine.status == 0)
    #expect(fine.errors.isEmpty)
    try Data([0xFF, 0xFE, 0x80]).write(to: URL(fileURLWithPath: folder("specs/broken.md")))
    let generate = try run("specs", "--output", "out2", "--lint", "--quiet")
    #expect(generate.status == 1)
    #expect(
      generate.errors == """
        specs/broken.md:1:1: error: The page is not UTF-8 text. [DOC001]
        larkspur: error: Nothing was written, because the pages hold 1 error.

        """)
    #expect(!FileManager.default.fileExists(atPath: folder("out2")))
  }

  @Test("files of one module are named by the services, and need no package")
  func layout() throws {
    let files = try run("tea.ir.json", "--output", "out", "--layout", "files", "--services", "tea.v1")
    #expect(files.status == 0, "\(files.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder("out")).sorted()
        == ["Lark_tea.swift", "Lark_tea_v1.swift", "api.txt", "generated.list", "names.lock", "sdk.json"])
    for option in [["--package", "Tea"], ["--with-tests"]] {
      let refused = try LarkspurProcess.run(
        ["generate", "tea.ir.json", "--output", "out", "--layout", "files"] + option, in: folder)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("The layout 'files' is for a target that is there already"))
    }
  }

  @Test("a build that was planned for other services is refused")
  func expectedServices() throws {
    try folder.write("{\"inputs\": [\"tea.ir.json\"], \"services\": [\"Tea.v1\"]}", to: "larkspur.json")
    #expect(try run("--config", "larkspur.json", "--output", "out", "--expect", "tea.v1").status == 0)
    let stale = try run("--config", "larkspur.json", "--output", "out", "--expect", "tea.v1,im.v1")
    #expect(stale.status == 2)
    #expect(stale.errors.contains("The settings now choose Tea.v1, and this build was planned for tea.v1, im.v1"))
  }

  @Test("a lock that is named stands for that of the output folder, and stays as it is")
  func namedLock() throws {
    _ = try run("tea.ir.json", "--output", "out")
    let lock = try folder.read("out/names.lock")
    try folder.write(lock.replacing("\tfill\n", with: "\tfillUp\n"), to: "names.lock")
    let stored = try folder.read("names.lock")
    #expect(stored != lock)
    #expect(try run("tea.ir.json", "--output", "out", "--lock", "names.lock").status == 0)
    #expect(try folder.read("out/api.txt").contains("fillUp("))
    #expect(try folder.read("names.lock") == stored)

    // Where none is there nothing was published, whatever the output folder holds.
    #expect(try run("tea.ir.json", "--output", "out", "--lock", "none.lock").status == 0)
    #expect(try folder.read("out/names.lock") == lock)
    try folder.write("what?", to: "bad.lock")
    let bad = try run("tea.ir.json", "--output", "out", "--lock", "bad.lock")
    #expect(bad.status == 3)
    #expect(bad.errors.contains("bad.lock:1: This line is none of the kinds"))
  }

  @Test("an output that cannot be used is status 4")
  func badOutput() throws {
    let file = try run("tea.ir.json", "--output", "tea.ir.json")
    #expect(file.status == 4)
    #expect(file.errors.contains("The output 'tea.ir.json' is a file; name a folder."))
    try folder.write("not mine", to: "out/generated.list")
    let list = try run("tea.ir.json", "--output", "out")
    #expect(list.status == 4)
    #expect(list.errors.contains("'out/generated.list' is damaged in line 1"))
  }

  @Test("the runtime belongs to a package, and is a checkout or a URL")
  func runtime() throws {
    #expect(try run("tea.ir.json", "--output", "out", "--runtime", ".").errors.contains("no package is asked for"))
    let none = try run("tea.ir.json", "--output", "out", "--package", "Tea", "--runtime", ".")
    #expect(none.status == 2)
    #expect(none.errors.contains("'.' is no checkout of larkspur"))
    #expect(try run("tea.ir.json", "--output", "out", "--package", "Tea").status == 0)
    #expect(
      try run("tea.ir.json", "--output", "out", "--package", "Tea", "--runtime", "https://example.org/l").status == 0)
  }
}

@Suite("generate, with an emitter of one's own")
struct GenerateCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(TeaSpec.spec), as: UTF8.self), to: "tea.ir.json")
  }

  /// Runs the command, and gives what it asked of the emitter.
  private func run(_ options: String..., files: [SourceFile] = []) async throws -> (
    status: larkspur.ExitStatus, settings: SDKSettings?, spec: APISpec?, hadLock: Bool?
  ) {
    let arguments = ["generate", folder("tea.ir.json"), "--output", folder("out"), "--quiet"] + options
    guard case .run(let invocation) = try ArgumentParser.parse(arguments) else { throw NothingToRun() }
    var asked: (APISpec, SDKSettings, Bool)?
    let command = GenerateCommand(invocation, Console(invocation, environment: [:])) { spec, settings, lock in
      asked = (spec, settings, lock != nil)
      return EmittedSDK(files: files, notes: [])
    }
    let status = try await command.run()
    return (status, asked?.1, asked?.0, asked?.2)
  }

  private struct NothingToRun: Error {}

  @Test("the emitter hears of all settings")
  func settings() async throws {
    let run = try await run(
      "--package", "Tea", "--runtime", "https://example.org/l", "--services", "tea, tea.v1", "--endpoint", "*.get",
      "-e",
      "*.fill", "--docs", "full", "--layout", "modules", "--with-tests")
    let package = SDKSettings.Package(name: "Tea", runtime: .url("https://example.org/l", from: Tool.version))
    #expect(
      run.settings
        == SDKSettings(
          generator: "larkspur \(Tool.version)", docs: .full, package: package,
          selection: Selection(services: ["tea", "tea.v1"], endpoints: ["*.get", "*.fill"]), withTests: true))
    #expect(run.spec == TeaSpec.spec)
  }

  @Test("without options there are modules without a package, and a line of documentation for each declaration")
  func defaults() async throws {
    #expect(try await run().settings == SDKSettings(generator: "larkspur \(Tool.version)"))
  }

  @Test("a version that has no file, though one is expected, is an error")
  func lackingFile() async throws {
    await #expect(throws: InputFailure.self) {
      try await run("--layout", "files", "--services", "tea.v1")
    }
    let files = [SourceFile(path: "Lark_tea_v1.swift", text: "")]
    #expect(try await run("--layout", "files", "--services", "tea.v1", files: files).settings?.layout == .files)
  }

  @Test("published names are kept unless renames are accepted")
  func lock() async throws {
    #expect(try await run().hadLock == false)
    let emitted = emitSDK(TeaSpec.spec, SDKSettings(generator: "larkspur")).files.first { $0.path == "names.lock" }
    let files = [emitted ?? SourceFile(path: "names.lock", text: "")]
    #expect(try await run(files: files).hadLock == false)
    #expect(try await run(files: files).hadLock == true)
    #expect(try await run("--accept-renames", files: files).hadLock == false)
  }

  @Test("a names.lock that cannot be read is told with its place and the ways out")
  func badLock() {
    let failure = InputFailure.nameLock("out/names.lock", NameLockError(line: 3, reason: "This is a poem."))
    #expect(
      failure.description == "out/names.lock:3: This is a poem. Restore the file as it was; --accept-renames does "
        + "without it and may rename what was published.")
  }

  @Test("what the emitter gives is in the folder, and nothing else")
  func files() async throws {
    let files = [SourceFile(path: "Sources/Tea/Pot.swift", text: "pot")]
    #expect(try await run(files: files).status == .success)
    #expect(try folder.read("out/Sources/Tea/Pot.swift") == "pot")
    #expect(try await run("--check", files: files).status == .success)
    #expect(try await run(files: []).status == .success)
    #expect(FileKind.of(folder("out/Sources"), followingLinks: false) == .missing)
  }
}

@Suite("What generate says")
struct GenerateReportTests {
  private let report = GenerateReport(
    folder: "out", files: 3,
    notes: [
      EmissionNote(.renamed, "tea.v1.pot", "It is called teapot."),
      EmissionNote(.broken, "tea.v1.cup", "It went."), EmissionNote(.renamed, "tea.v1.lid", "It is called cover."),
    ])

  @Test("the notes are counted, and only what breaks published names is told at once")
  func notes() {
    #expect(
      report.summary(of: []) == "out/: 3 files, as they would be generated; notes: 2 renamed, 1 broken "
        + "(--verbose lists them)")
    #expect(report.warnings == ["tea.v1.cup: It went."])
    #expect(
      report.notesList
        == "larkspur: note: tea.v1.pot: It is called teapot.\nlarkspur: note: tea.v1.lid: It is called cover.\n")
  }

  @Test("a summary counts what happened, in one line")
  func summary() throws {
    let folder = try TemporaryFolder()
    let write = { (files: [SourceFile]) in try OutputTree(folder.path).write(files) }
    let report = GenerateReport(folder: "out", files: 2, notes: [])
    _ = try write(["Cup", "Lid", "Pot"].map { SourceFile(path: $0, text: "1") })
    try folder.write("mine", to: "Cup")
    try folder.write("mine", to: "Pot")
    let changes = try write(["Cup", "Lid"].map { SourceFile(path: $0, text: "1") })
    #expect(report.summary(of: changes) == "out/: 2 files, 1 written, 0 removed, 1 unchanged, 1 kept")
    #expect(
      report.warnings(of: changes) == [
        "'out/Cup' was edited by hand, and is as generated again.",
        "'out/Pot' is not generated any more, and stays because it was edited by hand.",
      ])
    #expect(report.list(of: changes) == "wrote out/Cup\n")
  }

  @Test("foreign files are told to be moved before anything is written")
  func foreign() {
    let drifts = [TreeDrift(.foreign, "a"), TreeDrift(.missing, "b")]
    #expect(report.list(of: drifts) == "foreign a\nmissing b\n")
    #expect(
      report.summary(of: drifts).hasPrefix(
        "out/: 1 missing, 1 foreign; move the foreign ones away, then generate without --check; notes: "))
  }

  @Test("a word that the rest of the selection shuts out is told where no slip explains it")
  func shutOut() throws {
    let shutOut = Selection.IdleWord(.endpoint, "tea.*", isShutOut: true)
    let text = try #require(IdleWordText.texts(for: [shutOut], in: TeaSpec.spec).first)
    #expect(text.hasPrefix("'tea.*' fits endpoints, but none that the rest of the selection lets through"))
    let slip = Selection.IdleWord(.service, "coffee", isShutOut: false)
    #expect(
      IdleWordText.texts(for: [shutOut, slip], in: TeaSpec.spec) == ["No endpoint is of the service 'coffee'."])
  }
}
