#if canImport(CCurl)
  internal import CCurl

  extension TransportError {
    /// What a code of libcurl means for a transfer.
    init(_ code: CURLcode, of transfer: CurlTransfer) {
      let place = transfer.job.request.place
      let tunnel = transfer.handle.tunnelStatus
      if tunnel != 0, !(200..<300).contains(tunnel) {
        self.init(.noConnection, "The proxy opened no connection to \(place); it answered with status \(tunnel).")
        return
      }
      let reach = transfer.reach
      let kind = CurlCode.row(Int(code.rawValue)).kind(reach)
      if reach == .answered, code == CURLE_OUT_OF_MEMORY || code.rawValue == Self.tooLarge {
        self.init(kind, "The response of \(place) unpacks into more bytes at once than can be held.")
        return
      }
      self.init(kind, "\(Self.sentence(kind, place)): \(transfer.handle.words(for: code)).")
    }

    /// What newer versions say instead of having no memory.
    private static let tooLarge: UInt32 = 100

    private static func sentence(_ kind: Kind, _ place: String) -> String {
      switch kind {
      case .unsendable: "The request to \(place) cannot be sent"
      case .noConnection: "No connection to \(place) could be opened"
      case .untrusted: "\(place) could not prove who it is"
      case .silent: "\(place) was silent for too long"
      case .broken: "The connection to \(place) broke"
      case .malformed: "\(place) answered with something that cannot be read"
      }
    }
  }

  /// How many codes the installed libcurl has.
  let installedCurlCodeCount = Int(CURL_LAST.rawValue)
#endif
