import PortalSync
import SpecDiff
import SwiftEmitter

/// The commands of the program. To add one, add a case, its entry below and its `run` in `Tool`.
enum CommandName: String, CaseIterable, Sendable {
  case refresh, sync, lint, inspect, export, generate, diff, accept, mock, rules, completions, help

  /// What help, parser and completions know of the command.
  struct Entry {
    var summary: String
    var operands: Operands = .none
    var options: [Option] = []
    var details: String
    /// Command lines worth showing, without the program's name.
    var examples: [String]
  }

  /// What stands on the command line besides options.
  enum Operands: Hashable {
    case none
    /// One or more folders, pages, IR files or `REV:path`.
    case inputs
    /// The same, which a file of settings may name instead.
    case inputsOrConfig
    /// Exactly two inputs.
    case oldAndNew
    /// One or more fingerprints of changes.
    case fingerprints
    /// One of some words.
    case oneOf([String])
    /// The name of a command, or nothing.
    case command

    var areInputs: Bool {
      switch self {
      case .inputs, .inputsOrConfig, .oldAndNew: true
      case .none, .oneOf, .command, .fingerprints: false
      }
    }
  }

  var entry: Entry {
    switch self {
    case .refresh: Self.refreshEntry
    case .sync: Self.syncEntry
    case .lint: Self.lintEntry
    case .inspect: Self.inspectEntry
    case .export: Self.exportEntry
    case .generate: Self.generateEntry
    case .diff: Self.diffEntry
    case .accept: Self.acceptEntry
    case .mock: Self.mockEntry
    case .rules: Self.rulesEntry
    case .completions: Self.completionsEntry
    case .help: Self.helpEntry
    }
  }

  /// `larkspur lint INPUT… [--strict] …`
  var usage: String {
    var words = [Tool.name, rawValue]
    switch entry.operands {
    case .none: break
    case .inputs, .inputsOrConfig: words.append("INPUT…")
    case .oldAndNew: words += ["OLD", "NEW"]
    case .fingerprints: words.append("FINGERPRINT…")
    case .oneOf(let choices): words.append(choices.joined(separator: "|"))
    case .command: words.append("[COMMAND]")
    }
    words += entry.options.map(\.usage)
    return words.joined(separator: " ")
  }

  /// An option of this command or of all, by what was typed after the dashes.
  func option(named name: String) -> Option? {
    (entry.options + Option.global).first { $0.name.rawValue == name }
  }
}

extension CommandName {
  private static let outputOption = Option(
    .output, letter: "o", takes: .file, "Write to FILE instead of standard output, only when its content changes.")

  private static let refreshEntry = Entry(
    summary: "Keep an SDK true: sync, lint, generate, diff, changelog and version, in one go.",
    options: [
      Option(.config, takes: .file, "The settings of the project (default: larkspur.json in the current folder)."),
      Option(.check, "Write nothing; list what would change, with status 1 where anything would."),
      Option(.offline, "Fetch nothing: compare the pages that are there with those of the last commit."),
      Option(.since, takes: .text("REV"), "Compare with this revision of git."),
      Option(.release, "Make a version of what the changelog has under Unreleased."),
      Option(
        .format, takes: .form(DiffForms.Format.allCases.map(\.rawValue)), isRepeatable: true,
        "Report the changes of the documentation as 'diff' does, too. Without FILE it goes to standard output."),
      Option(
        .failOn, takes: .choice(DiffForms.failLevels),
        "End with status 1 where a change that nobody accepted has this level or a higher one (default: none)."),
      Option(
        .keepGoing,
        "Write everything though some pages could not be fetched, which stay as they are; without it, all is written or "
          + "nothing."),
      Option(.acceptRemovals, "Believe the portal, too, where more than a fifth of the pages are gone."),
      Option(.rate, takes: .count(1...1000), "Start at most N requests in a second (default: \(Politeness().rate))."),
      Option(.retries, takes: .count(0...100), "Repeat failed requests N times (default: \(Politeness().retries))."),
    ] + Option.reading,
    details: """
      The settings name "inputs", "output" and, for what is fetched, "pages"; "portal", "only", "changelog" \
      (CHANGELOG.md) and those of 'generate' may stand there, too. All of it lies in the folder of the settings, where \
      pages, SDK and changelog are written at once, or nothing.

      Errors on pages stop everything (status 1), and so does a names.lock that does not fit api.txt. The version grows by \
      what the documentation, the generator and the settings changed; the reasons go to standard error. The last line of \
      standard output reads: version 1.3.0 (minor). In GitHub Actions, version, bump and changed are outputs of the step.

      A version is released with the date of today, or of SOURCE_DATE_EPOCH. Changes of the level that --fail-on names \
      are written all the same.
      """,
    examples: ["refresh", "refresh --release", "refresh --check --offline --since origin/main"])

