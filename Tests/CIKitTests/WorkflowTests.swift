import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("The workflow file")
struct WorkflowTests {
  @Test("is read whole, and uses nothing that these tests do not know")
  func structure() throws {
    let workflow = try Workflow.checkedIn()
    #expect(workflow.triggers == ["push", "pull_request", "schedule", "workflow_dispatch"])
    #expect(workflow.jobs.map(\.id) == ["verify", "review", "nightly"])
  }

  @Test("gives each job no more permissions than it needs, and credentials only to the one that pushes")
  func permissions() throws {
    let jobs = Dictionary(uniqueKeysWithValues: try Workflow.checkedIn().jobs.map { ($0.id, $0) })
    #expect(jobs["verify"]?.permissions == ["contents": "read"])
    #expect(
      jobs["review"]?.permissions == ["contents": "read", "pull-requests": "write", "security-events": "write"])
    #expect(jobs["nightly"]?.permissions == ["contents": "write", "pull-requests": "write"])
    for id in ["verify", "review"] {
      guard case .uses("actions/checkout@v4", let with)? = jobs[id]?.steps.first?.work else {
        Issue.record("\(id) does not begin with a checkout")
        continue
      }
      #expect(with["persist-credentials"] == "false")
    }
  }

  @Test("runs nothing but the script, so that other systems do the same")
  func script() throws {
    for job in try Workflow.checkedIn().jobs {
      for step in job.steps {
        guard case .run(let command) = step.work else { continue }
        #expect(command.hasPrefix(".ci/sdk ") && !command.contains("\n"), "\(command)")
        #expect(!command.contains("${{"), "values go through the environment: \(command)")
      }
    }
  }

  @Test(
    "is refused where it has what nobody has checked",
    arguments: [
      ("permissions: {}", "permissions: write-all"),
      ("    runs-on: ubuntu-24.04", "    runs-on: ubuntu-24.04\n    strategy: x"),
      ("actions/cache@v4", "somebody/cache@v1"), ("          fetch-depth: 0", "          fetch-dept: 0"),
      ("    timeout-minutes: 45\n", ""),
      ("      - name: Verify\n", "      - name: Verify\n        uses: actions/cache@v4\n"),
      ("  push:", "  pull_request_target:"), ("      contents: read", "      contents: admin"),
    ])
  func refused(old: String, new: String) throws {
    let text = try Workflow.checkedInText()
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    #expect(throws: (any Error).self) { try Workflow(YAML(changed)) }
  }
}

@Suite("The settings of this repository")
struct SettingsTests {
  @Test("verify with the same script")
  func verify() throws {
    let home = try TemporaryFolder()
    let repository = Workflow.repository.path
    let run = try ProgramRun(
      of: "\(repository)/.ci/sdk", ["verify"], in: repository,
      [
        "LARKSPUR": BuiltProgram("larkspur").url.path, "CONFIG": ".larkspur.json", "STRICT": "no", "HOME": home.path,
      ])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}

extension Workflow {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func checkedInText() throws -> String {
    try String(contentsOf: repository.appendingPathComponent(".github/workflows/larkspur.yml"), encoding: .utf8)
  }

  static func checkedIn() throws -> Workflow { try Workflow(YAML(checkedInText())) }
}
