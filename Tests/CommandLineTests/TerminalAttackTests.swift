import APISpec
import Foundation
import TestPrograms
import TestValues
import Testing

@testable import larkspur

@Suite("What a stranger's pages, portals and files say on a terminal and in a log", .tags(.attack))
struct TerminalAttackTests {
  private static let words = "x\u{1b}]0;t\u{7}\u{1b}[31m\u{9b}2J\u{202e}gpj\u{2066}\u{200b}"
  private static let forged = "a\n::error::forged\r##[add-mask]y\n"

  /// Only line ends, and what a person sees; and no line that GitHub Actions would obey, but for annotations.
  private func check(_ run: LarkspurProcess, annotates: Bool = false, _ what: String) {
    for (name, text) in [("output", run.output), ("errors", run.errors)] {
      #expect(!text.filter { $0 != "\n" }.holdsInvisibles, "\(what), \(name): \(text)")
      guard !annotates || name == "errors" else { continue }
      let obeyed = text.split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("::") || $0.contains("##[") }
      #expect(obeyed.isEmpty, "\(what), \(name): \(text)")
    }
  }

  private let onActions = ["GITHUB_ACTIONS": "true"]

  private func pages(_ folder: String, in place: TemporaryFolder, extra: String = "") throws {
    let page = CallPage(
      "##[error]t \(Self.words)", project: "tea", name: "fill",
      fields: ["lid": "\(Self.words) ##[add-mask]y ::warning::z", "a\(Self.words)": "b\(extra)"])
    try place.write(page.content, to: "\(folder)/tea.md")
    try place.write("# \(Self.words)\n\n| \(Self.words) |", to: "\(folder)/b\(Self.words).md")
    try place.write("\u{1b}[31m", to: "\(folder)/c\(Self.forged).md")
  }

  @Test("steers nothing in any form of lint", arguments: ["text", "json", "sarif", "github"])
  func lint(format: String) throws {
    let folder = try TemporaryFolder()
    try pages("specs", in: folder)
    for arguments in [["specs"], ["specs", "--verbose"], ["specs/c\(Self.forged).md", "none\(Self.forged)"]] {
      let run = try LarkspurProcess.run(["lint", "--format", format] + arguments, in: folder, environment: onActions)
      check(run, annotates: format == "github", "\(arguments)")
    }
  }

  @Test(
    "steers nothing in any form of diff",
    arguments: ["text", "markdown", "html", "json", "sarif", "github", "junit", "changelog"])
  func diff(format: String) throws {
    let folder = try TemporaryFolder()
    try pages("old", in: folder)
    try pages("new", in: folder, extra: " \(Self.words)")
    try FileManager.default.removeItem(atPath: folder("old/c\(Self.forged).md"))
    let run = try LarkspurProcess.run(
      ["diff", "old", "new", "--format", format, "--verbose"], in: folder, environment: onActions)
    check(run, annotates: format == "github", format)
  }

  @Test(
    "steers nothing in a list or a page of inspect",
    arguments: [["specs"], ["specs", "--page", "tea.md", "--verbose"], ["specs", "--format", "json"]])
  func inspect(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try pages("specs", in: folder)
    let run = try LarkspurProcess.run(["inspect"] + arguments, in: folder, environment: onActions)
    check(run, "\(arguments)")
    #expect(run.output.contains(#"#\u0023[error]t"#))
  }

  @Test("leaves annotations to be obeyed where they are asked for")
  func annotations() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "specs/empty.md")
    let run = try LarkspurProcess.run(["lint", "specs", "--format", "github"], in: folder, environment: onActions)
    #expect(run.output.hasPrefix("::warning file=specs/empty.md,"))
  }

  @Test("steers nothing when generate lists what it wrote and noted")
  func generate() throws {
    let folder = try TemporaryFolder()
    try pages("specs", in: folder)
    try folder.write("x", to: "out/Sources/z\(Self.forged)\(Self.words).swift")
    for more in [["--verbose"], ["--lint"], ["--check"], ["--check", "--verbose"]] {
      let run = try LarkspurProcess.run(
        ["generate", "specs", "--package", "TeaSDK", "--output", "out"] + more, in: folder, environment: onActions)
      check(run, "\(more)")
    }
  }

  @Test("steers nothing when it comes from a portal")
  func sync() throws {
    let folder = try TemporaryFolder()
    let script = PortalScript([
      "/x/tea-v1/pour": .init("t\(Self.forged)\(Self.words)", "# Pour\n"), "/x/\(Self.forged)": .init("n", "# N\n"),
      "/x/a\u{202e}gpj": .init("u", "# U\n"),
    ])
    script.addStrangeNode(#"{"type":"Weird\n::error::type","name":"n\n::add-mask::n","id":"1\n::error::id"}"#)
    script.addStrangeNode(#"{"type":"DocumentType","name":"no path\u001b[31m","id":"2"}"#)
    let portal = try SmallPortal(script)
    let arguments = ["sync", "--rate", "1000", "--retries", "0", "--portal", portal.address, "--output", "specs"]
    let first = try LarkspurProcess.run(arguments + ["--verbose"], in: folder, environment: onActions)
    check(first, "sync")
    #expect(first.errors.contains(#"of the unknown type 'Weird\n::error::type'"#))
    #expect(first.errors.contains(#"'/x/a\u{202e}gpj' gets no file"#))
    #expect(try folder.names == ["specs"])
    script["/x/tea-v1/second"] = .init("s", "# S\n")
    script.failAlways("/x/tea-v1/second", .status(500))
    check(try LarkspurProcess.run(arguments, in: folder, environment: onActions), "a failed page")
    script.failAlways(PortalScript.directory, .code(5, message: Self.forged + Self.words))
    let refused = try LarkspurProcess.run(arguments, in: folder, environment: onActions)
    check(refused, "a refusal")
    #expect(refused.status == 3)
    #expect(refused.errors.contains(#"the portal answered with code 5, a\n::error::forged\r#\u0023[add-mask]y\n"#))
  }

  @Test(
    "steers nothing when git or the file system repeats it",
    arguments: ["HEAD\n::error::x:specs", "\u{1b}[31m:specs", "no\n::error::x", "-\u{1b}"])
  func inputs(input: String) throws {
    let folder = try TemporaryFolder()
    let run = try LarkspurProcess.run(["lint", input], in: folder, environment: onActions)
    check(run, input)
    #expect(run.status != 0)
  }

  @Test("steers nothing when settings, decisions or a changelog are damaged by it")
  func settings() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"inputs": ["specs\u001b[31m\n::error::x"], "output": "out", "na\nme": 1}"#, to: "larkspur.json")
    check(
      try LarkspurProcess.run(["generate", "--config", "larkspur.json"], in: folder, environment: onActions), "settings"
    )
    try folder.write(#"{"accepted": [{"fingerprint": "1\n::error::x\u001b"}]}"#, to: "larkspur-accept.json")
    try folder.write("", to: "specs/empty.md")
    check(try LarkspurProcess.run(["diff", "specs", "specs"], in: folder, environment: onActions), "decisions")
    check(try LarkspurProcess.run(["\u{1b}[31m\n::error::x"], in: folder, environment: onActions), "a command")
  }

  @Test("is spelled out in colours, too")
  func colours() {
    var endpoint = TeaSpec.fill
    endpoint.title = Self.words + Self.forged
    endpoint.summary = Self.words
    endpoint.path = "/\(Self.words)"
    endpoint.server = Self.words
    endpoint.request.fields[0].name = Self.words + "\n"
    endpoint.request.fields[0].defaultValue = Self.words + "\n"
    endpoint.request.fields[1].values?.values[0] = AllowedValue(value: Self.words + "\n", text: Self.words)
    endpoint.request.fields[1].constraints?.pattern = Self.words + "\n"
    endpoint.request.contentType = Self.words + "\n"
    endpoint.errors[0].message = Self.words
    endpoint.errors[0].advice = Self.words
    endpoint.scopes.scopes[0].name = Self.words + "\n"
    endpoint.sources[0].path = Self.words + "\n"
    let shape = ShapeID(Self.words + "\n")
    endpoint.request.fields[2].type = .object(shape)
    let spec = APISpec(
      endpoints: [endpoint], shapes: [Shape(id: shape, fields: [Field(name: "a\n", type: .object(shape))])])
    let call = DocumentedCall.endpoint(endpoint)
    for isOn in [false, true] {
      let paint = Paint(isOn: isOn)
      for text in [
        CallPage(spec, paint: paint, isVerbose: true).text(of: call), CallList.text(of: [call], paint: paint),
      ] {
        let plain = text.replacing(/\u{1b}\[\d+m/, with: "")
        #expect(!plain.unicodeScalars.contains { $0 != "\n" && InvisibleScalars.kind(of: $0) != nil }, "\(plain)")
        #expect(!isOn || text.unicodeScalars.count { $0 == "\u{1b}" } % 2 == 0)
        #expect(!plain.contains("\n::"))
      }
    }
  }
}
