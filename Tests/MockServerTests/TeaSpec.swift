import APISpec

/// A specification with a read, a list, an upload and a download.
enum TeaSpec {
  static var spec: APISpec { APISpec(endpoints: [pot, list, upload, download]) }

  private static func endpoint(
    _ method: String, _ path: String, _ name: EndpointName, _ change: (inout Endpoint) -> Void
  ) -> Endpoint {
    var endpoint = Endpoint(name: name, title: "Tea", httpMethod: method, path: path)
    endpoint.response.kind = .enveloped
    endpoint.tokenTypes = [.tenant]
    change(&endpoint)
    return endpoint
  }

  private static func name(_ resource: String, _ method: String) -> EndpointName {
    EndpointName(project: "tea", version: "v1", resource: resource, method: method, origin: .explorer)
  }

  static var pot: Endpoint {
    endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}", name("pot", "get")) {
      $0.pathParameters = [Field(name: "pot_id", type: .string, presence: .required)]
      $0.response.examples = [ExampleText(text: #"{"code":0,"msg":"ok","data":{"litres":1.50}}"#)]
    }
  }

  /// The path is one that every SDK of the platform calls.
  static var list: Endpoint {
    endpoint("GET", "/open-apis/im/v1/chats", name("chat", "list")) {
      $0.queryParameters = [
        Field(name: "page_size", type: .int32, presence: .optional, constraints: Constraints(maximum: "100"))
      ]
      $0.pagination = Pagination(
        place: .query, tokenParameter: "page_token", sizeParameter: "page_size", nextTokenPath: "data.page_token",
        hasMorePath: "data.has_more", itemsPath: "data.items")
      $0.response.examples = [
        ExampleText(
          text: #"{"code":0,"msg":"ok","data":{"items":[{"chat_id":"oc_tea","name":"Tea"}],"has_more":false}}"#)
      ]
    }
  }

  static var upload: Endpoint {
    endpoint("POST", "/open-apis/im/v1/images", name("image", "create")) {
      $0.request = RequestPayload(
        kind: .multipart,
        fields: [
          Field(name: "image_type", type: .string, presence: .required),
          Field(name: "image", type: .file, presence: .required),
        ])
      $0.response.examples = [ExampleText(text: #"{"code":0,"msg":"ok","data":{"image_key":"img_tea"}}"#)]
    }
  }

  static var download: Endpoint {
    endpoint("GET", "/open-apis/im/v1/images/{image_key}", name("image", "get")) {
      $0.pathParameters = [Field(name: "image_key", type: .string, presence: .required)]
      $0.response.kind = .binary
    }
  }
}
