/// Writes the method that uploads a file in parts.
struct PartedUploadRendering {
  let upload: PartedUploadPlan
  let opening: MethodPlan
  let spelling: Spelling
  let docs: FieldDoc

  /// The arguments, as declarations.
  private var arguments: [String] {
    let own = opening.signatures[0].arguments.map { argument in
      let type = spelling(argument.type)
      let label = Identifier.declared(argument.name)
      return argument.isRequired ? "\(label): \(type)" : "\(label): \(type)? = nil"
    }
    return own + [
      "file: UploadFile", "resuming session: UploadSession? = nil", "options: CallOptions = .standard",
      "progress: (@Sendable (UploadSession) -> Void)? = nil",
    ]
  }

  func write(into writer: inout SourceWriter) {
    if docs.level != .none {
      writer.doc(
        """
        Uploads a file of any size in parts: ``\(upload.prepare)``, ``\(upload.part)`` for each part, \
        ``\(upload.finish)``. One part is in memory at a time.

        - Parameters:
          - file: The file; it is read while it is sent.
          - session: What `progress` was given last, to go on with an upload that failed.
          - progress: Is told after each part.
        """)
    }
    if let deprecation = Deprecation.text(of: opening.endpoint.lifecycle) { writer.deprecation(deprecation) }
    writer.declaration(
      "@discardableResult public func \(Identifier.declared(upload.name))", arguments,
      " async throws -> \(spelling(upload.result)) {")
    writer.indented { body(into: &$0) }
    writer.line("}")
  }

  private func body(into writer: inout SourceWriter) {
    let size = "body.\(Identifier.declared(upload.size))"
    writer.statement(
      "let upload = PartedUpload(Self.\(upload.prepare)Endpoint, file, size: \(size), options)")
    writer.line("let opened = try await upload.session(session) { options in")
    writer.indented { writer in
      let passed = opening.signatures[0].arguments.map {
        "\(Identifier.label($0.name)): \(Identifier.declared($0.name))"
      }
      writer.call("let answer = try await \(Identifier.declared(upload.prepare))", passed + ["options: options"])
      writer.line("return (\(upload.answer.map { "answer.\(Identifier.declared($0))" }.joined(separator: ", ")))")
    }
    writer.line("}")
    writer.line("try await upload.send(opened, progress) { part, options in")
    writer.indented { writer in
      let keyword = upload.checksum == nil ? "let" : "var"
      writer.call(
        "\(keyword) form = \(spelling(.model(upload.partBody)))",
        upload.partArguments.map { Self.filled($0, partContent) })
      if let checksum = upload.checksum { writer.line("form.\(Identifier.declared(checksum)) = part.checksum") }
      writer.line("try await \(Identifier.declared(upload.part))(body: form, options: options)")
    }
    writer.line("}")
    writer.call(
      "let end = \(spelling(.model(upload.finishBody)))",
      upload.finishArguments.map { Self.filled($0, closingContent) })
    writer.line("return try await \(Identifier.declared(upload.finish))(body: end, options: options)")
  }

  /// What fills the fields of a part.
  private var partContent: [String: String] {
    ["upload_id": "part.uploadID", "seq": "part.number", "size": "part.size", "file": "part.file"]
  }

  /// What fills the fields of the closing call.
  private var closingContent: [String: String] { ["upload_id": "opened.id", "block_num": "opened.partCount"] }

  private static func filled(_ argument: PartedUploadPlan.Argument, _ content: [String: String]) -> String {
    let value = content[argument.wireName] ?? ""
    return "\(Identifier.label(argument.name)): \(argument.type == .int64 ? "Int64(\(value))" : value)"
  }
}
