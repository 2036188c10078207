import APISpec
import Synchronization

@testable import MockBehaviour

/// The small tea house that the examples of these tests document, and a clock that stands still.
final class Teahouse: Sendable {
  private let time = Mutex<Int64>(1_000_000)
  private let house: Mutex<MockPlatform?> = Mutex(nil)

  init(_ endpoints: [Endpoint] = Teahouse.endpoints, _ change: (inout MockPlatform.Settings) -> Void = { _ in }) {
    var settings = MockPlatform.Settings()
    change(&settings)
    let spec = APISpec(endpoints: endpoints, shapes: [Self.leaf, Self.block])
    let platform = MockPlatform(spec, settings: settings) { [self] in time.withLock { $0 } }
    house.withLock { $0 = platform }
  }

  func pass(seconds: Int64) {
    time.withLock { $0 += seconds * 1000 }
  }

  // MARK: - Requests

  func serve(_ request: MockRequest) -> ServedRequest {
    house.withLock { $0 }!.serve(request)
  }

  func send(
    _ method: String, _ target: String, body: String? = nil, token: String? = nil, headers: [HeaderLine] = []
  ) -> ServedRequest {
    var lines = headers
    if body != nil { lines.append(HeaderLine("Content-Type", "application/json; charset=utf-8")) }
    if let token { lines.append(HeaderLine("Authorization", "Bearer \(token)")) }
    return serve(MockRequest(method, target, headers: lines, body: .bytes(Array((body ?? "").utf8))))
  }

  /// A tenant token of the house.
  var tenantToken: String {
    issued("tenant_access_token/internal", "tenant_access_token")
  }

  var appToken: String {
    issued("app_access_token/internal", "app_access_token")
  }

  private func issued(_ path: String, _ key: String) -> String {
    let answer = send("POST", "/open-apis/auth/v3/\(path)", body: #"{"app_id":"cli_tea","app_secret":"leaf"}"#)
    return answer.json[key]?.text ?? ""
  }

  /// A token of a user, and what renews it.
  var userTokens: (access: String, refresh: String) {
    let answer = send(
      "POST", "/open-apis/authen/v1/oidc/access_token",
      body: #"{"grant_type":"authorization_code","code":"any"}"#, token: appToken)
    return (answer.json["data"]?["access_token"]?.text ?? "", answer.json["data"]?["refresh_token"]?.text ?? "")
  }

  // MARK: - Documentation

  static var endpoints: [Endpoint] { [pot, fill, list, download] }

  static func endpoint(
    _ method: String, _ path: String, name: String, _ change: (inout Endpoint) -> Void = { _ in }
  ) -> Endpoint {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: name, origin: .explorer),
      title: "Tea", httpMethod: method, path: path)
    endpoint.response.kind = .enveloped
    change(&endpoint)
    return endpoint
  }

  static var pot: Endpoint {
    endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}", name: "get") { endpoint in
      endpoint.tokenTypes = [.tenant]
      endpoint.pathParameters = [
        Field(name: "pot_id", type: .string, presence: .required, constraints: Constraints(maxLength: 8))
      ]
      endpoint.response.examples = [
        ExampleText(text: #"{"code":0,"msg":"success","data":{"pot":{"id":"p1","litres":1.50}}}"#)
      ]
    }
  }

  static var fill: Endpoint {
    endpoint("POST", "/open-apis/tea/v1/pots/{pot_id}/fill", name: "fill") { endpoint in
      endpoint.tokenTypes = [.tenant, .user]
      endpoint.request = RequestPayload(
        kind: .json,
        fields: [
          Field(
            name: "litres", type: .double, presence: .required, constraints: Constraints(minimum: "0", maximum: "2")),
          Field(name: "leaf", type: .object("tea.v1.leaf"), presence: .optional),
        ])
      endpoint.errors = [
        ErrorCase(httpStatus: 400, code: 7001, message: "litres is invalid"),
        ErrorCase(httpStatus: 400, code: 7002, message: "param is invalid"),
        ErrorCase(httpStatus: 500, code: 7003, message: "invalid parameter of the stove"),
      ]
      endpoint.response.fields = [Field(name: "data", type: .freeform)]
    }
  }

  static var list: Endpoint {
    endpoint("GET", "/open-apis/tea/v1/pots", name: "list") { endpoint in
      endpoint.queryParameters = [
        Field(
          name: "page_size", type: .int32, presence: .optional, constraints: Constraints(minimum: "1", maximum: "50")),
        Field(name: "page_token", type: .string, presence: .optional),
      ]
      endpoint.pagination = Pagination(
        place: .query, tokenParameter: "page_token", sizeParameter: "page_size", nextTokenPath: "data.page_token",
        hasMorePath: "data.has_more", itemsPath: "data.items")
      endpoint.response.examples = [
        ExampleText(
          text: #"{"code":0,"msg":"ok","data":{"items":[{"id":"a"},{"id":"b"}],"has_more":true,"page_token":"x"}}"#)
      ]
    }
  }

  static var download: Endpoint {
    endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}/picture", name: "picture") { $0.response.kind = .binary }
  }

  static var leaf: Shape {
    Shape(
      id: "tea.v1.leaf",
      fields: [
        Field(name: "kind", type: .string, presence: .required),
        Field(name: "grams", type: .array(.int32), presence: .optional, constraints: Constraints(maxItems: 2)),
      ])
  }

  /// A block of blocks without end.
  static var block: Shape {
    Shape(id: "tea.v1.block", fields: [Field(name: "children", type: .array(.object("tea.v1.block")))])
  }
}

extension ServedRequest {
  var json: JSONValue {
    guard case .bytes(let bytes) = answer.body else { return .null }
    return JSONValue(json: String(decoding: bytes, as: UTF8.self)) ?? .null
  }

  /// Status and code, as `400/7001`.
  var outcome: String { "\(answer.status)/\(json["code"]?.description ?? "-")" }

  func header(_ name: String) -> String? {
    answer.headers.first { $0.name == name }?.value
  }
}
