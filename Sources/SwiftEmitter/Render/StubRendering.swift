/// Writes a method whose endpoint is gone, so that code that calls it is told why it no longer compiles.
struct StubRendering {
  let stub: LockedMethod

  func write(into writer: inout SourceWriter) {
    let arguments = (stub.signatures.first ?? []).map { argument in
      let label = Identifier.declared(argument.name)
      if argument.isRequired { return "\(label): \(argument.type)" }
      return "\(label): \(argument.type)? = nil"
    }
    let result = stub.result.isEmpty ? "" : " -> \(stub.result)"
    writer.line("@available(*, unavailable, message: \"The documentation no longer has this call.\")")
    writer.declaration(
      "public func \(Identifier.declared(stub.name))", arguments + ["options: CallOptions = .standard"],
      " async throws\(result) {")
    writer.indented { $0.line("fatalError(\"The documentation no longer has this call.\")") }
    writer.line("}")
  }
}
