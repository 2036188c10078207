import Foundation
import LarkRuntime

/// The app in whose name the example calls, and where its calls go: from the environment.
struct Credentials {
  private let id: String
  private let secret: String
  private let region: Region
  private let cache: FileTokenCache?

  init(_ environment: [String: String]) throws(MissingCredentials) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let id = value("LARK_APP_ID") else { throw .notSet("LARK_APP_ID") }
    guard let secret = value("LARK_APP_SECRET") else { throw .notSet("LARK_APP_SECRET") }
    self.id = id
    self.secret = secret
    region = try Self.region(value("LARK_BASE_URL"))
    cache = value("LARK_TOKEN_CACHE").map { FileTokenCache(at: URL(fileURLWithPath: $0)) }
  }

  private static func region(_ address: String?) throws(MissingCredentials) -> Region {
    guard let address else { return .feishu }
    guard let url = URL(string: address), ["http", "https"].contains(url.scheme), url.host != nil else {
      throw .noAddress(address)
    }
    return .custom(url)
  }

  /// A client that fetches its tokens itself, when it first needs them. A program makes one and shares it.
  var client: LarkClient {
    LarkClient(app: .custom(id: id, secret: secret, cache: cache), region: region)
  }
}

/// Why there is no client.
enum MissingCredentials: Error, Hashable, CustomStringConvertible {
  case notSet(String)
  case noAddress(String)

  var description: String {
    switch self {
    case .notSet(let name):
      "\(name) is not set; set LARK_APP_ID and LARK_APP_SECRET to what the developer console shows for your app."
    case .noAddress(let text):
      "LARK_BASE_URL is '\(text)', which is no address; write it like http://127.0.0.1:8080, or unset it."
    }
  }
}
