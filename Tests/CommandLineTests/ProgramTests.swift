import APISpec
import Foundation
import TestValues
import Testing

@testable import larkspur

@Suite("The program")
struct ProgramTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(TeaSpec.spec), as: UTF8.self), to: "tea.ir.json")
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> LarkspurProcess {
    try LarkspurProcess.run(arguments, in: folder, environment: environment)
  }

  private func shell(_ line: String) throws -> LarkspurProcess {
    try LarkspurProcess.shell(line, in: folder)
  }

  @Test("--version and help go to standard output and are fine")
  func help() throws {
    let version = try run("--version")
    #expect(version.output == "larkspur \(Tool.version)\n")
    #expect(version.status == 0)
    let help = try run("help", "lint")
    #expect(help.output == HelpText.page(.lint))
    #expect(help.errors.isEmpty)
    #expect(try run("lint", "--help").output == help.output)
  }

  @Test("a command line that makes no sense is status 2, and says how to go on")
  func usage() throws {
    let mistake = try run("lnit", "specs")
    #expect(mistake.status == 2)
    #expect(mistake.output.isEmpty)
    #expect(
      mistake.errors == "larkspur: error: There is no command 'lnit'; did you mean 'lint'?\nTry 'larkspur help'.\n")
  }

  @Test("a clean folder is status 0 with the summary on standard error")
  func cleanLint() throws {
    try folder.write("# A guide\n\nTea is a drink.\n", to: "specs/guide.md")
    let lint = try run("lint", "specs")
    #expect(lint.status == 0)
    #expect(lint.output.isEmpty)
    #expect(lint.errors.hasPrefix("1 page ("))
    #expect(try run("lint", "specs", "--quiet").errors.isEmpty)
  }

  @Test("an error is status 1, a warning only with --strict")
  func findings() throws {
    try folder.write("", to: "empty/pot.md")
    #expect(try run("lint", "empty").status == 0)
    #expect(try run("lint", "empty", "--strict").status == 1)
    try folder.write("", to: "broken/pot.md")
    try Data([0xFF, 0xFE, 0x80]).write(to: URL(fileURLWithPath: folder("broken/pot.md")))
    let broken = try run("lint", "broken")
    #expect(broken.status == 1)
    #expect(broken.output.hasPrefix("broken/pot.md:1:1: error: "))
    #expect(broken.output.hasSuffix(" [DOC001]\n"))
  }

  @Test("an input that cannot be read is status 3, the rest is read")
  func unreadable() throws {
    try folder.write("# A guide\n", to: "specs/guide.md")
    let lint = try run("lint", "specs", "nowhere")
    #expect(lint.status == 3)
    #expect(lint.errors.contains("There is no file or folder 'nowhere'"))
    #expect(lint.errors.contains("1 page ("))
    try folder.makeFolder("empty")
    let empty = try run("lint", "empty")
    #expect(empty.status == 3)
    #expect(empty.errors.hasPrefix("larkspur: error: No pages found in 'empty'"))
  }

  @Test("lint has no use for IR, and pages and IR do not mix")
  func mixedInputs() throws {
    try folder.write("# A guide\n", to: "specs/guide.md")
    #expect(try run("lint", "tea.ir.json").status == 2)
    let mixed = try run("export", "tea.ir.json", "specs", "--format", "ir")
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("'tea.ir.json' is an IR file and the other inputs are pages"))
    try FileManager.default.copyItem(atPath: folder("tea.ir.json"), toPath: folder("more.json"))
    #expect(try run("inspect", "tea.ir.json", "more.json").status == 2)
  }

  @Test("IR goes through export unchanged")
  func exportOfIR() throws {
    #expect(try run("export", "tea.ir.json", "--format", "ir").output == folder.read("tea.ir.json"))
    #expect(try run("export", "tea.ir.json", "--format", "openapi").output.contains("\"openapi\": \"3.1"))
  }

  @Test("the OpenAPI document has the day of the newest page as its version")
  func exportVersion() {
    #expect(ExportCommand.version(of: TeaSpec.spec) == "2025-01-01")
    #expect(ExportCommand.version(of: APISpec()) == "0")
  }

  @Test("an export of which a page is missing is not written")
  func incompleteExport() throws {
    try folder.write("# A guide\n", to: "specs/guide.md")
    #expect(mkfifo(folder("specs/pipe.md"), 0o600) == 0)
    let export = try run("export", "specs", "--format", "ir", "--output", "out.json")
    #expect(export.status == 3)
    #expect(export.errors.contains("Nothing was written, because 1 input could not be read"))
    #expect(try !folder.names.contains("out.json"))
  }

  @Test("a file that did not change is not written again")
  func unchanged() throws {
    let arguments = ["export", "tea.ir.json", "--format", "ir", "--output", "out.json", "--verbose"]
    #expect(try LarkspurProcess.run(arguments, in: folder).errors == "wrote out.json\n")
    #expect(try LarkspurProcess.run(arguments, in: folder).errors == "out.json is unchanged\n")
  }

  @Test("the number of jobs changes no byte of any output")
  func jobs() throws {
    for number in 0..<30 { try folder.write(number % 3 == 0 ? "" : "# Guide \(number)\n", to: "specs/\(number).md") }
    for command in [
      ["lint", "specs", "--format", "json"], ["export", "specs", "--format", "ir"], ["inspect", "specs"],
    ] {
      let one = try LarkspurProcess.run(command + ["--jobs", "1"], in: folder)
      let eight = try LarkspurProcess.run(command + ["--jobs", "8"], in: folder)
      #expect(one.output == eight.output)
      #expect(one.errors == eight.errors)
    }
  }

  @Test(
    "colours come when they are asked for, and not into pipes",
    arguments: [([], false), (["--color", "always"], true)])
  func colours(options: [String], expected: Bool) throws {
    let inspect = try LarkspurProcess.run(["inspect", "tea.ir.json"] + options, in: folder)
    #expect(inspect.output.contains("\u{1B}[") == expected)
  }
}

