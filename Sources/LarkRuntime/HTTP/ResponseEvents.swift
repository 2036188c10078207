import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The status line and headers of a response.
struct ResponseHead: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let length: Int64?

  init(status: Int, headers: HTTPHeaders, length: Int64?) {
    self.status = status
    self.headers = headers
    self.length = length
  }

  init(_ response: HTTPURLResponse) {
    status = response.statusCode
    var headers = HTTPHeaders()
    for case (let name as String, let value as String) in response.allHeaderFields { headers.append(name, value) }
    self.headers = headers
    // Foundation unpacks compressed bodies, so that the stated length is not that of what arrives.
    let isPacked = headers["Content-Encoding"] != nil
    length = isPacked || response.expectedContentLength < 0 ? nil : response.expectedContentLength
  }
}

/// Turns the callbacks of one task into the head and the chunks of its response.
final class ResponseEvents: NSObject, URLSessionDataDelegate {
  /// The chunks that may wait for their reader before the session is held back.
  static let waitingChunks = 64
  /// Stands among the chunks where the session was held back.
  private static let goOn = Data()
  /// More than there can be: chunks are counted, never thrown away.
  private static let capacity = Int.max

  private let head: AsyncThrowingStream<ResponseHead, any Error>.Continuation
  private let body: AsyncThrowingStream<Data, any Error>.Continuation
  private let uploadObserver: TransferProgress.Observer?

  init(
    head: AsyncThrowingStream<ResponseHead, any Error>.Continuation,
    body: AsyncThrowingStream<Data, any Error>.Continuation, uploadObserver: TransferProgress.Observer?
  ) {
    self.head = head
    self.body = body
    self.uploadObserver = uploadObserver
  }

  static func chunkStream() -> (
    AsyncThrowingStream<Data, any Error>, AsyncThrowingStream<Data, any Error>.Continuation
  ) {
    AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
  }

  /// The next chunk; lets the session go on where it was held back.
  static func nextChunk(
    of chunks: AsyncThrowingStream<Data, any Error>, from task: URLSessionTask
  ) async throws -> Data? {
    for try await chunk in chunks {
      guard chunk.isEmpty else { return chunk }
      task.resume()
    }
    try Task.checkCancellation()
    return nil
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    guard let response = response as? HTTPURLResponse else { return completionHandler(.cancel) }
    head.yield(ResponseHead(response))
    head.finish()
    completionHandler(.allow)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(RedirectRule.next(request, after: task.currentRequest))
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard !data.isEmpty, case .enqueued(let room) = body.yield(data) else { return }
    holdBack(dataTask, room: room)
  }

  #if canImport(FoundationNetworking)
    /// Foundation on Linux cannot pause a transfer reliably: a suspended task was seen to go on reading, to end as
    /// cancelled and to spin. Chunks that nobody reads therefore pile up in memory there.
    private func holdBack(_ task: URLSessionDataTask, room: Int) {}
  #else
    private func holdBack(_ task: URLSessionDataTask, room: Int) {
      // A mark in the line behind the waiting chunks tells the reader to let the session go on: one for each pause, so
      // that no pause is forgotten however fast the reader is.
      guard Self.capacity - room >= Self.waitingChunks else { return }
      task.suspend()
      body.yield(Self.goOn)
    }
  #endif

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
    totalBytesExpectedToSend total: Int64
  ) {
    uploadObserver?(TransferProgress(bytes: totalBytesSent, total: total < 0 ? nil : total))
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let error = error.map { error in
      URLErrorCode.honest(error, wasUnderWay: task.countOfBytesSent > 0 || task.response != nil)
    }
    head.finish(throwing: error)
    body.finish(throwing: error)
  }
}

/// Hands the callbacks of a session to the delegate of the task that they are about.
///
/// Apple's Foundation does so itself; the one on Linux asks the session's delegate alone.
final class TaskDelegates: NSObject, URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    guard let events = dataTask.delegate as? ResponseEvents else { return completionHandler(.cancel) }
    events.urlSession(session, dataTask: dataTask, didReceive: response, completionHandler: completionHandler)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    guard let events = task.delegate as? ResponseEvents else { return completionHandler(nil) }
    events.urlSession(
      session, task: task, willPerformHTTPRedirection: response, newRequest: request,
      completionHandler: completionHandler)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    (dataTask.delegate as? ResponseEvents)?.urlSession(session, dataTask: dataTask, didReceive: data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
    totalBytesExpectedToSend total: Int64
  ) {
    (task.delegate as? ResponseEvents)?.urlSession(
      session, task: task, didSendBodyData: bytesSent, totalBytesSent: totalBytesSent, totalBytesExpectedToSend: total)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    (task.delegate as? ResponseEvents)?.urlSession(session, task: task, didCompleteWithError: error)
  }
}
