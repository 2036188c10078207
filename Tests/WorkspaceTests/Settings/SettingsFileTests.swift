import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("A file of settings")
struct SettingsFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func settings(_ text: String) throws -> GenerateSettings {
    try SettingsFile(try folder.write(text, to: "larkspur.json")).settings()
  }

  /// What is wrong, without the folder that the file lies in.
  private func messages(_ text: String) throws -> [String] {
    let error = try #require(throws: SettingsError.self) { try settings(text) }
    return error.messages.map { $0.replacing(folder.path + "/", with: "") }
  }

  @Test("every setting is read, and paths count from the file")
  func all() throws {
    var expected = GenerateSettings()
    expected.inputs = [folder("specs"), "/all.ir.json", "HEAD~1:specs"]
    expected.output = folder("../Generated")
    expected.package = "LarkSDK"
    expected.runtime = folder("../larkspur")
    expected.services = ["corehr", "im.v1"]
    expected.endpoints = ["GET /open-apis/*"]
    expected.docs = .full
    expected.layout = .modules
    expected.withTests = true
    expected.hosts = ["tea.example.com:8443"]
    expected.portal = "https://open.feishu.cn"
    expected.pages = folder("specs")
    expected.only = ["im-v1"]
    expected.changelog = folder("CHANGELOG.md")
    #expect(
      try settings(
        """
        {
          "inputs": ["specs", "/all.ir.json", "HEAD~1:specs"], "output": "../Generated", "package": "LarkSDK",
          "runtime": "../larkspur", "services": ["corehr", "im.v1"], "endpoints": ["GET /open-apis/*"],
          "docs": "full", "layout": "modules", "withTests": true, "portal": "https://open.feishu.cn", "pages": "specs",
          "only": ["im-v1"], "changelog": "CHANGELOG.md", "hosts": ["tea.example.com:8443"]
        }
        """) == expected)
  }

  @Test("every key of the table is known to the reader", arguments: SettingKey.allCases)
  func keys(key: SettingKey) throws {
    let message = try #require(try messages("{\"\(key.rawValue)\": {}}").first)
    #expect(message == "larkspur.json: The setting '\(key.rawValue)' has to be \(key.expectation), and is an object.")
  }

  @Test("what is not said stays open")
  func empty() throws {
    #expect(try settings("{}") == GenerateSettings())
  }

  @Test(
    "a URL of the runtime stays as it is", arguments: ["https://example.org/larkspur.git", "git@example.org:l.git"])
  func runtimeURL(url: String) throws {
    #expect(try settings("{\"runtime\": \"\(url)\"}").runtime == url)
  }

  @Test("an input with a colon that is on disk is no revision")
  func colonOnDisk() throws {
    try folder.makeFolder("HEAD:specs")
    #expect(try settings("{\"inputs\": [\"HEAD:specs\"]}").inputs == [folder("HEAD:specs")])
  }

  @Test(
    "values of another kind are refused with what was expected and what was found",
    arguments: [
      ("{\"output\": 7}", "The setting 'output' has to be a text, the output folder, and is 7."),
      ("{\"output\": \"\"}", "The setting 'output' has to be a text, the output folder, and is \"\"."),
      ("{\"withTests\": \"yes\"}", "The setting 'withTests' has to be true or false, and is \"yes\"."),
      ("{\"withTests\": null}", "The setting 'withTests' has to be true or false, and is null."),
      (
        "{\"services\": \"im\"}",
        "The setting 'services' has to be a list of texts, each a project or project.version, and is \"im\"."
      ),
      (
        "{\"services\": [\"im\", 1, true]}",
        "The setting 'services' has to be a list of texts, each a project or project.version, and is a list of numbers "
          + "and texts and true."
      ),
      (
        "{\"inputs\": []}",
        "The setting 'inputs' has to be a list of one or more texts, each a folder of pages, a page, an IR file or "
          + "REV:path, and is an empty list."
      ),
      (
        "{\"package\": \"Lark SDK\"}",
        "The setting 'package' has to be a text, a name of letters (a-z), digits and underscores that starts with a "
          + "letter, and is \"Lark SDK\"."
      ),
      (
        "{\"hosts\": [\"https://tea.example.com\"]}",
        "The setting 'hosts' has to be a list of texts, each a host as --allow-host takes it, and is a list of texts."
      ),
      (
        "{\"docs\": \"sumary\"}",
        "The setting 'docs' has to be \"none\", \"summary\" or \"full\", and is \"sumary\"; did you mean 'summary'?"
      ),
      (
        "{\"layout\": \"file\"}",
        "The setting 'layout' has to be \"modules\" or \"files\", and is \"file\"; did you mean 'files'?"
      ),
    ])
  func values(text: String, message: String) throws {
    #expect(try messages(text) == ["larkspur.json: \(message)"])
  }

  @Test("all that is wrong is told at once, unknown keys with the nearest one")
  func several() throws {
    #expect(
      try messages("{\"ouptut\": \"a\", \"withTest\": true, \"zebra\": 1, \"docs\": 3}") == [
        "larkspur.json: There is no setting 'ouptut'; did you mean 'output'?",
        "larkspur.json: There is no setting 'withTest'; did you mean 'withTests'?",
        "larkspur.json: There is no setting 'zebra'; there are inputs, output, package, runtime, services, endpoints, "
          + "docs, layout, withTests, hosts, portal, pages, only, changelog.",
        "larkspur.json: The setting 'docs' has to be \"none\", \"summary\" or \"full\", and is 3.",
      ])
  }

  @Test(
    "text that is no JSON, or no object, is told with its place",
    arguments: [
      ("{\n  \"output\": \"a\",\n}", "larkspur.json:3:1: This is no JSON: "),
      ("{\n  // where to\n}", "larkspur.json:2:3: This is no JSON: "),
      ("{\"output\": \"a\"", "larkspur.json:1:15: The JSON ends before it is complete: "),
      ("", "larkspur.json:1:1: The JSON ends before it is complete: "),
      (
        "{\"docs\": \"full\",\n \"docs\": \"none\"}",
        "larkspur.json:2:8: The setting 'docs' is here for the second time; "
      ),
      ("[\"specs\"]", "larkspur.json: The file has to hold an object, "),
    ])
  func noJSON(text: String, start: String) throws {
    let message = try #require(try messages(text).first)
    #expect(message.hasPrefix(start), "\(message)")
    #expect(message.hasSuffix("."))
  }

  @Test("a file that is not there, and bytes that are no text, are refused")
  func unreadable() throws {
    #expect(throws: WorkspaceError.settingsNotFound(folder("none.json"))) { try SettingsFile(folder("none.json")) }
    try Data([0x7B, 0xFF, 0x7D]).write(to: URL(fileURLWithPath: folder("bytes.json")))
    #expect(throws: SettingsError(file: folder("bytes.json"), problems: [.notUTF8])) {
      try SettingsFile(folder("bytes.json")).settings()
    }
  }

  @Test("what the command line says wins over the file, setting by setting")
  func completed() {
    var (commandLine, file) = (GenerateSettings(), GenerateSettings())
    commandLine.services = ["im"]
    file.services = ["corehr"]
    file.output = "Generated"
    let whole = commandLine.completed(by: file)
    #expect(whole.services == ["im"])
    #expect(whole.output == "Generated")
    #expect(whole.docs == nil)
  }

  @Test(
    "a package has the name of a Swift module",
    arguments: [
      ("LarkSDK", true), ("a1_b", true), ("", false), ("1a", false), ("_a", false), ("a-b", false), ("é", false),
    ])
  func packageNames(name: String, isValid: Bool) {
    #expect(PackageName.isValid(name) == isValid)
  }
}
