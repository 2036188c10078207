#if canImport(CCurl)
  import Foundation

  /// The head of a response, put together line by line.
  ///
  /// A connection may bring several heads: interim ones (1xx), and those of redirects.
  struct CurlHead {
    /// How many bytes all lines may have together.
    static let limit = 256 * 1024

    private(set) var headers = HTTPHeaders()
    private(set) var byteCount = 0

    /// What a line means.
    enum Line: Equatable {
      case status, header, end
    }

    /// Takes a line as it came, with its end.
    mutating func append(_ line: UnsafeBufferPointer<UInt8>) -> Line {
      byteCount += line.count
      let text = Self.trimmed(line[...])
      if text.isEmpty { return .end }
      if text.starts(with: "HTTP/".utf8) {
        headers = HTTPHeaders()
        return .status
      }
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return .header }
      headers.append(
        String(decoding: Self.trimmed(text[..<colon]), as: UTF8.self),
        String(decoding: Self.trimmed(text[text.index(after: colon)...]), as: UTF8.self))
      return .header
    }

    /// The head as a response has it, with the length that its body will have.
    func response(status: Int, hasNoBody: Bool) -> ResponseHead {
      ResponseHead(status: status, headers: headers, length: hasNoBody ? 0 : length)
    }

    private var length: Int64? {
      // libcurl unpacks compressed bodies, so that the stated length is not that of what arrives; and that of a body in
      // chunks counts for nothing.
      guard headers["Content-Encoding"] == nil, headers["Transfer-Encoding"] == nil else { return nil }
      return headers["Content-Length"].flatMap { Int64($0) }.flatMap { $0 < 0 ? nil : $0 }
    }

    private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
      func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
      var bytes = bytes
      while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
      while let last = bytes.last, isSpace(last) { bytes.removeLast() }
      return bytes
    }
  }
#endif