  private static let syncEntry = Entry(
    summary: "Bring pages from the documentation portal into a folder.",
    options: [
      Option(
        .portal, takes: .text("URL"),
        "The portal (default: the one of the pages that are there, or \(Portal.standardAddress))."),
      Option(
        .output, letter: "o", takes: .folder,
        "The folder for the pages. Files in it that larkspur did not write are left alone."),
      Option(
        .only, takes: .text("PREFIX"), isRepeatable: true,
        "Only pages below a path of the portal (/uAjLw4CM/…), of a folder of it (im-v1), or of a project (im). Others "
          + "stay as they are."),
      Option(.dryRun, "Fetch, list what would come, change and go, and write nothing."),
      Option(
        .keepGoing, "Write what could be fetched, though other pages could not; without it, all is written or nothing."),
      Option(.acceptRemovals, "Believe the portal, too, where more than a fifth of the pages are gone."),
      Option(.rate, takes: .count(1...1000), "Start at most N requests in a second (default: \(Politeness().rate))."),
      Option(.retries, takes: .count(0...100), "Repeat failed requests N times (default: \(Politeness().retries))."),
      Option(
        .lang, takes: .choice(Portal.Language.allCases.map(\.rawValue)),
        "The language of the pages (default: zh, the only one that is read)."),
      Option(.config, takes: .file, "Read from FILE (larkspur.json) what the command line does not say."),
    ],
    details: """
      The page /a/b/c of the portal stands in a/b/c.md. A page is written only where its text or title changed. \
      \(SyncIndex.name) in the folder says which pages came, and belongs into git with them. Pages that the portal has \
      no longer go to \(SyncPlan.removedFolder), which is hidden and not read.

      A run that is stopped leaves the folder as it was; the next one within a day goes on with what was fetched. \
      --jobs N is the number of requests at a time (default: \(Politeness().jobs)). A proxy is taken from the environment.

      Where pages cannot be fetched, the status is 3. FILE holds "portal", "pages" (the folder) and "only".
      """,
    examples: [
      "sync --output specs", "sync --output specs --only im-v1 --only corehr-v2 --dry-run",
      "sync --config larkspur.json",
    ])

  private static let lintEntry = Entry(
    summary: "Check pages and report what could not be used or had to be guessed.",
    operands: .inputs,
    options: [
      Option(
        .format, takes: .choice(LintCommand.Format.allCases.map(\.rawValue)),
        "How to list the findings: as a compiler does (text, the default), as JSON, as SARIF 2.1.0, or as "
          + "annotations of GitHub Actions."),
      Option(.strict, "Let warnings fail the check, too."),
      outputOption,
    ] + Option.reading,
    details: """
      The findings go to standard output, a summary to standard error. Notes are counted; --verbose lists them, and \
      the hint of each finding. JSON and SARIF always hold everything.
      """,
    examples: ["lint specs", "lint specs --strict --format sarif --output lint.sarif", "lint HEAD~1:specs"])

