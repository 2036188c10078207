import APISpec

/// Reads an endpoint page: basics, parameters, body, response, errors.
struct EndpointReader {
  private let outline: PageOutline
  private let basics: Basics
  private let hosts: PlatformHosts
  private var request = RequestPayload()
  private var response = ResponsePayload()
  private var parameterNotes: [String] = []
  var log: DiagnosticLog

  init(outline: PageOutline, basics: Basics, hosts: PlatformHosts, log: DiagnosticLog) {
    self.outline = outline
    self.basics = basics
    self.hosts = hosts
    self.log = log
  }

  /// Nil when the page states no usable URL, method or name; the log says which.
  mutating func read() -> EndpointDraft? {
    reportUnknownBasics()
    guard let method = method(), let url = url(), let name = name(httpMethod: method, path: url.path) else {
      return nil
    }
    var endpoint = Endpoint(
      name: name, title: outline.title, documentation: outline.documentation, httpMethod: method, server: url.server,
      path: url.path)
    endpoint.fixedQuery = url.query
    (endpoint.summary, endpoint.details) = outline.introductionText
    endpoint.lifecycle = outline.lifecycle
    var draft = EndpointDraft(
      endpoint: endpoint, path: outline.page.path, dialect: outline.dialect,
      line: outline.page.line(at: outline.basicsOffset))
    readAccess(&draft.endpoint)
    var tables: [TableLines] = []
    readHeaders(&draft, &tables)
    readParameters(&draft, &tables)
    readBody(&draft, &tables)
    readResponse(&draft, &tables)
    readErrors(&draft.endpoint, &tables)
    reportUnusedParts()
    draft.endpoint.sources = [PageSource(path: outline.page.path, dialect: outline.dialect, tables: tables)]
    return draft
  }

  private mutating func reportUnknownBasics() {
    for row in basics.unknown {
      log.report(
        .unknownBasicsRow, at: row.offset, "The row '\(row.title.excerpt)' of the request basics is not known.")
    }
  }

  // MARK: Basics

  private static let methods: Set<String> = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  private mutating func method() -> String? {
    let text = basics.first(.method)?.plain.uppercased() ?? ""
    guard Self.methods.contains(text) else {
      log.report(
        .missingMethod, at: basics.first(.method)?.offset ?? outline.basicsOffset,
        "'\(text.excerpt)' is no HTTP method.")
      return nil
    }
    return text
  }

  private mutating func url() -> DocumentedURL? {
    guard let cell = basics.first(.url) else { return nil }
    guard let url = DocumentedURL(cell.text[...]) else {
      log.report(.unreadableURL, at: cell.offset, "'\(cell.plain.excerpt)' is no absolute URL.")
      return nil
    }
    if let objection = hosts.objection(to: url.server) {
      log.report(.foreignHost, at: cell.offset, objection.description)
      return nil
    }
    return url
  }

  private mutating func name(httpMethod: String, path: String) -> EndpointName? {
    if let name = EndpointNaming.explorerName(in: outline.page.text) {
      if name.isUsable { return name }
      log.report(
        .unusableName, at: EndpointNaming.explorerLink(in: outline.page.text) ?? outline.basicsOffset,
        "The explorer link names the endpoint '\(name.description.excerpt)', which is not a valid name.")
    }
    let samples = outline.sections.filter { $0.kind == .samples || $0.parent == .samples }.flatMap(\.codes).map(\.text)
    if let name = EndpointNaming.sampleName(in: samples) { return name }
    let derived = EndpointNaming.derivedName(
      httpMethod: httpMethod, path: path, documentationPath: outline.frontMatter.documentationPath ?? "")
    if derived.isUsable { return derived }
    log.report(
      .namelessEndpoint, at: basics.first(.url)?.offset ?? outline.basicsOffset,
      "No valid name can be derived from the path '\(path.excerpt)'.")
    return nil
  }

  private mutating func readAccess(_ endpoint: inout Endpoint) {
    let access = AccessReader(basics)
    endpoint.rateLimits = access.rateLimits(log: &log)
    endpoint.appTypes = access.appTypes(log: &log)
    endpoint.tokenTypes = access.tokenTypes
    endpoint.scopes = access.scopes(log: &log)
    endpoint.fieldScopes = access.fieldScopes(log: &log)
  }

  // MARK: Parameters

