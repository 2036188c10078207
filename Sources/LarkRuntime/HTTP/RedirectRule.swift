import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Where a transport may go on behalf of a request, and what it may take along. Both transports keep to it.
///
/// What asks for something may be sent elsewhere, from HTTPS to HTTPS alone. What brings something may not: its body is
/// for the server that it was written for. To another server only headers go that say nothing of the caller.
enum RedirectRule {
  /// How often a request may be sent elsewhere.
  static let limit = 10

  /// The statuses that send elsewhere.
  private static let statuses: Set<Int> = [301, 302, 303, 307, 308]

  /// The headers, in small letters, that go to another server, too: how and what part of a content is wanted.
  static let harmlessHeaders: Set<String> = [
    "accept", "accept-encoding", "accept-language", "if-range", "range", "user-agent",
  ]

  /// The request that follows a response; nil where the response is the answer.
  static func next(after response: IncomingResponse, to request: OutgoingRequest) -> OutgoingRequest? {
    guard statuses.contains(response.status), request.body == nil, let location = response.headers["Location"],
      let target = URL(string: location, relativeTo: request.url)?.absoluteURL,
      let isSameServer = isSameServer(target, after: request.url, method: request.method)
    else { return nil }
    var next = request
    next.url = target
    guard !isSameServer else { return next }
    next.headers = HTTPHeaders()
    for header in request.headers where isHarmless(header.name) { next.headers.append(header.name, header.value) }
    return next
  }

  /// The request of a `URLSession` that follows a redirect; nil where the redirect is the response.
  static func next(_ proposed: URLRequest, after original: URLRequest?) -> URLRequest? {
    guard let original, let from = original.url, let target = proposed.url,
      let isSameServer = isSameServer(target, after: from, method: original.httpMethod ?? "GET")
    else { return nil }
    guard !isSameServer else { return proposed }
    var next = proposed
    for name in (proposed.allHTTPHeaderFields ?? [:]).keys where !isHarmless(name) {
      next.setValue(nil, forHTTPHeaderField: name)
    }
    return next
  }

  private static func isHarmless(_ name: String) -> Bool {
    harmlessHeaders.contains(name.lowercased())
  }

  /// Whether an address is of the server that sent it; nil where a request may not go there.
  private static func isSameServer(_ target: URL, after original: URL, method: String) -> Bool? {
    guard method == "GET" || method == "HEAD", let from = HTTPOrigin(original), let to = HTTPOrigin(target),
      to.isSecure || !from.isSecure
    else { return nil }
    return from == to
  }
}