  private static let inspectEntry = Entry(
    summary: "List endpoints and events, or show one of them in full.",
    operands: .inputs,
    options: [
      Option(
        .endpoint, letter: "e", takes: .text("NAME"), excludes: .page,
        "Show one endpoint or event: \"METHOD path\" with :name or {name} for parameters, "
          + "project.version.resource.method, or an event type."),
      Option(.page, letter: "p", takes: .file, "Show all that one page documents."),
      Option(
        .format, takes: .choice(InspectCommand.Format.allCases.map(\.rawValue)),
        "For people (text, the default) or for programs (json)."),
    ] + Option.reading,
    details: """
      Field trees mark required fields with *, fields that are required under a condition with ~, and fields of which \
      the page does not say it with ?.
      """,
    examples: [
      "inspect specs", "inspect specs --endpoint \"PUT /open-apis/corehr/v2/process_withdraw/:process_id\"",
      "inspect specs --page corehr/process-withdraw.md",
    ])

  private static let exportEntry = Entry(
    summary: "Write everything the pages say as one document.",
    operands: .inputs,
    options: [
      Option(
        .format, takes: .choice(ExportCommand.Format.allCases.map(\.rawValue)), isRequired: true,
        "The intermediate representation of larkspur (ir), or OpenAPI 3.1 (openapi)."),
      outputOption,
    ] + Option.reading,
    details: """
      Findings do not stop the export: their number goes to standard error, with --verbose all of them. Where an \
      input cannot be read, nothing is written.
      """,
    examples: ["export specs --format ir --output larkspur.ir.json", "export larkspur.ir.json --format openapi"])

  private static let generateEntry = Entry(
    summary: "Write a Swift SDK: models and calls for the documented endpoints.",
    operands: .inputsOrConfig,
    options: [
      Option(
        .output, letter: "o", takes: .folder,
        "The folder to write to. Files in it that larkspur did not write are left alone."),
      Option(.package, takes: .packageName, "Write a complete package of this name around the modules."),
      Option(
        .runtime, takes: .text("PATH|URL"),
        "Where the package gets LarkRuntime from (default: the checkout that this program lies in)."),
      Option(
        .services, takes: .words("NAME"), isRepeatable: true,
        "Only endpoints of these projects (corehr) or versions of projects (corehr.v2)."),
      Option(
        .endpoint, letter: "e", takes: .text("PATTERN"), isRepeatable: true,
        "Only endpoints that fit: \"METHOD path\" with :name or {name} for parameters, a path, or "
          + "project.version.resource.method; * stands for any characters."),
      Option(
        .docs, takes: .choice(SDKSettings.DocLevel.allCases.map(\.rawValue)),
        "How much of the pages goes into doc comments: nothing, a line for each declaration (summary, the default), "
          + "or everything."),
      Option(
        .layout, takes: .choice(SDKSettings.Layout.allCases.map(\.rawValue)),
        "A folder for each service, which is a module (modules, the default), or files of one module (files): one for "
          + "each service and one for each version of it, as Lark_im.swift and Lark_im_v1.swift."),
      Option(.withTests, "Write a test target, too, that checks the documented examples."),
      Option(
        .lock, takes: .file,
        "Read the published names from FILE, where it is there, and not from names.lock in the output folder. FILE "
          + "stays as it is."),
      Option(.lint, "List the findings of the pages, too, and write nothing where one of them is an error."),
      Option(
        .expect, takes: .words("NAME"),
        "Fail where the settings choose other services than these, for which a build was planned."),
      Option(.check, "Write nothing; list the files that differ from what would be written."),
      Option(.acceptRenames, "Forget the names in names.lock and name everything anew."),
      Option(.config, takes: .file, "Read from FILE (larkspur.json) what the command line does not say."),
    ] + Option.reading,
    details: """
      All files are replaced, or none. generated.list in the output folder says which files were written there; these \
      are replaced and removed, others never. names.lock keeps the names that were published.

      FILE holds a JSON object of "inputs", "output", "package", "runtime", "services", "endpoints", "docs", \
      "layout", "withTests" and "hosts" (those of --allow-host); its paths count from the folder in which it lies. A list on the command line stands in place of \
      the one in FILE.

      Where the layout is 'files', each version that "services" names has its file, or generating fails: a build that \
      counts on these files can tell their names from the settings alone. The package plugins do so.

      --check lists missing, stale and edited files on standard output, and foreign ones, which larkspur did not \
      write and which are in its way.
      """,
    examples: [
      "generate specs --output Generated",
      "generate specs --output ../LarkSDK --package LarkSDK --services corehr,im.v1",
      "generate specs --output Generated --endpoint \"GET /open-apis/im/*\" --endpoint corehr.v2.*",
      "generate --config larkspur.json --check",
      "generate specs --output Sources/App/Lark --layout files --services im.v1",
    ])

