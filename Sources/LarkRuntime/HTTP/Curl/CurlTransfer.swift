#if canImport(CCurl)
  internal import CCurl
  import Foundation

  /// One request and its response on libcurl's thread.
  final class CurlTransfer {
    let job: CurlJob
    let handle: CurlHandle
    /// When the connection will have been silent for too long.
    private(set) var silentAt: ContinuousClock.Instant
    private let silenceLimit: Duration

    private var head = CurlHead()
    private var isHeadComplete = false
    /// What came since it was last handed over.
    private var newHead: ResponseHead?
    private var newBytes = Data()
    private var isReceivingPaused = false
    private var isSendingPaused = false
    /// Whether the connection did something since the last look.
    private var gaveSign = false
    /// Whether libcurl hands over what it held while the reader was behind.
    private var isCatchingUp = false
    /// How many bytes had left before the request's own; nil before libcurl first wants to send it. An old libcurl does
    /// not tell the moment, so that there everything counts.
    private var sentBefore: Int64? = larkspur_curl_tells_beginning == 1 ? nil : 0
    /// Why this end gave up, where it did.
    private var failure: (any Error)?

    /// The methods whose requests may be sent twice.
    private static let harmlessMethods: Set<String> = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"]

    var exchange: CurlExchange { job.exchange }
    private var isHarmlessTwice: Bool { Self.harmlessMethods.contains(job.request.method) }

    init(_ job: CurlJob, handle: CurlHandle, now: ContinuousClock.Instant) throws(TransportError) {
      self.job = job
      self.handle = handle
      silenceLimit = job.request.silenceLimit.map { .seconds($0) } ?? job.settings.silenceLimit
      silentAt = now + silenceLimit
      try handle.prepare(job)
      try setCallbacks()
    }

    private func setCallbacks() throws(TransportError) {
      let context = Unmanaged.passUnretained(self).toOpaque()
      try handle.set(CURLOPT_PRIVATE, context)
      try handle.set(CURLOPT_HEADERDATA, context)
      try handle.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        CurlTransfer.at(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
      }
      try handle.set(CURLOPT_WRITEDATA, context)
      try handle.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        CurlTransfer.at(context)?.takeBytes(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
      }
      try handle.setBeforeRequest(context, mayBeSentTwice: isHarmlessTwice) { context, _, _, _, _ in
        CurlTransfer.at(context)?.mayBeSent() == true ? larkspur_curl_may_send : larkspur_curl_may_not_send
      }
      guard job.upload != nil else { return }
      try handle.set(CURLOPT_READDATA, context)
      try handle.set(CURLOPT_READFUNCTION) { bytes, size, count, context in
        CurlTransfer.at(context)?.giveBytes(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
          ?? larkspur_curl_abort_reading
      }
      try handle.set(CURLOPT_SEEKDATA, context)
      try handle.setSeek { context, offset, _ in
        CurlTransfer.at(context)?.seek(to: Int64(offset)) ?? CURL_SEEKFUNC_FAIL
      }
    }

    /// The transfer that a callback is about. The loop holds it as long as libcurl has its handle.
    private static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
      context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  // MARK: What libcurl calls

  extension CurlTransfer {
    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
      gaveSign = true
      // What follows the body of a response in chunks is of no use here.
      guard !isHeadComplete else { return line.count }
      let kind = line.withMemoryRebound(to: UInt8.self) { head.append($0) }
      guard head.byteCount <= CurlHead.limit else {
        failure = TransportError(
          .malformed, "The head of the response has more than \(CurlHead.limit) bytes; nothing sensible is so long.")
        return 0
      }
      if kind == .end, handle.status >= 200 { completeHead() }
      return line.count
    }

    private func completeHead() {
      let status = handle.status
      isHeadComplete = true
      newHead = head.response(
        status: status, hasNoBody: job.request.method == "HEAD" || status == 204 || status == 304)
    }

    private func takeBytes(_ bytes: UnsafeRawBufferPointer) -> Int {
      gaveSign = true
      if !isHeadComplete { completeHead() }
      guard !bytes.isEmpty else { return 0 }
      // What libcurl holds already is taken whole: each part of it that is sent back would be copied once more.
      if !isCatchingUp, newBytes.count + bytes.count > CurlExchange.room / 2,
        !exchange.hasRoom(beside: newBytes.count)
      {
        isReceivingPaused = true
        return larkspur_curl_pause_writing
      }
      newBytes.append(contentsOf: bytes)
      return bytes.count
    }

    private func giveBytes(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
      gaveSign = true
      guard let upload = job.upload else { return larkspur_curl_abort_reading }
      switch upload.take(into: buffer) {
      case .bytes(let count): return count
      case .end: return 0
      case .nothingYet:
        isSendingPaused = true
        return larkspur_curl_pause_reading
      case .failure(let error):
        failure = error
        return larkspur_curl_abort_reading
      }
    }

    /// Whether the request may go out. libcurl sends requests again when a connection that was used before ends without
    /// a word; but who has seen the request may have carried it out.
    private func mayBeSent() -> Bool {
      let sent = handle.sentSize
      guard let sentBefore, sent > sentBefore else {
        sentBefore = sentBefore ?? sent
        return true
      }
      guard !isHarmlessTwice else { return true }
      failure = TransportError(
        .broken,
        "The connection to \(job.request.place) broke before an answer came; the request may have been carried out.")
      return false
    }

    /// A connection that turns out to be closed is replaced, and the body sent once more.
    private func seek(to offset: Int64) -> Int32 {
      offset == 0 && job.upload?.startAgain() == true ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
    }
  }

  // MARK: What the loop calls

  extension CurlTransfer {
    /// The transfer of one of libcurl's handles.
    static func of(_ pointer: UnsafeMutableRawPointer) -> CurlTransfer? {
      at(larkspur_curl_private(pointer))
    }

    /// Lets the transfer go on after its reader or writer has caught up.
    func goOn() {
      isSendingPaused = false
      // A reader that is still behind says so when it is not.
      if isReceivingPaused { isReceivingPaused = !exchange.hasRoom(beside: newBytes.count) }
      gaveSign = true
      isCatchingUp = !isReceivingPaused
      defer { isCatchingUp = false }
      // A writer that is still behind pauses again at once, perhaps before this call returns.
      curl_easy_pause(handle.pointer, isReceivingPaused ? CURLPAUSE_RECV : CURLPAUSE_CONT)
    }

    /// How far the request came, as libcurl counted.
    var reach: RequestReach {
      if isHeadComplete || head.byteCount > 0 { return .answered }
      guard let sentBefore, handle.sentSize > sentBefore else { return .notSent }
      return .maybeSent
    }

    /// Hands over what came, and sees whether the connection has been silent for too long.
    func handOver(now: ContinuousClock.Instant) {
      guard gaveSign else { return }
      gaveSign = false
      silentAt = now + silenceLimit
      guard newHead != nil || !newBytes.isEmpty else { return }
      exchange.deliver(head: newHead, bytes: newBytes)
      (newHead, newBytes) = (nil, Data())
    }

    /// Whether the other side has said nothing for too long. Where this side is behind, the other one is not to blame.
    func isSilent(now: ContinuousClock.Instant) -> Bool {
      if isReceivingPaused || isSendingPaused { silentAt = now + silenceLimit }
      return silentAt <= now
    }

    /// Hands over the rest, and how it ended.
    func finish(_ code: CURLcode) {
      guard code == CURLE_OK else { return end(.failure(failure ?? TransportError(code, of: self))) }
      guard isHeadComplete else {
        // libcurl takes a head that breaks off for a whole one.
        return end(
          .failure(
            TransportError(.broken, "The connection to \(job.request.place) broke in the head of the response.")))
      }
      end(.success(()))
    }

    func finishSilent() {
      end(
        .failure(
          TransportError(.silent, "\(job.request.place) was silent for \(silenceLimit); the transfer was ended.")))
    }

    private func end(_ end: Result<Void, any Error>) {
      job.upload?.stop()
      exchange.deliver(head: newHead, bytes: newBytes, end: end)
    }
  }

  extension OutgoingRequest {
    /// The server, for errors.
    var place: String { url.host.map { host in url.port.map { "\(host):\($0)" } ?? host } ?? "The server" }
  }
#endif