  private mutating func fields(
    _ kind: SectionKind, _ place: TableLines.Place, _ tables: inout [TableLines], example: JSONValue? = nil,
    keepsCode: Bool = false
  ) -> (section: FieldSection, notes: [String]) {
    var reader = FieldSectionReader(
      place: place, dialect: outline.dialect, path: outline.page.path, keepsCode: keepsCode)
    for section in outline.sections(kind) { reader.add(section, log: &log) }
    for section in outline.sections
    where section.kind == .other && section.parent == kind && kind != .request && kind != .response {
      reader.addNote(PageOutline.markdown(of: section, withTitle: true).bytes[...])
      for table in section.tables { FieldSectionReader.reportUnused(table, log: &log) }
    }
    reader.finish(example: example, log: &log)
    if !reader.fields.lines.isEmpty { tables.append(TableLines(place: place, lines: reader.fields.lines)) }
    return (reader.fields, reader.notes)
  }

  /// The prose of sections that hold no fields of their own, and of sections of other names below them.
  private func words(in kinds: [SectionKind], below parents: [SectionKind]? = nil) -> [String] {
    let own = outline.sections.filter { kinds.contains($0.kind) }.map { PageOutline.markdown(of: $0, withTitle: false) }
    let below = outline.sections.filter { $0.kind == .other && (parents ?? kinds).contains($0.parent) }
      .map { PageOutline.markdown(of: $0, withTitle: true) }
    return (own + below).filter { !$0.isEmpty }
  }

  /// Parameters of the request, whose sections' words are notes on the request.
  private mutating func parameters(
    _ kind: SectionKind, _ place: TableLines.Place, _ tables: inout [TableLines]
  ) -> [FieldNode] {
    let read = fields(kind, place, &tables)
    parameterNotes += read.notes
    return read.section.nodes
  }

  private mutating func readHeaders(_ draft: inout EndpointDraft, _ tables: inout [TableLines]) {
    for node in parameters(.requestHeaders, .headers, &tables) {
      switch node.field.name.lowercased() {
      case "authorization": readTokens(node, &draft.endpoint)
      case "content-type": readContentType(node)
      default: draft.headers.append(node)
      }
    }
    if let cell = basics.first(.contentType), request.contentType == nil { request.contentType = cell.plain }
  }

  private mutating func readTokens(_ node: FieldNode, _ endpoint: inout Endpoint) {
    // Some pages list the tokens like the values of a field.
    let words = [node.field.description, node.field.example ?? ""] + (node.field.values?.values.map(\.value) ?? [])
    let tokens = AccessReader.tokenTypes(in: words.joined(separator: " "))
    if tokens.isEmpty, endpoint.tokenTypes.isEmpty {
      log.report(.unknownToken, line: node.line, "The Authorization header names no known kind of token.")
    }
    if endpoint.tokenTypes.isEmpty { endpoint.tokenTypes = tokens }
  }

  private mutating func readContentType(_ node: FieldNode) {
    let text = node.field.defaultValue ?? node.field.example ?? node.field.description
    request.contentType = text.trimmingQuotes.split(separator: ";").first.map { String($0).trimmed }
  }