  private static let diffEntry = Entry(
    summary: "Compare two states of the documentation: what changed, and who breaks.",
    operands: .oldAndNew,
    options: [
      Option(
        .format, takes: .form(DiffForms.Format.allCases.map(\.rawValue)), isRepeatable: true,
        "How to write the report, and into which file (default: text). Without FILE it goes to standard output."),
      Option(
        .lang, takes: .choice(ReportLanguage.allCases.map(\.rawValue)), "Tell it in English (the default) or Chinese."),
      Option(
        .failOn, takes: .choice(DiffForms.failLevels),
        "End with status 1 where a change that nobody accepted has this level or a higher one (default: none)."),
      Option(
        .axis, takes: .choice(["wire", "swift", "both"]),
        "Which level counts: what breaks shipped clients (wire), Swift source (swift), or the higher one (both, the "
          + "default)."),
      Option(
        .rule, takes: .words("ID"), isRepeatable: true,
        "Only changes of these rules, or families (request.*). A rule that is only counted otherwise is listed."),
      Option(.service, takes: .words("NAME"), isRepeatable: true, "Only changes of these projects (im)."),
      Option(
        .decisions, takes: .file,
        "Read accepted changes and levels of rules from FILE (default: larkspur-accept.json, where it exists)."),
    ] + Option.reading,
    details: """
      Each change has two levels: what it does to clients that are already shipped, and what it does to source that \
      uses the SDK. Changed words and noise (links, blanks, dates) are counted; --verbose lists them.
      """,
    examples: [
      "diff HEAD~1:specs specs", "diff old.ir.json new.ir.json --format json=diff.json --format text --fail-on err",
      "diff march may --axis swift --lang zh",
    ])

  private static let acceptEntry = Entry(
    summary: "Accept changes that 'diff' reported.",
    operands: .fingerprints,
    options: [
      Option(.reason, takes: .text("TEXT"), isRequired: true, "Why the changes are fine."),
      Option(.by, takes: .text("NAME"), "Who says so (default: the name in $USER)."),
      Option(.until, takes: .text("DAY"), "The last day on which it counts, as 2030-12-31 (default: for ever)."),
      Option(
        .report, takes: .file,
        "The JSON report that lists the changes: fingerprints are checked against it, and their rules noted."),
      Option(.decisions, takes: .file, "The file to write to (default: larkspur-accept.json)."),
    ],
    details: """
      A fingerprint stays the same as long as the change is the same, whatever the texts and levels of its rule become.
      """,
    examples: [
      "accept 012345678901 --reason \"no client sends it\"",
      "accept 012345678901 --report diff.json --reason \"mended in 2.3\" --until 2030-12-31",
    ])

