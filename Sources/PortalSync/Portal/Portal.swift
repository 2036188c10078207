import Foundation
import LarkRuntime

/// A documentation portal, and the language in which its pages are wanted.
public struct Portal: Hashable, Sendable {
  /// For example `https://open.feishu.cn`, without a slash at its end.
  public let address: String
  public let language: Language

  /// The languages in which a portal has its pages.
  public enum Language: String, Hashable, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"

    /// The language as portals name it.
    var locale: String {
      switch self {
      case .chinese: "zh-CN"
      case .english: "en-US"
      }
    }
  }

  /// Where pages come from if nobody says otherwise.
  public static let standardAddress = "https://open.feishu.cn"

  /// - Parameter address: For example `https://open.feishu.cn`.
  public init(_ address: String, language: Language = .chinese) throws(AddressError) {
    let trimmed = String(address.reversed().drop { $0 == "/" }.reversed())
    guard let parts = URLComponents(string: trimmed), ["http", "https"].contains(parts.scheme?.lowercased()),
      parts.host?.isEmpty == false, parts.query == nil, parts.fragment == nil, parts.user == nil
    else { throw AddressError(address: address) }
    self.address = trimmed
    self.language = language
  }

  /// Something else than the address of a portal.
  public struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
    public let address: String

    public var description: String {
      "'\(address)' is no address of a portal; name one as \(Portal.standardAddress)."
    }
  }

  // MARK: - Requests

  func directoryRequest(as client: String) throws(PortalError) -> OutgoingRequest {
    try request("/api/tools/docment/directory_list", as: client)
  }

  func pageRequest(_ fullPath: String, as client: String) throws(PortalError) -> OutgoingRequest {
    try request("/document_portal/v1/document/get_detail?fullPath=\(PercentEncoding.encode(fullPath))", as: client)
  }

  private func request(_ target: String, as client: String) throws(PortalError) -> OutgoingRequest {
    guard let url = URL(string: address + target) else { throw .notSent("'\(address + target)' is no URL.") }
    let headers: HTTPHeaders = [
      "Accept": "application/json", "Accept-Language": language.locale, "Cookie": "open_locale=\(language.locale)",
      "User-Agent": client,
    ]
    return OutgoingRequest(method: "GET", url: url, headers: headers)
  }
}
