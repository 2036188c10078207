import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("The workflow file")
struct WorkflowTests {
  private let workflow: WorkflowOutline

  init() throws { workflow = try .checkedIn() }

  @Test("uses nothing but what these tests know")
  func shape() throws {
    #expect(try WorkflowShape(workflow).problems == [])
    #expect(workflow.keys(below: "on") == ["push", "pull_request", "schedule", "workflow_dispatch"])
    #expect(try workflow.value("on.push.branches") == "[main]")
    #expect(workflow.keys(below: "jobs") == ["verify", "review", "nightly"])
  }

  @Test("runs each job for the events that it is meant for")
  func triggers() throws {
    let push = "github.event_name == 'push'"
    let pullRequest = "github.event_name == 'pull_request'"
    #expect(try workflow.value("jobs.verify.if") == "\(push) || \(pullRequest)")
    #expect(try workflow.value("jobs.review.if") == pullRequest)
    #expect(
      try workflow.value("jobs.nightly.if")
        == "github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'")
  }

  @Test("gives each job no more permissions than it needs, and leaves no credentials in a checkout")
  func permissions() throws {
    let permissions = { (job: String) in try workflow.values(below: "jobs.\(job).permissions") }
    #expect(try permissions("verify") == ["contents": "read"])
    #expect(
      try permissions("review") == ["contents": "read", "pull-requests": "write", "security-events": "write"])
    #expect(try permissions("nightly") == ["contents": "write", "pull-requests": "write"])
    for job in workflow.keys(below: "jobs") {
      let checkout = "jobs.\(job).steps.0"
      #expect(try workflow.value("\(checkout).uses").hasPrefix("actions/checkout@"))
      #expect(
        try workflow.values(below: "\(checkout).with") == ["fetch-depth": "0", "persist-credentials": "false"])
    }
  }

  @Test("runs nothing but the script, whose values come through the environment")
  func script() throws {
    for job in workflow.keys(below: "jobs") {
      let commands = workflow.steps(of: job).filter { workflow.has("\($0).run") }
      #expect(
        try commands.map { try workflow.value("\($0).run") } == [".ci/sdk key", ".ci/sdk prepare", ".ci/sdk \(job)"])
    }
    let variables = { (step: String) in try workflow.values(below: "jobs.\(step).env") }
    #expect(try variables("verify.steps.4") == ["BASE": "${{ github.event.pull_request.base.sha }}"])
    #expect(
      try variables("review.steps.4") == [
        "BASE": "${{ github.event.pull_request.base.sha }}",
        "PULL_REQUEST": "${{ github.event.pull_request.number }}",
        "TRUSTED": "${{ github.event.pull_request.head.repo.full_name == github.repository }}",
        "GH_TOKEN": "${{ github.token }}",
      ])
    #expect(try variables("nightly.steps.4") == ["GH_TOKEN": "${{ secrets.LARKSPUR_TOKEN || github.token }}"])
  }

  @Test("keeps the built program alone, under the name that the script gives it")
  func cache() throws {
    for job in workflow.keys(below: "jobs") {
      #expect(try workflow.value("jobs.\(job).steps.1.id") == "tool")
      #expect(try workflow.value("jobs.\(job).steps.2.uses").hasPrefix("actions/cache@"))
      #expect(
        try workflow.values(below: "jobs.\(job).steps.2.with")
          == ["path": ".larkspur/bin", "key": "${{ steps.tool.outputs.key }}"])
    }
  }

  @Test("uploads the SARIF that a review names, whether the review failed or not")
  func upload() throws {
    let step = "jobs.review.steps.5"
    #expect(try workflow.value("jobs.review.steps.4.id") == "review")
    #expect(try workflow.value("\(step).uses").hasPrefix("github/codeql-action/upload-sarif@"))
    #expect(try workflow.value("\(step).if") == "${{ !cancelled() && steps.review.outputs.sarif != '' }}")
    #expect(try workflow.value("\(step).continue-on-error") == "true")
    #expect(try workflow.value("\(step).with.sarif_file") == "${{ steps.review.outputs.sarif }}")
  }

  @Test("says of each pinned action which version it is")
  func versions() throws {
    let lines = try WorkflowOutline.checkedInText().split(separator: "\n").filter { $0.contains("uses: ") }
    #expect(lines.count == 7)
    for line in lines { #expect(line.contains(#/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/#), "\(line)") }
  }

  @Test(
    "is refused where it has what these tests do not know",
    arguments: [
      ("permissions: {}", "permissions: write-all"),
      ("    runs-on: ubuntu-24.04", "    runs-on: ubuntu-24.04\n    strategy: x"),
      ("actions/cache@", "somebody/cache@"), ("          fetch-depth: 0", "          fetch-dept: 0"),
      ("    timeout-minutes: 45\n", ""),
      ("      - name: Verify\n", "      - name: Verify\n        uses: actions/cache@v4\n"),
      ("  push:", "  pull_request_target:"), ("      contents: read", "      contents: admin"),
      ("actions/checkout@34e114876b0b11c390a56381ad16ebd13914f8d5", "actions/checkout@v4"),
      ("@sha256:", ":"), ("run: .ci/sdk key", "run: .ci/sdk key; echo ${{ github.head_ref }}"),
      ("run: .ci/sdk key", "run: |\n          .ci/sdk key"), ("concurrency:\n", "defaults:\n"),
      ("    timeout-minutes: 45\n", "    timeout-minutes: 45\n    timeout-minutes: 45\n"),
    ])
  func refused(old: String, new: String) throws {
    let text = try WorkflowOutline.checkedInText()
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    #expect((try? WorkflowShape(WorkflowOutline(changed)).problems) != [])
  }
}

@Suite("The settings of this repository")
struct SettingsTests {
  @Test("verify with the same script")
  func verify() throws {
    let home = try TemporaryFolder()
    let repository = WorkflowOutline.repository.path
    let run = try ProgramRun(
      of: "\(repository)/.ci/sdk", ["verify"], in: repository,
      [
        "LARKSPUR": BuiltProgram("larkspur").url.path, "CONFIG": ".larkspur.json", "STRICT": "no", "HOME": home.path,
      ])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}