  private static let mockEntry = Entry(
    summary: "Serve the documented endpoints on this machine, to test apps against.",
    operands: .inputs,
    options: [
      Option(.port, takes: .count(0...65535), "Listen on this port of 127.0.0.1 (default: 0, any free one)."),
      Option(.latency, takes: .text("MS[-MS]"), "Answer after so many milliseconds."),
      Option(
        .failRate, takes: .text("SHARE"), "Let this share of the requests fail, from 0 to 1: 5xx, cut connections."),
      Option(
        .rateLimit, takes: .text("N/WINDOW"),
        "Refuse more than N calls of one endpoint in a second, minute or hour, as the platform does."),
      Option(.tokenLifetime, takes: .count(0...315_360_000), "Let tokens end after N seconds (default: 7200)."),
      Option(
        .listLength, takes: .count(0...1_000_000),
        "Put N items into lists that are read page by page (default: 25); 0 answers with the documented examples."),
      Option(.fileSize, takes: .count(0...Int.max), "Let downloaded files have N bytes (default: 4096)."),
      Option(
        .connections, takes: .count(1...1_000_000),
        "Keep at most N connections open (default: 1000, or what the system allows); others wait."),
      Option(
        .connectionsPerAddress, takes: .count(1...1_000_000),
        "Close connections at once when one address has N of them (default: any number, since all clients have one)."),
      Option(
        .connectionTimeout, takes: .count(1...86_400),
        "Close a connection that is silent for N seconds, or on which the head of a request takes longer (default: 30)."
      ),
      Option(.seed, takes: .count(0...Int.max), "Choose tokens and mishaps by this number (default: 1)."),
      Option(.log, takes: .file, "Append the log to FILE instead of writing it to standard error."),
      Option.allowHost,
    ],
    details: """
      The address goes to standard output as soon as the server answers. Each request is logged as one JSON line, \
      without tokens and secrets. The endpoints that issue tokens are there whatever INPUT documents; any app_id and \
      app_secret will do. Answers are the documented examples, or made up where there is none.

      A request can ask for trouble in a header: "X-Larkspur-Mock: WISH, WISH". Wishes are delay=MS, status=N, \
      error=CODE (a documented one), cut, cut-after, truncated, malformed, wrong-kinds, expire-token and \
      file-size=BYTES. No delay is longer than an hour.

      Bodies of up to 64 MB are read, and files of any size in multipart bodies, which have at most 1000 parts and 4 MB of \
      fields; what is beyond that is answered with status 413, more than 256 headers with 431, and any body with 503 while \
      the server holds 256 MB of them.

      SIGINT and SIGTERM stop the server with status 0.
      """,
    examples: [
      "mock specs --port 8080", "mock larkspur.ir.json --latency 20-200 --fail-rate 0.05 --log requests.jsonl",
    ])

  private static let rulesEntry = Entry(
    summary: "List the kinds of findings and of changes, or explain one.",
    options: [
      Option(.explain, takes: .text("ID"), "Explain one, for example DOC001 or response.removed."),
      Option(
        .lang, takes: .choice(ReportLanguage.allCases.map(\.rawValue)),
        "Explain changes in English (the default) or Chinese."),
      Option(
        .format, takes: .choice(RulesCommand.Format.allCases.map(\.rawValue)),
        "For people (text, the default) or for programs (json)."),
    ],
    details: """
      Findings of 'lint' have codes, changes of 'diff' have names with a point. Both are stable: they stay when their \
      wording changes.
      """,
    examples: ["rules", "rules --explain DOC001", "rules --explain response.removed --lang zh"])

  private static let completionsEntry = Entry(
    summary: "Print a script that completes command lines in a shell.",
    operands: .oneOf(CompletionsCommand.Shell.allCases.map(\.rawValue)),
    details: """
      bash: source the output from ~/.bashrc. zsh: save it as _larkspur in a folder of $fpath. fish: save it as \
      ~/.config/fish/completions/larkspur.fish.
      """,
    examples: ["completions bash > ~/.larkspur-completion.bash", "completions fish | source"])

  private static let helpEntry = Entry(
    summary: "Explain the program, or a command.", operands: .command,
    details: "The same as --help after a command.", examples: ["help", "help lint"])
}
