import APISpec

/// A service's files of the target that holds the documented examples, with a call for each request, and of the target
/// that tests them.
struct ExampleFiles {
  private let service: ServicePlan
  private let checks: ExampleChecks
  private let spelling: Spelling
  private let settings: SDKSettings

  init(_ service: ServicePlan, parts: RenderedParts, spelling: Spelling, synthesis: Synthesis, settings: SDKSettings) {
    self.service = service
    checks = ExampleChecks(service, parts: parts, spelling: spelling, synthesis: synthesis)
    self.spelling = spelling
    self.settings = settings
  }

  /// What is to be said about examples that are not checked.
  var notes: [EmissionNote] { checks.notes }

  var isEmpty: Bool { checks.isEmpty }

  /// With paths below the output folder; none where there are no examples.
  var files: [SourceFile] {
    guard !isEmpty else { return [] }
    let library = [documents, examples] + ExampleCode(service, checks, settings: settings).files
    return library.map { SourceFile(path: "\(settings.exampleCallsFolder)/\($0.path)", bytes: $0.bytes) }
      + [SourceFile(path: "\(settings.examplesFolder)/\(suite.path)", bytes: suite.bytes)]
  }

  // MARK: Documents

  private var documents: SourceFile {
    let types = checks.models.map { id -> (String, String) in
      let model = spelling.plan.models[id.index]
      let members = model.properties.map { JSONMember($0.name, .string($0.wireName)) }
      return ("\(service.module).\(spelling.qualifiedText(.model(id)))", JSONValue.object(members).description)
    }
    let disagreements = checks.disagreements.map { id, places in
      let members = places.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }
      return (id, JSONValue.object(members).description)
    }
    let blocks = [
      block("examples", checks.documents.map { ($0.key, InvisibleScalars.escaped(inJSON: $0.value)) }),
      block("types", types),
      block("disagreements", disagreements),
      block("reasons", checks.reasons.map { ($0.key, JSONValue.string($0.value).description) }),
    ]
    return SourceFile(
      path: "Documents/\(service.examples).json", text: "{\n" + blocks.joined(separator: ",\n") + "\n}\n")
  }

  /// A member with one line for each of its own members, sorted.
  private func block(_ name: String, _ entries: [(String, String)]) -> String {
    let lines = entries.sorted { $0.0 < $1.0 }.map { "\(JSONValue.string($0.0)):\($0.1)" }
    return "\"\(name)\":{\n" + (lines.isEmpty ? "" : lines.joined(separator: ",\n") + "\n") + "}"
  }

  // MARK: Lists

  private var examples: SourceFile {
    var writer = settings.head(of: service, ["Foundation", service.module, "LarkExampleChecks", "LarkRuntime"])
    writer.doc("The documented examples of \(service.project).")
    writer.block("public enum \(service.examples)Examples") { writer in
      writer.line("public static let file = ExampleFile(\(Literal.string(service.examples)), in: .module)")
      writer.line("")
      list("responses", "ResponseExample", checks.responses.map(response), into: &writer)
      writer.line("")
      list("requests", "RequestExample", checks.requests.map(request), into: &writer)
      writer.line("")
      list("calls", "ExampleCall", checks.calls.map(call), into: &writer)
      writer.line("")
      writer.call(
        "public static let all = ServiceExamples",
        [Literal.string(service.project), "file", "responses", "requests", "calls"])
    }
    return SourceFile(path: "\(service.examples)Examples.swift", bytes: writer.bytes)
  }

  private func response(_ check: ExampleChecks.Response) -> [String] {
    [Literal.string(check.id), "\(check.type).self"] + (check.isBare ? [".bare"] : [])
  }

  private func request(_ check: ExampleChecks.Request) -> [String] {
    [Literal.string(check.id), check.isDeprecated ? "DeprecatedBodies.self" : check.function]
  }

  private func call(_ check: ExampleChecks.Call) -> [String] {
    [Literal.string(check.id), check.endpoint] + (check.answer.map { ["answer: \(Literal.string($0))"] } ?? [])
      + [check.isDeprecated ? "DeprecatedAnswers.self" : check.function]
  }

  private func list(_ name: String, _ type: String, _ items: [[String]], into writer: inout SourceWriter) {
    guard !items.isEmpty else { return writer.line("public static let \(name): [\(type)] = []") }
    writer.line("public static let \(name): [\(type)] = [")
    writer.indented { writer in
      // The formatter wants no comma behind a single element.
      for item in items { writer.call(type, item, end: items.count > 1 ? "," : "") }
    }
    writer.line("]")
  }

  // MARK: Suites

  private var suite: SourceFile {
    var writer = settings.head(of: service, ["LarkExampleChecks", settings.exampleCallsModule, "Testing"])
    let examples = "\(service.examples)Examples"
    writer.line("@Suite(\(Literal.string("Documented examples of \(service.project)")))")
    writer.block("struct \(service.examples)ExampleTests") { writer in
      test("are decoded whole", "decodes", "\(examples).responses", "ResponseExample", examples, into: &writer)
      writer.line("")
      test(
        "are encoded as they stand there", "encodes", "\(examples).requests", "RequestExample", examples, into: &writer)
      writer.line("")
      writer.line("@Test(\"are all checked, once\")")
      writer.block("func complete()") { writer in
        writer.line("let gaps = \(examples).all.gaps")
        writer.line("#expect(gaps.isEmpty, \"\\(gaps)\")")
      }
    }
    return SourceFile(path: "\(service.examples)ExampleTests.swift", bytes: writer.bytes)
  }

  private func test(
    _ title: String, _ function: String, _ arguments: String, _ type: String, _ examples: String,
    into writer: inout SourceWriter
  ) {
    writer.line("@Test(\"\(title)\", arguments: \(arguments))")
    writer.block("func \(function)(_ example: \(type))") { writer in
      writer.line("let differences = \(examples).file.differences(example)")
      writer.line("#expect(differences.isEmpty, \"\\(differences)\")")
    }
  }
}

/// The list of all services that have examples.
struct ExampleIndex {
  /// What they are called among the examples.
  let services: [String]
  let settings: SDKSettings

  var file: SourceFile {
    var writer = SourceWriter()
    writer.comment("Generated by \(settings.generator) from the examples of the documentation; do not edit.")
    writer.line("import LarkExampleChecks")
    writer.line("")
    writer.line("/// The documented examples of all services.")
    writer.block("public enum DocumentedExamples") { writer in
      let names = services.map { "\($0)Examples.all" }
      guard !names.isEmpty else { return writer.line("public static let all: [ServiceExamples] = []") }
      writer.line("public static let all: [ServiceExamples] = [")
      writer.indented { writer in
        for name in names { writer.line(name + (names.count > 1 ? "," : "")) }
      }
      writer.line("]")
    }
    return SourceFile(path: "\(settings.exampleCallsFolder)/DocumentedExamples.swift", bytes: writer.bytes)
  }
}

extension ServicePlan {
  /// What the service is called among the examples: its module without the common prefix, as types can be called.
  var examples: String {
    let name = String(module.dropFirst("Lark".count))
    return SwiftGrammar.isIdentifier(name) ? name : "Service" + name
  }
}

extension SDKSettings {
  /// The beginning of a file about the examples of a service.
  func head(of service: ServicePlan, _ imports: [String], notes: [String] = []) -> SourceWriter {
    var writer = SourceWriter()
    for note in notes { writer.comment(note) }
    writer.comment("Generated by \(generator) from the examples of \(service.project); do not edit.")
    for module in imports.sorted() { writer.line("import \(module)") }
    writer.line("")
    return writer
  }
}
