import Foundation
import LarkRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The yardstick: the same requests through `URLSession` and nothing else. Bodies are made beforehand, answers are not
/// read beyond their status and length.
struct BareLoop: Sendable {
  private let session = URLSession(configuration: .ephemeral)
  private let server: String
  private let token: String
  private let members = Data(
    #"{"client_token":"larkspur-load-0000000","members":[{"id":"ou_1","type":"user","role":"assignee"}]}"#.utf8)
  private let content = Data(#"{"content":"{}"}"#.utf8)
  private let form: Data

  private static let boundary = "larkspur-00000000-0000-0000-0000-000000000000"

  /// Fetches a token.
  init(server: URL) async throws {
    self.server = server.absoluteString
    var form = Data()
    let fields = [
      ("file_name", "load.bin"), ("parent_type", "explorer"), ("parent_node", "fld"),
      ("size", "\(LoadCall.file.count)"),
    ]
    for (name, value) in fields {
      form += Data(
        "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"load.bin\""
    form += Data("--\(Self.boundary)\r\n\(head)\r\nContent-Type: application/octet-stream\r\n\r\n".utf8)
    form += Data(LoadCall.file)
    form += Data("\r\n--\(Self.boundary)--\r\n".utf8)
    self.form = form
    var request = URLRequest(url: try Self.url(self.server + "/open-apis/auth/v3/tenant_access_token/internal"))
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(#"{"app_id":"cli_any","app_secret":"any"}"#.utf8)
    let (data, _) = try await session.data(for: request)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    token = answer?["tenant_access_token"] as? String ?? ""
  }

  /// Sends what the call sends.
  func make(_ call: LoadCall) async throws {
    let request = try request(of: call)
    let (data, response) =
      if let body = body(of: call) {
        try await session.upload(for: request, from: body)
      } else {
        try await session.data(for: request)
      }
    guard (response as? HTTPURLResponse)?.statusCode == 200, !data.isEmpty else { throw URLError(.badServerResponse) }
  }

  /// Sends the same through a transport of the client, without the client.
  func make(_ call: LoadCall, through transport: any HTTPTransport) async throws {
    let request = try request(of: call)
    guard let url = request.url, let method = request.httpMethod else { throw URLError(.badURL) }
    var headers = HTTPHeaders()
    for (name, value) in request.allHTTPHeaderFields ?? [:] { headers.append(name, value) }
    let response = try await transport.send(
      OutgoingRequest(method: method, url: url, headers: headers, body: body(of: call).map { .bytes($0) }))
    var count = 0
    for try await chunk in response.body { count += chunk.count }
    guard response.status == 200, count > 0 else { throw URLError(.badServerResponse) }
  }

  private func request(of call: LoadCall) throws -> URLRequest {
    switch call.kind {
    case .page: try request("GET", "/open-apis/im/v1/chats?\(pageQuery(call))")
    case .download: try request("GET", "/open-apis/drive/v1/files/f/download")
    case .change: try request("PATCH", "/open-apis/im/v1/messages/om_\(call.number)", json)
    case .keyedChange: try request("POST", "/open-apis/task/v2/tasks/t/add_members", json)
    case .upload:
      try request("POST", "/open-apis/drive/v1/files/upload_all", "multipart/form-data; boundary=\(Self.boundary)")
    }
  }

  private func body(of call: LoadCall) -> Data? {
    switch call.kind {
    case .page, .download: nil
    case .change: content
    case .keyedChange: members
    case .upload: form
    }
  }

  private let json = "application/json; charset=utf-8"

  private func pageQuery(_ call: LoadCall) -> String {
    call.pageToken.isEmpty ? "page_size=10" : "page_token=\(call.pageToken)&page_size=10"
  }

  private func request(_ method: String, _ path: String, _ type: String? = nil) throws -> URLRequest {
    var request = URLRequest(url: try Self.url(server + path))
    request.httpMethod = method
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    request.setValue("Larkspur", forHTTPHeaderField: "User-Agent")
    if let type { request.setValue(type, forHTTPHeaderField: "Content-Type") }
    return request
  }

  private static func url(_ text: String) throws -> URL {
    guard let url = URL(string: text) else { throw URLError(.badURL) }
    return url
  }
}
