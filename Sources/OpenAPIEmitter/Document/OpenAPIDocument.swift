import APISpec

/// The documentation as an OpenAPI 3.1 document.
///
/// What OpenAPI has no word for (error tables, rate limits, scopes) stands in members that begin with `x-feishu-`.
/// Equal specifications give equal bytes.
public struct OpenAPIDocument: Sendable {
  public static let openAPIVersion = "3.1.0"

  public let value: JSONValue

  /// - Parameters:
  ///   - title: The `title` under `info`.
  ///   - version: The `version` under `info`: of the documentation, not of OpenAPI.
  ///   - hosts: Where calls may go; endpoints with another host are left out.
  public init(_ spec: APISpec, title: String, version: String, hosts: PlatformHosts = .standard) {
    let kept = spec.endpoints.filter { $0.objection(by: hosts) == nil }
    let screened = kept.count == spec.endpoints.count ? spec : spec.slice(endpoints: kept, events: spec.events)
    value = Self.document(screened, title: title, version: version)
  }

  /// The document as text that a git diff shows well: one member a line, closed by a line break.
  public var bytes: [UInt8] {
    var writer = JSONWriter(pretty: true)
    writer.write(value)
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private static func document(_ spec: APISpec, title: String, version: String) -> JSONValue {
    let schemas = SchemaTranslation(shapes: spec.shapes)
    let paths = PathTable(spec.endpoints)
    var identifiers = OperationIDs()
    let server = ServerTable(spec.endpoints)
    let operations = OperationTranslation(schemas: schemas)

    var document = JSONObject()
    document.set("openapi", .string(openAPIVersion))
    document.set("info", ["title": .string(title), "version": .string(version)])
    document.set("servers", server.main.map { [["url": .string($0)]] })
    document.set("tags", tags(of: spec))
    document.set("paths", paths.translated(by: operations, servers: server, identifiers: &identifiers))
    document.set(
      "webhooks", ifNotEmpty: WebhookTable(spec.events).translated(by: operations, identifiers: &identifiers))
    document.set("components", ifNotEmpty: components(of: spec, schemas: schemas))
    document.set("x-feishu-scope-catalog", ifNotEmpty: ScopeCatalog(spec).value)
    return document.value
  }

  private static func tags(of spec: APISpec) -> JSONValue? {
    let names = Set(spec.endpoints.map(\.name.project) + spec.events.compactMap(\.name?.project)).subtracting([""])
    guard !names.isEmpty else { return nil }
    return .array(names.sorted().map { ["name": .string($0)] })
  }

  private static func components(of spec: APISpec, schemas: SchemaTranslation) -> JSONObject {
    var components = JSONObject()
    components.set("schemas", ifNotEmpty: schemas.components)
    components.set("securitySchemes", ifNotEmpty: AccessTokens.schemes(of: spec.endpoints))
    return components
  }
}
