#if canImport(CCurl)
  internal import CCurl

  extension TransportError {
    /// What a code of libcurl means for a transfer.
    init(_ code: CURLcode, of transfer: CurlTransfer) {
      let place = transfer.job.request.place
      let words = transfer.handle.words(for: code)
      let tunnel = transfer.handle.tunnelStatus
      if tunnel != 0, !(200..<300).contains(tunnel) {
        self.init(.noConnection, "The proxy opened no connection to \(place); it answered with status \(tunnel).")
        return
      }
      let kind = Self.kinds.first { $0.codes.contains(code) }?.kind ?? .broken
      self.init(kind, "\(Self.sentence(kind, place)): \(words).")
    }

    /// The codes by what they mean; any other is a connection that broke.
    private static let kinds: [(kind: Kind, codes: [CURLcode])] = [
      (.unsendable, [CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_NOT_BUILT_IN]),
      (
        .noConnection,
        [
          CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR,
          CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY, CURLE_PROXY, CURLE_INTERFACE_FAILED,
        ]
      ),
      (
        .untrusted,
        [
          CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
          CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
          CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
        ]
      ),
      (.silent, [CURLE_OPERATION_TIMEDOUT]),
      (
        .malformed,
        [
          // A status line that is none: libcurl takes it for HTTP/0.9.
          CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_TOO_MANY_REDIRECTS,
          CURLE_WRITE_ERROR,
        ]
      ),
    ]

    private static func sentence(_ kind: Kind, _ place: String) -> String {
      switch kind {
      case .unsendable: "The request to \(place) cannot be sent"
      case .noConnection: "No connection to \(place) came about"
      case .untrusted: "\(place) could not prove who it is"
      case .silent: "\(place) was silent for too long"
      case .broken: "The connection to \(place) broke"
      case .malformed: "\(place) answered with something that cannot be read"
      }
    }
  }
#endif
