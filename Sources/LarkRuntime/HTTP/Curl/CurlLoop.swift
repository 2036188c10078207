#if canImport(CCurl)
  internal import CCurl
  import Foundation

  /// What libcurl's thread does: takes orders, lets libcurl work, hands over what came, waits.
  ///
  /// libcurl's handles never leave this thread.
  final class CurlLoop {
    /// Connections and handles that are kept for later.
    private static let spareCount = 64
    /// The longest wait; whatever happens wakes the thread before.
    private static let longestWait: Duration = .seconds(3600)

    private let thread: CurlThread
    private let multi: UnsafeMutableRawPointer
    private var transfers: [ObjectIdentifier: CurlTransfer] = [:]
    private var waiting = CurlRequestQueue()
    private var spareHandles: [CurlHandle] = []
    /// No transfer is silent for too long before that moment.
    private var nextLook: ContinuousClock.Instant?

    private init?(_ thread: CurlThread) {
      guard let multi = Self.newMulti() else { return nil }
      self.multi = multi
      self.thread = thread
      thread.began(wakeAddress: UInt(bitPattern: multi))
    }

    deinit {
      curl_multi_cleanup(multi)
    }

    private static let isSetUp = curl_global_init(Int(larkspur_curl_global_default)) == CURLE_OK

    private static func newMulti() -> UnsafeMutableRawPointer? {
      guard isSetUp, let multi = curl_multi_init() else { return nil }
      // Nobody could wake a thread that has no file descriptors left for that.
      guard curl_multi_wakeup(multi) == CURLM_OK else {
        curl_multi_cleanup(multi)
        return nil
      }
      larkspur_curl_set_multi_number(multi, CURLMOPT_MAXCONNECTS, spareCount)
      // Transfers that share a connection share its pauses: a body that nobody reads would stop all others.
      larkspur_curl_set_multi_number(multi, CURLMOPT_PIPELINING, larkspur_curl_no_multiplexing)
      return multi
    }

    /// The thread, from its beginning to its end.
    static func run(for thread: CurlThread) {
      larkspur_prepare_thread("lark-curl")
      guard let loop = CurlLoop(thread) else {
        refuse(thread.giveUp())
        return
      }
      loop.run()
    }

    private static func refuse(_ orders: [CurlThread.Order]) {
      let error = TransportError(.noConnection, "The program has no file descriptors or memory left for connections.")
      for case .start(let job) in orders { job.exchange.deliver(end: .failure(error)) }
    }

    private func run() {
      while let orders = thread.takeOrders(isIdle: transfers.isEmpty && waiting.isEmpty) {
        for order in orders { carryOut(order) }
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        let now = ContinuousClock.now
        finishTransfers()
        for transfer in transfers.values { transfer.handOver(now: now) }
        endSilentTransfers(now: now)
        curl_multi_poll(multi, nil, 0, milliseconds(until: nextLook, from: now), nil)
      }
    }
  }

  // MARK: Orders

  extension CurlLoop {
    private func carryOut(_ order: CurlThread.Order) {
      switch order {
      case .start(let job):
        guard !job.exchange.isOver else { return }
        if let job = waiting.admit(job) { start(job) }
      case .goOn(let exchange):
        transfers[ObjectIdentifier(exchange)]?.goOn()
      case .cancel(let exchange):
        if let transfer = remove(ObjectIdentifier(exchange)) {
          // The reader has been told; the writer has not.
          transfer.finish(CURLE_ABORTED_BY_CALLBACK)
          startNext(after: transfer)
        } else {
          waiting.drop(exchange)
        }
      }
    }

    private func start(_ job: CurlJob) {
      let now = ContinuousClock.now
      do throws(TransportError) {
        guard let handle = spareHandles.popLast() ?? CurlHandle() else { throw CurlHandle.outOfMemory }
        let transfer = try CurlTransfer(job, handle: handle, now: now)
        guard curl_multi_add_handle(multi, handle.pointer) == CURLM_OK else { throw CurlHandle.outOfMemory }
        transfers[ObjectIdentifier(job.exchange)] = transfer
        nextLook = min(nextLook ?? transfer.silentAt, transfer.silentAt)
      } catch {
        job.exchange.deliver(end: .failure(error))
        if let next = waiting.leave(job) { start(next) }
      }
    }

    /// Takes a transfer from libcurl. Its connection is closed where it has not ended.
    private func remove(_ id: ObjectIdentifier) -> CurlTransfer? {
      guard let transfer = transfers.removeValue(forKey: id) else { return nil }
      curl_multi_remove_handle(multi, transfer.handle.pointer)
      return transfer
    }

    /// - Parameter isWhole: Whether the transfer came to its end: a handle that broke off may keep what makes libcurl
    ///   refuse the next request.
    private func startNext(after transfer: CurlTransfer, isWhole: Bool = false) {
      if isWhole, spareHandles.count < Self.spareCount {
        transfer.handle.reset()
        spareHandles.append(transfer.handle)
      }
      if let next = waiting.leave(transfer.job) { start(next) }
    }
  }

  // MARK: Ends

  extension CurlLoop {
    private func finishTransfers() {
      var rest: Int32 = 0
      var ended: [(UnsafeMutableRawPointer, CURLcode)] = []
      // A message is gone as soon as its handle is.
      while let message = curl_multi_info_read(multi, &rest)?.pointee {
        if message.msg == CURLMSG_DONE { ended.append((message.easy_handle, message.data.result)) }
      }
      for (pointer, code) in ended {
        guard let exchange = CurlTransfer.of(pointer)?.exchange, let transfer = remove(ObjectIdentifier(exchange))
        else {
          continue
        }
        transfer.finish(code)
        startNext(after: transfer, isWhole: code == CURLE_OK)
      }
    }

    private func endSilentTransfers(now: ContinuousClock.Instant) {
      guard let look = nextLook, look <= now else { return }
      for (id, transfer) in transfers where transfer.isSilent(now: now) {
        _ = remove(id)
        transfer.finishSilent()
        startNext(after: transfer)
      }
      nextLook = transfers.values.map(\.silentAt).min()
    }

    private func milliseconds(until moment: ContinuousClock.Instant?, from now: ContinuousClock.Instant) -> Int32 {
      let wait = min(max(moment.map { $0 - now } ?? Self.longestWait, .zero), Self.longestWait)
      return Int32(wait.components.seconds * 1000 + wait.components.attoseconds / 1_000_000_000_000_000 + 1)
    }
  }
#endif
