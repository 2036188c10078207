import APISpec

/// Writes the specification as an OpenAPI 3.1 document.
public func emitOpenAPI(_ spec: APISpec, title: String, version: String) -> JSONValue {
  ["openapi": "3.1.0", "info": ["title": .string(title), "version": .string(version)], "paths": [:]]
}
