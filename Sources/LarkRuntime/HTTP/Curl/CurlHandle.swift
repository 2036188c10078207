#if canImport(CCurl)
  internal import CCurl
  import Foundation

  /// One of libcurl's easy handles, with the memory that it points to.
  final class CurlHandle {
    let pointer: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    init?() {
      guard let pointer = curl_easy_init() else { return nil }
      self.pointer = pointer
      errorText = .allocate(capacity: larkspur_curl_error_size)
      errorText.pointee = 0
    }

    deinit {
      curl_easy_cleanup(pointer)
      curl_slist_free_all(headers)
      errorText.deallocate()
    }

    /// Makes the handle as good as new. What it knows of names and certificates stays.
    func reset() {
      curl_easy_reset(pointer)
      curl_slist_free_all(headers)
      headers = nil
      errorText.pointee = 0
    }

    /// What libcurl says about a failure.
    func words(for code: CURLcode) -> String {
      errorText.pointee != 0 ? String(cString: errorText) : String(cString: curl_easy_strerror(code))
    }

    /// The status of the last head that came.
    var status: Int { larkspur_curl_number(pointer, CURLINFO_RESPONSE_CODE) }

    /// The status with which a proxy answered to the wish for a tunnel; 0 where there was none.
    var tunnelStatus: Int { larkspur_curl_number(pointer, CURLINFO_HTTP_CONNECTCODE) }

    /// How many bytes of heads and bodies went out. What opens a tunnel through a proxy counts, too.
    var sentSize: Int64 {
      Int64(larkspur_curl_number(pointer, CURLINFO_REQUEST_SIZE))
        + Int64(larkspur_curl_size(pointer, CURLINFO_SIZE_UPLOAD_T))
    }
  }

  // MARK: Options

  extension CurlHandle {
    func set(_ option: CURLoption, _ number: Int) throws(TransportError) {
      try check(larkspur_curl_set_number(pointer, option, number))
    }

    func set(_ option: CURLoption, _ isOn: Bool) throws(TransportError) {
      try set(option, isOn ? 1 : 0)
    }

    func set(_ option: CURLoption, _ text: String) throws(TransportError) {
      try check(larkspur_curl_set_text(pointer, option, text))
    }

    func set(_ option: CURLoption, size: Int64) throws(TransportError) {
      try check(larkspur_curl_set_size(pointer, option, curl_off_t(size)))
    }

    func set(_ option: CURLoption, _ target: UnsafeMutableRawPointer) throws(TransportError) {
      try check(larkspur_curl_set_pointer(pointer, option, target))
    }

    func set(_ option: CURLoption, _ callback: @escaping larkspur_curl_bytes) throws(TransportError) {
      try check(larkspur_curl_set_bytes(pointer, option, callback))
    }

    func setSeek(_ callback: @escaping larkspur_curl_seek) throws(TransportError) {
      try check(larkspur_curl_set_seek(pointer, callback))
    }

    /// - Parameter mayBeSentTwice: Whether an old libcurl, which has no such callback, may use an old connection.
    func setBeforeRequest(
      _ context: UnsafeMutableRawPointer, mayBeSentTwice: Bool,
      _ callback:
        @escaping @convention(c) (
          UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?, Int32, Int32
        ) -> Int32
    ) throws(TransportError) {
      try check(larkspur_curl_set_before_request(pointer, callback, context, mayBeSentTwice ? 1 : 0))
    }

    func setErrorText() throws(TransportError) {
      try set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorText))
    }

    func setProtocols(onlyHTTPS: Bool) throws(TransportError) {
      try check(larkspur_curl_set_protocols(pointer, onlyHTTPS ? 1 : 0))
    }

    /// A body that libcurl copies.
    func setBody(_ bytes: Data) throws(TransportError) {
      try set(CURLOPT_POSTFIELDSIZE_LARGE, size: Int64(bytes.count))
      let code = bytes.withUnsafeBytes { bytes in
        // An empty body has no address; libcurl takes that for no body.
        withUnsafeBytes(of: UInt8(0)) { nothing in
          let start = bytes.baseAddress ?? nothing.baseAddress
          return larkspur_curl_set_pointer(
            pointer, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: start))
        }
      }
      try check(code)
    }

    /// The lines of the head, which the handle keeps.
    func setHeaders(_ lines: [String]) throws(TransportError) {
      for line in lines {
        guard let longer = curl_slist_append(headers, line) else { throw Self.outOfMemory }
        headers = longer
      }
      guard let headers else { return }
      try set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(headers))
    }

    private func check(_ code: CURLcode) throws(TransportError) {
      guard code != CURLE_OK else { return }
      throw TransportError(.unsendable, "libcurl cannot send this request: \(words(for: code)).")
    }

    static let outOfMemory = TransportError(.noConnection, "There is no memory left for a request.")
  }
#endif