  private mutating func readParameters(_ draft: inout EndpointDraft, _ tables: inout [TableLines]) {
    draft.pathParameters = parameters(.pathParameters, .path, &tables)
    draft.queryParameters = parameters(.queryParameters, .query, &tables)
    placeUnplacedParameters(&draft, &tables)
    let documented = draft.pathParameters.map(\.field.name)
    let inURL = DocumentedURL.parameterNames(of: draft.endpoint.path)
    let (documentedNames, namesInURL) = (Set(documented), Set(inURL))
    for name in inURL where !documentedNames.contains(name) {
      draft.pathParameters.append(
        FieldNode(Field(name: name, type: .string, presence: .required), line: draft.line))
    }
    if documentedNames != namesInURL, !documented.isEmpty || !inURL.isEmpty {
      log.report(
        .pathParameterMismatch, line: draft.line,
        "The URL has the parameters \(list(inURL)), the table documents \(list(documented)).")
    }
    draft.pathParameters.removeAll { !namesInURL.contains($0.field.name) }
    let order = Dictionary(inURL.enumerated().map { ($1, $0) }) { first, _ in first }
    draft.pathParameters.sort { order[$0.field.name] ?? 0 < order[$1.field.name] ?? 0 }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// A section `请求参数` does not say where its parameters go: into the path where the URL has them, else into the
  /// query of a method without a body, else into the body.
  private mutating func placeUnplacedParameters(_ draft: inout EndpointDraft, _ tables: inout [TableLines]) {
    guard !outline.sections(.parameters).isEmpty else { return }
    let hasBody = !["GET", "DELETE", "HEAD"].contains(draft.endpoint.httpMethod)
    let nodes = parameters(.parameters, hasBody ? .request : .query, &tables)
    let inURL = Set(DocumentedURL.parameterNames(of: draft.endpoint.path))
    for node in nodes {
      if inURL.contains(node.field.name) {
        draft.pathParameters.append(node)
      } else if hasBody {
        draft.body.nodes.append(node)
      } else {
        draft.queryParameters.append(node)
      }
    }
  }

  private func hasExamples(_ kind: SectionKind) -> Bool {
    outline.sections(kind).contains { !$0.codes.isEmpty }
  }

  /// The examples of the sections made for them. Where a page has none, code beside the table of fields is the example;
  /// else it explains a part of the body and stays with the notes.
  private mutating func examples(_ kind: SectionKind, else fallback: [SectionKind]) -> ExampleBlocks {
    var examples = ExampleBlocks()
    let sections = outline.sections(kind)
    for section in hasExamples(kind) ? sections : sections + fallback.flatMap(outline.sections) {
      examples.add(section, log: &log)
    }
    return examples
  }

  // MARK: Body

  private mutating func readBody(_ draft: inout EndpointDraft, _ tables: inout [TableLines]) {
    let examples = examples(.requestExample, else: [.requestBody])
    let unplaced = draft.body.nodes
    let explains = hasExamples(.requestExample)
    let read = fields(.requestBody, .request, &tables, example: examples.values.first, keepsCode: explains)
    draft.body = read.section
    if draft.body.nodes.isEmpty, draft.body.rows.isEmpty { draft.body.nodes = unplaced }
    draft.requestValues = examples.values
    let words = words(in: [.request, .requestExample])
    request.notes = (words + parameterNotes + read.notes).joined(separator: "\n\n")
    request.examples = examples.examples
    if outline.dialect == .explorerExport { completeBody(&draft) }
    let isEmpty = draft.body.nodes.isEmpty && draft.body.rows.isEmpty
    request.kind = kind(hasFields: !isEmpty, hasFiles: hasFile(draft.body))
    draft.endpoint.request = request
  }

  /// Dialect B documents top-level rows; names and kinds below them stand in notes, the rest only in the example.
  private mutating func completeBody(_ draft: inout EndpointDraft) {
    var lines: [NoteLine] = []
    for section in outline.sections(.typeNotes) {
      for case .prose(let text) in section.items {
        lines += text.lines.map { NoteLine(text: $0, number: outline.page.line(at: $0.startIndex)) }
      }
    }
    let reading = readTypeNotes(lines)
    for line in reading.unread {
      log.report(.unmatchedTypeNote, line: line.number, "'\(line.text.string.excerpt)' is no note on a type.")
    }
    let attached = attach(reading.notes, to: draft.body.nodes, example: draft.requestValues.first)
    for note in attached.unmatched {
      log.report(
        .unmatchedTypeNote, line: note.line, "No field of the body has the structure '\(note.structName ?? "")'.")
    }
    draft.body.nodes = refine(
      attached.fields, with: draft.requestValues, objects: reading.notes.isEmpty ? .areStructures : .areMaps)
  }

  /// Without a table of response fields the example is all there is.
  private mutating func inferResponse(_ draft: inout EndpointDraft) {
    guard draft.response.nodes.isEmpty, draft.response.rows.isEmpty else { return }
    let objects = draft.responseValues.filter { if case .object = $0 { true } else { false } }
    guard !objects.isEmpty else { return }
    draft.response.nodes = inferFields(from: objects)
    log.report(.inferredFields, line: draft.line, "The fields of the response were inferred from its example.")
  }

  private func kind(hasFields: Bool, hasFiles: Bool) -> RequestPayload.Kind {
    guard hasFields else { return .none }
    let type = request.contentType?.lowercased() ?? ""
    if type.hasPrefix("multipart/") { return .multipart }
    if type.hasPrefix("application/x-www-form-urlencoded") { return .form }
    // Without a stated content type, a file can only travel as a part.
    return hasFiles && type.isEmpty ? .multipart : .json
  }

  private func hasFile(_ section: FieldSection) -> Bool {
    section.nodes.contains { $0.field.type.innermost == .file && $0.children.isEmpty }
      || section.alignment != nil && section.rows.contains { $0.declared.type == .file }
  }

  // MARK: Response

  private mutating func readResponse(_ draft: inout EndpointDraft, _ tables: inout [TableLines]) {
    let examples = examples(.responseExample, else: [.responseBody, .response])
    let headers = fields(.responseHeaders, .responseHeaders, &tables)
    draft.responseHeaders = headers.section.nodes
    let explains = hasExamples(.responseExample)
    var read = fields(.responseBody, .response, &tables, example: examples.values.first, keepsCode: explains)
    let loose = fields(.response, .response, &tables, example: examples.values.first, keepsCode: explains)
    if read.section.nodes.isEmpty, read.section.rows.isEmpty { read.section = loose.section }
    draft.response = read.section
    draft.responseValues = examples.values
    inferResponse(&draft)
    let words = words(in: [.responseExample], below: [.response, .responseExample])
    response.notes = (loose.notes + headers.notes + read.notes + words).joined(separator: "\n\n")
    response.examples = examples.examples
    response.kind = ResponseShape(draft: draft, notes: response.notes, isStream: examples.isStream).kind
    response.isEnvelopeImplied = ResponseShape.isEnvelopeImplied(draft)
    if response.isEnvelopeImplied {
      log.report(
        .impliedEnvelope, line: draft.response.lines.first ?? draft.line,
        "The table documents only the inside of 'data'.")
    }
    draft.endpoint.response = response
  }

  // MARK: Errors and leftovers

  private mutating func readErrors(_ endpoint: inout Endpoint, _ tables: inout [TableLines]) {
    var errors = ErrorTables()
    for section in outline.sections(.errors) {
      let parent = Int(section.title.prefix { $0.isNumber })
      for table in section.tables where !errors.add(table, parentCode: parent, log: &log) {
        FieldSectionReader.reportUnused(table, log: &log)
      }
    }
    endpoint.errors = errors.errors
    if !errors.lines.isEmpty { tables.append(TableLines(place: .errors, lines: errors.lines)) }
  }

  /// Tables of sections that belong to the request or the response as a whole.
  private mutating func reportUnusedParts() {
    for section in outline.sections where section.kind == .other && [.request, .response].contains(section.parent) {
      for table in section.tables { FieldSectionReader.reportUnused(table, log: &log) }
    }
    for section in outline.sections where section.kind == .requestExample || section.kind == .responseExample {
      for table in section.tables { FieldSectionReader.reportUnused(table, log: &log) }
    }
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    var text = bytes[...].trimmed
    while let first = text.first, first == Byte.quote || first == Byte.backquote || first >= 0x80 {
      text = text.dropFirst()
    }
    while let last = text.last, last == Byte.quote || last == Byte.backquote || last >= 0x80 { text = text.dropLast() }
    return text.string
  }
}

/// What kind of response a page documents.
struct ResponseShape {
  let draft: EndpointDraft
  let notes: String
  let isStream: Bool

