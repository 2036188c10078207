import LarkRuntime

/// Calls something that has no generated method, with the same tokens, limits and errors.
struct RawRequest: Scenario {
  static let name = "raw"
  static let usage = "METHOD PATH [--body JSON]"
  static let summary = "send a request of your own, for example GET '/open-apis/im/v1/chats?page_size=5'"

  let method: Endpoint.Method
  let path: String
  let body: JSONAny?

  init(_ arguments: inout Arguments) throws(UsageError) {
    let body = try arguments.option("--body")
    let method = try arguments.operand("METHOD")
    path = try arguments.operand("PATH")
    guard let known = Endpoint.Method(rawValue: method.uppercased()) else {
      let all = Endpoint.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badValue(method, of: "METHOD", expected: "one of \(all)")
    }
    self.method = known
    self.body = try body.map { text throws(UsageError) in
      guard let json = try? JSONAny(json: text) else { throw .badValue(text, of: "--body", expected: "JSON") }
      return json
    }
  }

  func run(_ lark: LarkClient) async throws {
    // Whatever the platform answers comes back: a raw request does not throw for a status or a code.
    let response = try await lark.request(method, path, body: body)
    print("HTTP status \(response.status)")
    print(String(decoding: response.body, as: UTF8.self))
  }
}
