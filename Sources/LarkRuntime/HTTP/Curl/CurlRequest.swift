#if canImport(CCurl)
  internal import CCurl
  import Foundation

  extension CurlHandle {
    /// Sets everything about a request but its callbacks.
    func prepare(_ job: CurlJob) throws(TransportError) {
      let request = job.request
      let isHTTPS = request.url.scheme?.lowercased() == "https"
      try setErrorText()
      try set(CURLOPT_URL, request.url.absoluteString)
      try setProtocols(onlyHTTPS: isHTTPS)
      // The path is the caller's; libcurl would shorten what has dots in it.
      try set(CURLOPT_PATH_AS_IS, true)
      try set(CURLOPT_NOSIGNAL, true)
      try set(CURLOPT_BUFFERSIZE, 64 * 1024)
      larkspur_curl_leave_lookups(pointer)
      try prepareHosts(job.settings)
      try prepareBody(job)
      try setHeaders(Self.lines(of: request))
      // The bytes of a part of a compressed file are no part of the file.
      if request.headers["Range"] == nil, request.headers["Accept-Encoding"] == nil {
        try set(CURLOPT_ACCEPT_ENCODING, "")
      }
    }

    private func prepareHosts(_ settings: CurlSettings) throws(TransportError) {
      if let certificates = settings.certificates { try set(CURLOPT_CAINFO, certificates) }
      guard let proxy = settings.proxy else { return }
      try set(CURLOPT_PROXY, "http://\(proxy.host.contains(":") ? "[\(proxy.host)]" : proxy.host):\(proxy.port)")
      // The exceptions of the environment belong to the proxy of the environment.
      try set(CURLOPT_NOPROXY, "")
    }

    private func prepareBody(_ job: CurlJob) throws(TransportError) {
      let request = job.request
      guard Self.isToken(request.method) else {
        throw TransportError(.unsendable, "'\(request.method.filter { !$0.isNewline })' is no HTTP method.")
      }
      try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
      switch (request.method, request.body) {
      case ("HEAD", nil):
        try set(CURLOPT_NOBODY, true)
        try followRedirects()
      case ("GET", nil):
        try set(CURLOPT_HTTPGET, true)
        try followRedirects()
      case ("POST", nil), ("PUT", nil), ("PATCH", nil):
        // Servers want these to state a length also where there is nothing.
        try setBody(Data())
        try set(CURLOPT_CUSTOMREQUEST, request.method)
      case (_, nil):
        try set(CURLOPT_CUSTOMREQUEST, request.method)
      case (_, let body?):
        if job.upload != nil {
          try set(CURLOPT_UPLOAD, true)
          try set(CURLOPT_UPLOAD_BUFFERSIZE, 256 * 1024)
          try set(CURLOPT_INFILESIZE_LARGE, size: body.length ?? -1)
        } else {
          try setBody(body.inMemory ?? Data())
        }
        try set(CURLOPT_CUSTOMREQUEST, request.method)
      }
    }

    /// Only what asks for something is sent to another place; and libcurl keeps `Authorization` and `Cookie` from other
    /// hosts.
    private func followRedirects() throws(TransportError) {
      try set(CURLOPT_FOLLOWLOCATION, true)
      try set(CURLOPT_MAXREDIRS, 10)
    }

    /// The headers as lines, without what is libcurl's business, and without what libcurl adds by itself.
    static func lines(of request: OutgoingRequest) throws(TransportError) -> [String] {
      // The wait for a permission to send costs a second wherever servers do not know of it.
      var lines = ["Expect:"]
      if request.body != nil || request.method != "GET", request.headers["Content-Type"] == nil {
        lines.append("Content-Type:")
      }
      for header in request.headers {
        let (name, value) = (header.name, header.value)
        guard isToken(name), !value.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) else {
          throw TransportError(
            .unsendable,
            "The header '\(name.filter { !$0.isNewline })' cannot be sent: its name or value breaks the line.")
        }
        guard !["content-length", "transfer-encoding", "expect"].contains(name.lowercased()) else { continue }
        lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
      }
      return lines
    }

    private static func isToken(_ name: String) -> Bool {
      !name.isEmpty
        && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
    }
  }
#endif
