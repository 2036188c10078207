import TestPrograms
import TestValues
import Testing

@testable import larkspur_example

@Suite("How the example program is called")
struct ExampleUsageTests {
  private static let credentials = [
    "LARK_APP_ID": "cli_1", "LARK_APP_SECRET": "s", "LARK_BASE_URL": "http://127.0.0.1:9",
  ]

  private func run(_ arguments: [String], environment: [String: String] = credentials) throws -> ProgramRun {
    try BuiltProgram("larkspur-example").run(arguments, in: TemporaryFolder(), environment: environment)
  }

  @Test("is told by its help, which needs no credentials", arguments: ["help", "--help", "-h"])
  func help(word: String) throws {
    let help = try run([word], environment: [:])
    #expect(help.output == HelpText.overview + "\n")
    #expect(help.errors.isEmpty && help.status == 0)
    for scenario in Example.scenarios { #expect(help.output.contains("\n  \(scenario.name) \(scenario.usage)\n")) }
    for name in Self.credentials.keys { #expect(help.output.contains(name)) }
  }

  @Test(
    "is told where it is wrong",
    arguments: [
      ([], "Name a scenario; 'larkspur-example help' lists them."),
      (["withdrow", "7"], "There is no scenario 'withdrow'; 'larkspur-example help' lists them."),
      (["withdraw"], "PROCESS_ID is missing; 'larkspur-example help' shows how to call it."),
      (["withdraw", "7", "--reason"], "There is no value behind --reason."),
      (["withdraw", "7", "--reason", "--user"], "There is no value behind --reason."),
      (["withdraw", "7", "8"], "'8' has no meaning here; 'larkspur-example help' shows what has."),
      (["withdraw", "7", "--why"], "'--why' has no meaning here; 'larkspur-example help' shows what has."),
      (["reject", "7", "--approval", "A"], "--instance is missing; 'larkspur-example help' shows how to call it."),
      (["chats", "--first", "0"], "--first cannot be '0'; write a number from 1."),
      (["chats", "--first", "many"], "--first cannot be 'many'; write a number from 1."),
      (["upload", "x.csv"], "--folder is missing; 'larkspur-example help' shows how to call it."),
      (
        ["profile", "ou_1", "--email", "a@example.com", "--clear-email"],
        "--email and --clear-email exclude each other; leave one of them out."
      ),
      (["raw", "FETCH", "/x"], "METHOD cannot be 'FETCH'; write one of GET, POST, PUT, PATCH, DELETE."),
      (["raw", "POST", "/x", "--body", "{"], "--body cannot be '{'; write JSON."),
    ] as [([String], String)])
  func mistakes(arguments: [String], message: String) throws {
    let run = try run(arguments)
    #expect(run.errors == "larkspur-example: error: \(message)\n")
    #expect(run.output.isEmpty)
    #expect(run.status == 2)
  }

  @Test("needs an app and its secret")
  func credentials() throws {
    for (name, other) in [("LARK_APP_ID", "LARK_APP_SECRET"), ("LARK_APP_SECRET", "LARK_APP_ID")] {
      for environment in [[other: "x"], [other: "x", name: ""]] {
        let run = try run(["chats"], environment: environment)
        #expect(
          run.errors
            == "larkspur-example: error: \(name) is not set; set LARK_APP_ID and LARK_APP_SECRET to what the developer "
            + "console shows for your app.\n")
        #expect(run.status == 2)
      }
    }
  }

  @Test("takes an address for a server", arguments: ["localhost", "ftp://x", "http://", "/tmp"])
  func address(text: String) throws {
    let run = try run(["chats"], environment: Self.credentials.merging(["LARK_BASE_URL": text]) { $1 })
    #expect(run.errors.hasPrefix("larkspur-example: error: LARK_BASE_URL is '\(text)', which is no address;"))
    #expect(run.status == 2)
  }
}
