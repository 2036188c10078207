import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests with Foundation's `URLSession`, on Apple platforms and on Linux.
///
/// Responses stream; on Apple platforms the connection is held back while the reader is behind. Request bodies that are
/// neither in memory nor one file are first put into a temporary file, since the platform wants to know their length.
///
/// Redirects are followed for GET and HEAD, from HTTPS to HTTPS alone, and take no headers to another server but those
/// that say what is wanted (`Accept`, `Range`, `User-Agent` and the like).
///
/// On Linux, Foundation itself sends any request a second time where a connection that was used before ends without a
/// word. `CurlTransport`, the standard there, does so for harmless methods alone.
public struct URLSessionTransport: HTTPTransport {
  /// A session that ends with the last copy of its transport; one with a delegate would stay for ever.
  private final class Lifetime: Sendable {
    let session: URLSession

    init(configuration: URLSessionConfiguration) {
      session = URLSession(configuration: configuration, delegate: TaskDelegates(), delegateQueue: nil)
    }

    deinit {
      session.finishTasksAndInvalidate()
    }
  }

  private let lifetime: Lifetime

  /// A transport with its own session.
  public init(configuration: URLSessionConfiguration = .ephemeral) {
    lifetime = Lifetime(configuration: configuration)
  }

  public func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
    try request.checkSyntax()
    // Foundation on Linux was seen to end the program when a task is cancelled just as it begins.
    try Task.checkCancellation()
    let upload = try await UploadSource(request.body)
    defer { upload.discard() }
    let task = upload.task(for: urlRequest(request), in: lifetime.session)
    let (heads, head) = AsyncThrowingStream<ResponseHead, any Error>.makeStream()
    let (chunks, body) = ResponseEvents.chunkStream()
    task.delegate = ResponseEvents(head: head, body: body, uploadObserver: request.body?.observer)
    // A cancelled reader, or one that was thrown away, ends the transfer. That includes a call that is cancelled while
    // it waits for the head, since it throws the body away. The head itself must end nothing: its reader is content
    // with one element, and may let go of the stream before the session gets to say that there are no more.
    body.onTermination = { if case .cancelled = $0 { Self.cancel(task) } }
    task.resume()
    for try await head in heads {
      let paced = AsyncThrowingStream { try await ResponseEvents.nextChunk(of: chunks, from: task) }
      return IncomingResponse(
        status: head.status, headers: head.headers, body: .stream(paced, length: head.length))
    }
    try Task.checkCancellation()
    throw URLError(.badServerResponse)
  }

  /// Cancels from another thread: on Linux this waits for the session's queue, and a thread that is just cancelling a
  /// task must not wait for one that resumes it.
  private static func cancel(_ task: URLSessionTask) {
    DispatchQueue.global().async { task.cancel() }
  }

  private func urlRequest(_ request: OutgoingRequest) -> URLRequest {
    var native = URLRequest(url: request.url)
    native.httpMethod = request.method
    for header in request.headers where !HTTPSyntax.framingHeaders.contains(header.name.lowercased()) {
      native.addValue(header.value, forHTTPHeaderField: header.name)
    }
    if let limit = request.silenceLimit { native.timeoutInterval = limit }
    return native
  }
}
