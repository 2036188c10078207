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
      try set(CURLOPT_BUFFERSIZE, Self.readSize)
      larkspur_curl_leave_lookups(pointer)
      try prepareHosts(job.settings)
      try prepareBody(job)
      try setHeaders(Self.lines(of: request))
      // The bytes of a part of a compressed file are no part of the file.
      if request.headers["Range"] == nil, request.headers["Accept-Encoding"] == nil {
        try set(CURLOPT_ACCEPT_ENCODING, Self.encodings)
      }
    }

    /// How many bytes libcurl takes from a connection at once.
    ///
    /// It unpacks all of them even while the reader is behind, and holds 64 MiB of that at most. A byte of gzip becomes
    /// 1032 bytes at most, so that 64 KiB could already be too much.
    private static let readSize = 60 * 1024

    /// The packings that the server may use: those that grow no further than ``readSize`` allows for. Others can turn
    /// some bytes into gigabytes.
    private static let encodings = "gzip, deflate"

    private func prepareHosts(_ settings: CurlSettings) throws(TransportError) {
      if let certificates = settings.certificates { try set(CURLOPT_CAINFO, certificates) }
      guard let proxy = settings.proxy else { return }
      guard proxy.isNamed else {
        throw TransportError(.unsendable, "The host of the proxy is not the name or number of a server.")
      }
      try set(CURLOPT_PROXY, "http://\(proxy.host.contains(":") ? "[\(proxy.host)]" : proxy.host):\(proxy.port)")
      // The exceptions of the environment belong to the proxy of the environment.
      try set(CURLOPT_NOPROXY, "")
    }

    private func prepareBody(_ job: CurlJob) throws(TransportError) {
      let request = job.request
      try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
      switch (request.method, request.body) {
      case ("HEAD", nil):
        try set(CURLOPT_NOBODY, true)
      case ("GET", nil):
        try set(CURLOPT_HTTPGET, true)
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

    /// The headers as lines, without what is libcurl's business, and without what libcurl adds by itself.
    private static func lines(of request: OutgoingRequest) -> [String] {
      // The wait for a permission to send costs a second wherever servers do not know of it.
      var lines = ["Expect:"]
      if request.body != nil || request.method != "GET", request.headers["Content-Type"] == nil {
        lines.append("Content-Type:")
      }
      for header in request.headers where !HTTPSyntax.framingHeaders.contains(header.name.lowercased()) {
        lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
      }
      return lines
    }
  }
#endif
