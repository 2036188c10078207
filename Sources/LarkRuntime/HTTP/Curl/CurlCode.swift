#if canImport(CCurl)
  /// What a code of libcurl says about a transfer that failed.
  ///
  /// Codes are numbers here, so that those of newer versions are known, too, whatever version is installed.
  struct CurlCode: Hashable {
    let code: Int
    /// The name in `curl.h`.
    let name: String
    /// How far the request was at least. What libcurl counted of the transfer may say more, and then decides.
    let reach: RequestReach
    /// What went wrong, by how far the request was.
    private let kinds: [TransportError.Kind]

    private init(
      _ code: Int, _ name: String, _ reach: RequestReach, _ kind: TransportError.Kind,
      maybeSent: TransportError.Kind, answered: TransportError.Kind
    ) {
      self.code = code
      self.name = name
      self.reach = reach
      kinds = [kind, maybeSent, answered]
    }

    /// What went wrong with a request that came so far.
    func kind(_ reach: RequestReach) -> TransportError.Kind {
      kinds[max(reach, self.reach).rawValue]
    }

    /// The row of a code. One that is not in the table may be anything.
    static func row(_ code: Int) -> CurlCode {
      table.indices.contains(code) ? table[code] : mayBeSent(code, "unknown")
    }
  }

  // MARK: Rows

  extension CurlCode {
    /// What libcurl says before it sends anything.
    private static func notSent(
      _ code: Int, _ name: String, _ kind: TransportError.Kind, maybeSent: TransportError.Kind = .broken,
      answered: TransportError.Kind = .broken
    ) -> CurlCode {
      CurlCode(code, name, .notSent, kind, maybeSent: maybeSent, answered: answered)
    }

    /// The server could not prove who it is, whenever that turns out.
    private static func untrusted(_ code: Int, _ name: String) -> CurlCode {
      notSent(code, name, .untrusted, maybeSent: .untrusted, answered: .untrusted)
    }

    /// What says nothing of how much was sent; also codes of other protocols, and those that are used no more.
    private static func mayBeSent(_ code: Int, _ name: String, answered: TransportError.Kind = .broken) -> CurlCode {
      CurlCode(code, name, .maybeSent, .broken, maybeSent: .broken, answered: answered)
    }

    /// What libcurl says about a response.
    private static func answered(_ code: Int, _ name: String, _ kind: TransportError.Kind = .malformed) -> CurlCode {
      CurlCode(code, name, .answered, kind, maybeSent: kind, answered: kind)
    }

    /// All codes, each at its place.
    static let table = [
      answered(0, "CURLE_OK"),
      // Also a status line that is none: libcurl takes it for HTTP/0.9.
      notSent(1, "CURLE_UNSUPPORTED_PROTOCOL", .unsendable, maybeSent: .malformed, answered: .malformed),
      notSent(2, "CURLE_FAILED_INIT", .noConnection),
      notSent(3, "CURLE_URL_MALFORMAT", .unsendable),
      notSent(4, "CURLE_NOT_BUILT_IN", .unsendable),
      notSent(5, "CURLE_COULDNT_RESOLVE_PROXY", .noConnection),
      notSent(6, "CURLE_COULDNT_RESOLVE_HOST", .noConnection),
      notSent(7, "CURLE_COULDNT_CONNECT", .noConnection),
      answered(8, "CURLE_WEIRD_SERVER_REPLY"),
      mayBeSent(9, "CURLE_REMOTE_ACCESS_DENIED"),
      mayBeSent(10, "CURLE_FTP_ACCEPT_FAILED"),
      mayBeSent(11, "CURLE_FTP_WEIRD_PASS_REPLY"),
      mayBeSent(12, "CURLE_FTP_ACCEPT_TIMEOUT"),
      mayBeSent(13, "CURLE_FTP_WEIRD_PASV_REPLY"),
      mayBeSent(14, "CURLE_FTP_WEIRD_227_FORMAT"),
      mayBeSent(15, "CURLE_FTP_CANT_GET_HOST"),
      mayBeSent(16, "CURLE_HTTP2"),
      mayBeSent(17, "CURLE_FTP_COULDNT_SET_TYPE"),
      answered(18, "CURLE_PARTIAL_FILE", .broken),
      mayBeSent(19, "CURLE_FTP_COULDNT_RETR_FILE"),
      mayBeSent(20, "CURLE_OBSOLETE20"),
      mayBeSent(21, "CURLE_QUOTE_ERROR"),
      answered(22, "CURLE_HTTP_RETURNED_ERROR"),
      answered(23, "CURLE_WRITE_ERROR"),
      mayBeSent(24, "CURLE_OBSOLETE24"),
      mayBeSent(25, "CURLE_UPLOAD_FAILED"),
      mayBeSent(26, "CURLE_READ_ERROR"),
      // Also what libcurl says where a response unpacks into more than it holds.
      notSent(27, "CURLE_OUT_OF_MEMORY", .noConnection, answered: .malformed),
      notSent(28, "CURLE_OPERATION_TIMEDOUT", .silent, maybeSent: .silent, answered: .silent),
      mayBeSent(29, "CURLE_OBSOLETE29"),
      mayBeSent(30, "CURLE_FTP_PORT_FAILED"),
      mayBeSent(31, "CURLE_FTP_COULDNT_USE_REST"),
      mayBeSent(32, "CURLE_OBSOLETE32"),
      answered(33, "CURLE_RANGE_ERROR"),
      mayBeSent(34, "CURLE_HTTP_POST_ERROR"),
      notSent(35, "CURLE_SSL_CONNECT_ERROR", .noConnection),
      answered(36, "CURLE_BAD_DOWNLOAD_RESUME"),
      mayBeSent(37, "CURLE_FILE_COULDNT_READ_FILE"),
      mayBeSent(38, "CURLE_LDAP_CANNOT_BIND"),
      mayBeSent(39, "CURLE_LDAP_SEARCH_FAILED"),
      mayBeSent(40, "CURLE_OBSOLETE40"),
      mayBeSent(41, "CURLE_FUNCTION_NOT_FOUND"),
      mayBeSent(42, "CURLE_ABORTED_BY_CALLBACK"),
      notSent(43, "CURLE_BAD_FUNCTION_ARGUMENT", .unsendable),
      mayBeSent(44, "CURLE_OBSOLETE44"),
      notSent(45, "CURLE_INTERFACE_FAILED", .noConnection),
      mayBeSent(46, "CURLE_OBSOLETE46"),
      answered(47, "CURLE_TOO_MANY_REDIRECTS"),
      notSent(48, "CURLE_UNKNOWN_OPTION", .unsendable),
      notSent(49, "CURLE_SETOPT_OPTION_SYNTAX", .unsendable),
      mayBeSent(50, "CURLE_OBSOLETE50"),
      mayBeSent(51, "CURLE_OBSOLETE51"),
      mayBeSent(52, "CURLE_GOT_NOTHING"),
      untrusted(53, "CURLE_SSL_ENGINE_NOTFOUND"),
      untrusted(54, "CURLE_SSL_ENGINE_SETFAILED"),
      mayBeSent(55, "CURLE_SEND_ERROR"),
      mayBeSent(56, "CURLE_RECV_ERROR"),
      mayBeSent(57, "CURLE_OBSOLETE57"),
      untrusted(58, "CURLE_SSL_CERTPROBLEM"),
      untrusted(59, "CURLE_SSL_CIPHER"),
      untrusted(60, "CURLE_PEER_FAILED_VERIFICATION"),
      answered(61, "CURLE_BAD_CONTENT_ENCODING"),
      mayBeSent(62, "CURLE_OBSOLETE62"),
      answered(63, "CURLE_FILESIZE_EXCEEDED"),
      mayBeSent(64, "CURLE_USE_SSL_FAILED"),
      mayBeSent(65, "CURLE_SEND_FAIL_REWIND"),
      untrusted(66, "CURLE_SSL_ENGINE_INITFAILED"),
      mayBeSent(67, "CURLE_LOGIN_DENIED"),
      mayBeSent(68, "CURLE_TFTP_NOTFOUND"),
      mayBeSent(69, "CURLE_TFTP_PERM"),
      mayBeSent(70, "CURLE_REMOTE_DISK_FULL"),
      mayBeSent(71, "CURLE_TFTP_ILLEGAL"),
      mayBeSent(72, "CURLE_TFTP_UNKNOWNID"),
      mayBeSent(73, "CURLE_REMOTE_FILE_EXISTS"),
      mayBeSent(74, "CURLE_TFTP_NOSUCHUSER"),
      mayBeSent(75, "CURLE_OBSOLETE75"),
      mayBeSent(76, "CURLE_OBSOLETE76"),
      untrusted(77, "CURLE_SSL_CACERT_BADFILE"),
      mayBeSent(78, "CURLE_REMOTE_FILE_NOT_FOUND"),
      mayBeSent(79, "CURLE_SSH"),
      mayBeSent(80, "CURLE_SSL_SHUTDOWN_FAILED"),
      mayBeSent(81, "CURLE_AGAIN"),
      untrusted(82, "CURLE_SSL_CRL_BADFILE"),
      untrusted(83, "CURLE_SSL_ISSUER_ERROR"),
      mayBeSent(84, "CURLE_FTP_PRET_FAILED"),
      mayBeSent(85, "CURLE_RTSP_CSEQ_ERROR"),
      mayBeSent(86, "CURLE_RTSP_SESSION_ERROR"),
      mayBeSent(87, "CURLE_FTP_BAD_FILE_LIST"),
      mayBeSent(88, "CURLE_CHUNK_FAILED"),
      notSent(89, "CURLE_NO_CONNECTION_AVAILABLE", .noConnection),
      untrusted(90, "CURLE_SSL_PINNEDPUBKEYNOTMATCH"),
      untrusted(91, "CURLE_SSL_INVALIDCERTSTATUS"),
      mayBeSent(92, "CURLE_HTTP2_STREAM"),
      mayBeSent(93, "CURLE_RECURSIVE_API_CALL"),
      mayBeSent(94, "CURLE_AUTH_ERROR"),
      mayBeSent(95, "CURLE_HTTP3"),
      notSent(96, "CURLE_QUIC_CONNECT_ERROR", .noConnection),
      notSent(97, "CURLE_PROXY", .noConnection),
      // The server says that it wants one after the request, with newer protocols.
      mayBeSent(98, "CURLE_SSL_CLIENTCERT"),
      mayBeSent(99, "CURLE_UNRECOVERABLE_POLL"),
      mayBeSent(100, "CURLE_TOO_LARGE", answered: .malformed),
      notSent(101, "CURLE_ECH_REQUIRED", .noConnection),
    ]
  }
#endif
