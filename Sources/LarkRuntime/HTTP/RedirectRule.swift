import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Where a `URLSession` may go on behalf of a request; ``CurlTransport`` keeps to the same.
///
/// What asks for something may be sent elsewhere, from HTTPS to HTTPS alone. What brings something may not: its body is
/// for the host that it was written for.
enum RedirectRule {
  /// The request that follows a redirect; nil where the redirect is the response.
  static func next(_ proposed: URLRequest, after original: URLRequest?) -> URLRequest? {
    guard let original, let from = original.url, let to = proposed.url else { return nil }
    guard ["GET", "HEAD"].contains(original.httpMethod ?? "GET") else { return nil }
    let schemes = (from.scheme?.lowercased(), to.scheme?.lowercased())
    guard schemes == ("http", "http") || schemes.1 == "https" else { return nil }
    var next = proposed
    guard schemes.0 != schemes.1 || from.host != to.host || from.port != to.port else { return next }
    for name in ["Authorization", "Cookie"] { next.setValue(nil, forHTTPHeaderField: name) }
    return next
  }
}