@Suite("The program when the machine is unkind")
struct RobustnessTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var spec = TeaSpec.spec
    spec.endpoints = (0..<3000).map { number in
      var endpoint = TeaSpec.get
      endpoint.path += "/\(number)"
      endpoint.name.method = "get\(number)"
      return endpoint
    }
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: "tea.ir.json")
  }

  private func shell(_ line: String) throws -> LarkspurProcess {
    try LarkspurProcess.shell(line, in: folder)
  }

  @Test("a reader that goes away is no error")
  func brokenPipe() throws {
    let head = try shell("$larkspur inspect tea.ir.json --quiet | head -n 1; echo ${PIPESTATUS[0]}")
    let lines = head.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "0")
    #expect(head.errors.isEmpty)
  }

  @Test(
    "a full disk behind standard output or an output file is status 4", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() throws {
    let output = try shell("$larkspur export tea.ir.json --format ir > /dev/full")
    #expect(output.status == 4)
    #expect(output.errors.contains("The standard output cannot be written (No space left on device)"))
    let file = try shell("$larkspur export tea.ir.json --format ir --output /dev/full")
    #expect(file.status == 4)
    #expect(file.errors.contains("'/dev/full' cannot be written (No space left on device)"))
  }

  @Test("a file that cannot be written to its end leaves the old one and nothing else")
  func noHalfFiles() throws {
    try folder.write("old", to: "out.json")
    let before = try folder.names
    // One block of 1 kB is the most that a file may grow to here.
    let export = try shell(
      "ulimit -f 1; $larkspur export tea.ir.json --format ir --output out.json 2>&1 | cat; exit ${PIPESTATUS[0]}")
    #expect(export.status == 4)
    #expect(export.output.contains("'out.json' cannot be written"))
    #expect(try folder.read("out.json") == "old")
    #expect(try folder.names == before)
  }

  @Test("an interrupt ends the program as shells expect it, with nothing half-written", arguments: ["INT", "TERM"])
  func interrupt(signal: String) throws {
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    // Writing to a pipe that nobody reads takes for ever.
    let stopped = try shell(
      """
      set -m; $larkspur export tea.ir.json --format ir --output pipe & sleep 1; kill -\(signal) $!; wait $!; echo $?
      """)
    #expect(stopped.output == (signal == "INT" ? "130\n" : "143\n"))
    #expect(try folder.names == ["pipe", "tea.ir.json"])
  }

  @Test("bash completes commands, options and choices")
  func bashCompletion() throws {
    let completed = try shell(
      """
      source <($larkspur completions bash)
      try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _larkspur; echo "${COMPREPLY[*]}"; }
      try larkspur l; try larkspur lint --st; try larkspur lint specs --format s; try larkspur completions f
      """)
    #expect(completed.output == "lint\n--strict\nsarif\nfish\n")
  }
}

@Suite("inspect and rules, as they are typed")
struct LookingUpTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(TeaSpec.spec), as: UTF8.self), to: "tea.ir.json")
  }

  private func run(_ arguments: String...) throws -> LarkspurProcess {
    try LarkspurProcess.run(arguments, in: folder)
  }

  @Test("without a name everything is listed")
  func list() throws {
    let list = try run("inspect", "tea.ir.json")
    #expect(
      list.output == """
        GET     /open-apis/tea/v1/pots/{pot_id}       tea.v1.pot.get   Get a pot
        POST    /open-apis/tea/v1/pots/{pot_id}/fill  tea.v1.pot.fill  Fill a pot
        EVENT   tea.pot.emptied_v1                                     Pot emptied

        """)
    #expect(list.errors == "2 endpoints, 1 event; --endpoint NAME shows one.\n")
  }

  @Test("a page shows what it documents")
  func page() throws {
    #expect(try run("inspect", "tea.ir.json", "--page", "fill.md").output.hasPrefix("Fill a pot\n"))
    let missing = try run("inspect", "tea.ir.json", "--page", "tea/fil.md")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("did you mean 'tea/fill.md'"))
  }

  @Test("a name that is not there is status 1, with the nearest one")
  func missing() throws {
    let missing = try run("inspect", "tea.ir.json", "--endpoint", "GET /open-apis/tea/v1/pot/:pot_id")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("did you mean 'GET /open-apis/tea/v1/pots/{pot_id}'"))
  }

  @Test("as JSON an endpoint is IR with the shapes that it needs")
  func json() throws {
    let one = try run("inspect", "tea.ir.json", "--endpoint", "tea.v1.pot.fill", "--format", "json")
    let spec = try CanonicalJSON.decode(Array(one.output.utf8))
    #expect(spec == TeaSpec.spec.slice([.endpoint(TeaSpec.fill)]))
  }

  @Test("a rule is explained, whatever the case of its code; an unknown one is status 2")
  func rules() throws {
    let rule = try run("rules", "--explain", "doc001")
    #expect(rule.status == 0)
    #expect(rule.output.hasPrefix("DOC001 (error)\n"))
    let unknown = try run("rules", "--explain", "DOC01")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("There is no rule 'DOC01'; did you mean 'DOC001'"))
  }
}
