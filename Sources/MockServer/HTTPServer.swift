import APISpec
import CMicroHTTPD
import Dispatch
import Foundation
import MockBehaviour
import Synchronization

/// The HTTP side of the mock: libmicrohttpd on 127.0.0.1 with a pool of threads.
final class HTTPServer: Sendable {
  /// The longest body that is kept in memory; multipart bodies of any length pass through.
  static let bodyLimit = 64 << 20
  /// What all bodies together may take in memory.
  static let heldBodiesLimit = 4 * bodyLimit

  /// Connections whose answers wait for their time.
  private struct Waiting {
    /// Addresses of connections: a number passes between threads where a pointer may not.
    var connections: Set<UInt> = []
    var isStopping = false
  }

  private let platform: MockPlatform
  private let log: RequestLog
  private let limits: ConnectionLimits
  private let watch: ConnectionWatch
  private let heldBytes = Atomic(0)
  private let waiting = Mutex(Waiting())
  private let daemon = Mutex<UInt?>(nil)
  /// The requests that are not answered yet.
  private let open = DispatchGroup()
  /// How long answers that are under way may take when the server stops.
  private static let patience = DispatchTimeInterval.seconds(2)

  init(_ platform: MockPlatform, log: RequestLog, limits: ConnectionLimits) {
    self.platform = platform
    self.log = log
    let limits = limits.fitted()
    self.limits = limits
    watch = ConnectionWatch(timeout: limits.timeout, most: limits.connections)
  }

  /// Milliseconds since 1970.
  static func now() -> Int64 {
    Int64(Date().timeIntervalSince1970 * 1000)
  }

  /// Starts to listen, and gives the port.
  func start(port: UInt16) throws(ServerError) -> UInt16 {
    let threads = max(2, ProcessInfo.processInfo.activeProcessorCount)
    let callbacks = larkspur_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(), answer: answerCallback, request_line: lineCallback,
      completed: endCallback, connection: connectionCallback)
    guard let daemon = larkspur_start_daemon(port, limits.settings(threads: threads), callbacks) else {
      throw .cannotListen(port, reason: String(cString: strerror(errno)))
    }
    self.daemon.withLock { $0 = UInt(bitPattern: daemon) }
    watch.start()
    return larkspur_port(daemon)
  }

  /// Takes no more connections, answers what is waiting at once, and ends.
  func stop() {
    let address = daemon.withLock { address in
      defer { address = nil }
      return address
    }
    guard let daemon = OpaquePointer(bitPattern: address ?? 0) else { return }
    let listener = MHD_quiesce_daemon(daemon)
    waiting.withLock { waiting in
      waiting.isStopping = true
      for address in waiting.connections { MHD_resume_connection(OpaquePointer(bitPattern: address)) }
      waiting.connections = []
    }
    _ = open.wait(timeout: .now() + Self.patience)
    watch.stop()
    MHD_stop_daemon(daemon)
    if listener >= 0 { close(listener) }
  }

  // MARK: - One request

  fileprivate func begin(_ target: String) -> Exchange {
    open.enter()
    return Exchange(target: target, start: Self.now())
  }

  fileprivate func end(_ exchange: Exchange, _ connection: OpaquePointer?) {
    release(exchange)
    if let connection { watch.awaitRequest(UInt(bitPattern: connection)) }
    open.leave()
  }

  fileprivate func connection(_ connection: OpaquePointer, is event: MHD_ConnectionNotificationCode) {
    let address = UInt(bitPattern: connection)
    if event == larkspur_connected {
      watch.begin(address, socket: larkspur_socket(connection))
    } else {
      watch.end(address)
    }
  }

  fileprivate func take(_ bytes: UnsafeRawBufferPointer, of exchange: Exchange) {
    exchange.append(bytes)
    let growth = exchange.bodyBytes - exchange.heldBytes
    exchange.heldBytes += growth
    guard heldBytes.add(growth, ordering: .relaxed).newValue > Self.heldBodiesLimit else { return }
    exchange.drop()
    release(exchange)
  }

  /// The body of an exchange takes no memory any more.
  private func release(_ exchange: Exchange) {
    heldBytes.subtract(exchange.heldBytes, ordering: .relaxed)
    exchange.heldBytes = 0
  }

  fileprivate func proceed(_ exchange: Exchange, _ connection: OpaquePointer, method: String) -> MHD_Result {
    switch exchange.stage {
    case .new:
      watch.takeRequest(UInt(bitPattern: connection))
      exchange.readHead(of: connection, method: method, bodyLimit: Self.bodyLimit)
      return larkspur_yes
    case .reading(let collection):
      let request = MockRequest(
        exchange.method, exchange.target, headers: exchange.headers, body: collection.body)
      let served = platform.serve(request)
      log.write(request, served, start: exchange.start)
      release(exchange)
      if served.delay > 0, wait(served.delay, connection) {
        exchange.stage = .waiting(served)
        return larkspur_yes
      }
      exchange.stage = .answered
      return send(served, connection)
    case .waiting(let served):
      exchange.stage = .answered
      return send(served, connection)
    case .answered: return larkspur_yes
    }
  }

  /// Puts a connection aside for some milliseconds without keeping its thread; false when the server is about to stop.
  private func wait(_ milliseconds: Int, _ connection: OpaquePointer) -> Bool {
    let address = UInt(bitPattern: connection)
    let isWaiting = waiting.withLock { waiting in
      guard !waiting.isStopping else { return false }
      waiting.connections.insert(address)
      MHD_suspend_connection(OpaquePointer(bitPattern: address))
      return true
    }
    guard isWaiting else { return false }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [self] in
      waiting.withLock { waiting in
        if waiting.connections.remove(address) != nil { MHD_resume_connection(OpaquePointer(bitPattern: address)) }
      }
    }
    return true
  }

  private func send(_ served: ServedRequest, _ connection: OpaquePointer) -> MHD_Result {
    // What libmicrohttpd gets no answer for, it closes.
    if served.fault == .cutBefore { return larkspur_no }
    let answer = served.answer
    guard let response = AnswerSource(answer.body, isCut: served.fault == .cutAfter).response() else {
      return larkspur_no
    }
    defer { MHD_destroy_response(response) }
    for header in answer.headers { MHD_add_response_header(response, header.name, header.value) }
    return MHD_queue_response(connection, UInt32(answer.status), response)
  }
}

// MARK: - Calls from C

private let lineCallback:
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer? = {
    context, target, _ in
    guard let context else { return nil }
    let server = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
    return Unmanaged.passRetained(server.begin(target.map { String(cString: $0) } ?? "/")).toOpaque()
  }

private let answerCallback: MHD_AccessHandlerCallback = { context, connection, _, method, _, bytes, count, state in
  guard let context, let connection, let state = state?.pointee else { return larkspur_no }
  let server = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
  let exchange = Unmanaged<Exchange>.fromOpaque(state).takeUnretainedValue()
  if let bytes, let count, count.pointee > 0 {
    server.take(UnsafeRawBufferPointer(start: bytes, count: count.pointee), of: exchange)
    count.pointee = 0
    return larkspur_yes
  }
  return server.proceed(exchange, connection, method: method.map { String(cString: $0) } ?? "")
}

private let endCallback: MHD_RequestCompletedCallback = { context, connection, state, _ in
  guard let context, let pointer = state?.pointee else { return }
  let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
  Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue().end(exchange, connection)
  state?.pointee = nil
}

private let connectionCallback: MHD_NotifyConnectionCallback = { context, connection, _, event in
  guard let context, let connection else { return }
  Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue().connection(connection, is: event)
}
