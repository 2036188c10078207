import APISpec

@testable import SwiftEmitter

/// A small documentation in states, and the SDKs that are made of them.
struct Teapots {
  /// The methods of `tea.v1.pot`, each with its fields.
  var calls: [String: [Field]] = [
    "get": [Field(name: "size", type: .int32)], "fill": [Field(name: "litres", type: .double)],
  ]
  var coffee = ["brew"]
  var words = "A pot."
  var mailEvents = ["mail.came_v1"]

  static func field(_ name: String, _ type: TypeRef = .string) -> Field { Field(name: name, type: type) }

  var spec: APISpec {
    APISpec(
      endpoints: calls.sorted { $0.key < $1.key }.map { endpoint("tea", "pot", $0.key, $0.value) }
        + coffee.map { endpoint("coffee", "cup", $0, []) },
      events: mailEvents.map { Self.event($0) })
  }

  private static func event(_ type: String) -> Event {
    var event = Event(
      eventType: type, title: type, sources: [PageSource(path: "mail-v1/events/\(type).md", dialect: .rawPortal)])
    event.fields = [field("subject")]
    return event
  }

  private func endpoint(_ project: String, _ resource: String, _ method: String, _ fields: [Field]) -> Endpoint {
    var endpoint = Endpoint(
      name: EndpointName(project: project, version: "v1", resource: resource, method: method, origin: .explorer),
      title: method, httpMethod: "POST", path: "/open-apis/\(project)/v1/\(resource)s/\(method)",
      sources: [PageSource(path: "\(project)-v1/\(resource)/\(method).md", dialect: .rawPortal)])
    endpoint.summary = words
    endpoint.request = RequestPayload(kind: .json, fields: fields)
    endpoint.response = ResponsePayload(
      kind: .enveloped, fields: [Field(name: "data", type: .object(ShapeID("\(project).v1.answer")))])
    return endpoint
  }

  func changed(_ change: (inout Teapots) -> Void) -> Teapots {
    var copy = self
    change(&copy)
    return copy
  }

  static func settings(
    generator: String = "larkspur 1.0.0", docs: SDKSettings.DocLevel = .summary, services: [String] = []
  ) -> SDKSettings {
    SDKSettings(generator: generator, docs: docs, selection: Selection(services: services))
  }

  func sdk(_ settings: SDKSettings = Teapots.settings(), after old: [SourceFile] = []) throws -> [SourceFile] {
    emitSDK(spec, settings, lock: try old.text(NameLock.fileName).map { try NameLock(text: $0) }).files
  }
}

extension [SourceFile] {
  func text(_ path: String) -> String? { first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } }

  /// The files with another text for one of them.
  func replacing(_ path: String, _ change: (String) -> String) -> [SourceFile] {
    map { $0.path == path ? SourceFile(path: path, text: change(String(decoding: $0.bytes, as: UTF8.self))) : $0 }
  }
}
