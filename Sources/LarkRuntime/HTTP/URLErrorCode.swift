import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a code of `URLError` says about a request that failed.
struct URLErrorCode: Hashable {
  let code: URLError.Code
  /// How far the request was at least.
  let reach: RequestReach
  /// Whether the failure comes again: addresses and certificates do not change by waiting.
  let isHopeless: Bool

  private init(_ code: URLError.Code, _ reach: RequestReach, isHopeless: Bool = false) {
    self.code = code
    self.reach = reach
    self.isHopeless = isHopeless
  }

  /// The row of a code. One that is not in the table may be anything.
  static func row(_ code: URLError.Code) -> URLErrorCode {
    rows[code] ?? URLErrorCode(code, .maybeSent)
  }

  private static let rows = Dictionary(table.map { ($0.code, $0) }) { first, _ in first }

  /// All codes, by how far the request was.
  static let table = [
    // There was no server to send anything to.
    URLErrorCode(.cannotFindHost, .notSent),
    URLErrorCode(.cannotConnectToHost, .notSent),
    URLErrorCode(.dnsLookupFailed, .notSent),
    URLErrorCode(.badURL, .notSent, isHopeless: true),
    URLErrorCode(.unsupportedURL, .notSent, isHopeless: true),
    URLErrorCode(.appTransportSecurityRequiresSecureConnection, .notSent, isHopeless: true),
    URLErrorCode(.serverCertificateHasBadDate, .notSent, isHopeless: true),
    URLErrorCode(.serverCertificateUntrusted, .notSent, isHopeless: true),
    URLErrorCode(.serverCertificateHasUnknownRoot, .notSent, isHopeless: true),
    URLErrorCode(.serverCertificateNotYetValid, .notSent, isHopeless: true),
    // A server may ask for one behind the request.
    URLErrorCode(.clientCertificateRejected, .maybeSent, isHopeless: true),
    URLErrorCode(.clientCertificateRequired, .maybeSent, isHopeless: true),
    URLErrorCode(.userAuthenticationRequired, .maybeSent, isHopeless: true),
    // A network that goes, a connection that ends, and whatever else says nothing of how far the request was.
    URLErrorCode(.notConnectedToInternet, .maybeSent),
    URLErrorCode(.internationalRoamingOff, .maybeSent),
    URLErrorCode(.callIsActive, .maybeSent),
    URLErrorCode(.dataNotAllowed, .maybeSent),
    URLErrorCode(.unknown, .maybeSent),
    URLErrorCode(.cancelled, .maybeSent),
    URLErrorCode(.timedOut, .maybeSent),
    URLErrorCode(.networkConnectionLost, .maybeSent),
    URLErrorCode(.resourceUnavailable, .maybeSent),
    URLErrorCode(.userCancelledAuthentication, .maybeSent),
    URLErrorCode(.secureConnectionFailed, .maybeSent),
    URLErrorCode(.cannotLoadFromNetwork, .maybeSent),
    URLErrorCode(.requestBodyStreamExhausted, .maybeSent),
    URLErrorCode(.backgroundSessionRequiresSharedContainer, .maybeSent),
    URLErrorCode(.backgroundSessionInUseByAnotherProcess, .maybeSent),
    URLErrorCode(.backgroundSessionWasDisconnected, .maybeSent),
    // Something came, and could not be read or kept.
    URLErrorCode(.httpTooManyRedirects, .answered),
    URLErrorCode(.redirectToNonExistentLocation, .answered),
    URLErrorCode(.badServerResponse, .answered),
    URLErrorCode(.zeroByteResource, .answered),
    URLErrorCode(.cannotDecodeRawData, .answered),
    URLErrorCode(.cannotDecodeContentData, .answered),
    URLErrorCode(.cannotParseResponse, .answered),
    URLErrorCode(.dataLengthExceedsMaximum, .answered),
    URLErrorCode(.fileDoesNotExist, .answered),
    URLErrorCode(.fileIsDirectory, .answered),
    URLErrorCode(.noPermissionsToReadFile, .answered),
    URLErrorCode(.cannotCreateFile, .answered),
    URLErrorCode(.cannotOpenFile, .answered),
    URLErrorCode(.cannotCloseFile, .answered),
    URLErrorCode(.cannotWriteToFile, .answered),
    URLErrorCode(.cannotRemoveFile, .answered),
    URLErrorCode(.cannotMoveFile, .answered),
    URLErrorCode(.downloadDecodingFailedMidStream, .answered),
    URLErrorCode(.downloadDecodingFailedToComplete, .answered),
  ]
}

extension URLErrorCode {
  /// The error of a task, as far as the task knows how far its request came.
  ///
  /// - Parameter wasUnderWay: Whether bytes of the request left, or some of a response came.
  static func honest(_ error: any Error, wasUnderWay: Bool) -> any Error {
    guard let error = error as? URLError, row(error.code).reach == .notSent, !row(error.code).isHopeless,
      wasUnderWay || !isCertainlyUnsent(error)
    else { return error }
    return URLError(.networkConnectionLost, userInfo: error.userInfo)
  }

  #if canImport(FoundationNetworking)
    /// Foundation on Linux goes by the last address that refused a connection, also where the next one took the
    /// request: only libcurl's own words tell the two apart.
    private static func isCertainlyUnsent(_ error: URLError) -> Bool {
      guard error.code == .cannotConnectToHost else { return true }
      let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
      return cause?.localizedDescription.hasPrefix("Failed to connect to ") == true
    }
  #else
    private static func isCertainlyUnsent(_ error: URLError) -> Bool { true }
  #endif
}
