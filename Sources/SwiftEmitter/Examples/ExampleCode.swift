import APISpec

/// The functions that build the documented requests of a service, and those that send them.
struct ExampleCode {
  private let service: ServicePlan
  private let checks: ExampleChecks
  private let settings: SDKSettings

  init(_ service: ServicePlan, _ checks: ExampleChecks, settings: SDKSettings) {
    self.service = service
    self.checks = checks
    self.settings = settings
  }

  var files: [SourceFile] {
    files(named: "Requests", bodies) + files(named: "Calls", calls)
  }

  private func files(named name: String, _ units: [OutputUnit]) -> [SourceFile] {
    FilePacking.packed(units, head: 10).enumerated().map { index, units in
      // Documented texts are as long as they are.
      var writer = settings.head(
        of: service, [service.module, "LarkExampleChecks", "LarkRuntime"], notes: ["swift-format-ignore-file"])
      writer.block("extension \(service.examples)Examples") { writer in
        for (index, unit) in units.enumerated() {
          if index > 0 { writer.line("") }
          writer.append(unit.inside)
        }
      }
      let suffix = index == 0 ? "" : "+\(index + 1)"
      return SourceFile(path: "\(service.examples)\(name)\(suffix).swift", bytes: writer.bytes)
    }
  }

  // MARK: Bodies

  private var bodies: [OutputUnit] {
    let units = checks.requests.map { request in
      function(
        "static func \(request.function)()\(request.isThrowing ? " throws" : "") -> \(request.type)",
        request.statements, isDeprecated: request.isDeprecated)
    }
    let cases = checks.requests.filter(\.isDeprecated).map { ($0.id, "\($0.isThrowing ? "try " : "")\($0.function)()") }
    return units
      + deprecated(
        "DeprecatedBodies: DeprecatedRequests", "static func body(_ id: String) throws -> (any WireWritable)?", cases)
  }

  // MARK: Calls

  private var calls: [OutputUnit] {
    let units = checks.calls.map { call in
      function(
        "static func \(call.function)(_ lark: LarkClient) async throws -> ExampleAnswer",
        call.statements + statements(of: call), isDeprecated: call.isDeprecated)
    }
    let cases = checks.calls.filter(\.isDeprecated).map { ($0.id, "try await \($0.function)(lark)") }
    return units
      + deprecated(
        "DeprecatedAnswers: DeprecatedCalls",
        "static func answer(_ id: String, _ lark: LarkClient) async throws -> ExampleAnswer?", cases)
  }

  private func statements(of call: ExampleChecks.Call) -> [String] {
    switch call.result {
    case .nothing: ["try await \(call.expression)", "return .nothing"]
    case .value: ["let answer = try await \(call.expression)", "return .model(answer)"]
    case .download: ["let file = try await \(call.expression)", "return .file(file)"]
    }
  }

  // MARK: Functions

  private func function(_ head: String, _ statements: [String], isDeprecated: Bool) -> OutputUnit {
    var unit = OutputUnit()
    if isDeprecated { unit.inside.line("@available(*, deprecated)") }
    unit.inside.block(head) { writer in
      for statement in statements { writer.statement(statement) }
    }
    return unit
  }

  /// What nothing but deprecated code may use: a protocol calls it without a warning.
  private func deprecated(_ type: String, _ head: String, _ cases: [(id: String, expression: String)]) -> [OutputUnit] {
    guard !cases.isEmpty else { return [] }
    var unit = OutputUnit()
    unit.inside.block("enum \(type)") { writer in
      writer.line("@available(*, deprecated)")
      writer.block(head) { writer in
        writer.line("switch id {")
        for (id, expression) in cases { writer.line("case \(Literal.string(id)): \(expression)") }
        writer.line("default: nil")
        writer.line("}")
      }
    }
    return [unit]
  }
}