  /// Words of responses that are files: `二进制` binary, `文件流` file stream.
  private static let binaryWords = ["二进制", "文件流", "HTTP状态码为 200", "HTTP 状态码为 200", "文件内容", "状态码为 200"]

  private static let envelopeNames: Set<String> = ["code", "msg", "message", "data", "error", "log_id"]

  var kind: ResponsePayload.Kind {
    if isStream { return .stream }
    let names = draft.response.rows.isEmpty ? draft.response.nodes.map(\.field.name) : draft.response.rows.map(\.name)
    if names.contains("data"), names.contains("code") { return .enveloped }
    // Codes beside the payload itself are no envelope: `{code, msg, tenant_access_token}`.
    if !names.isEmpty, Set(names).isSubset(of: Self.envelopeNames), names.contains("code") { return .enveloped }
    if Self.isEnvelopeImplied(draft) { return .enveloped }
    if !names.isEmpty { return .bare }
    if let example = draft.responseValues.first, case .object = example {
      return example["code"] != nil ? .enveloped : .bare
    }
    if Self.binaryWords.contains(where: notes.contains) { return .binary }
    return .none
  }

  /// The table lacks `code`, the example has it beside `data`.
  static func isEnvelopeImplied(_ draft: EndpointDraft) -> Bool {
    let names = draft.response.rows.isEmpty ? draft.response.nodes.map(\.field.name) : draft.response.rows.map(\.name)
    guard !names.isEmpty, !names.contains("code"), !names.contains("data"), let example = draft.responseValues.first
    else {
      return false
    }
    return example["code"] != nil && example["data"] != nil
  }
}
