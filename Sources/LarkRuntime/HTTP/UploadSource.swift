import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A request body in a form that `URLSession` sends without holding all of it in memory.
enum UploadSource: Sendable {
  case nothing
  case bytes(Data)
  case file(URL)
  /// A file of ours, which goes when the response has begun.
  case temporaryFile(URL)

  /// Takes a body as it is where that is possible, and writes it into a temporary file else.
  init(_ body: BodyStream?) async throws {
    guard let body else {
      self = .nothing
      return
    }
    if let bytes = body.inMemory {
      self = .bytes(bytes)
    } else if body.pieces.count == 1, case .file(let url, _) = body.pieces[0] {
      self = .file(url)
    } else {
      self = .temporaryFile(try await Self.spool(body))
    }
  }

  private static func spool(_ body: BodyStream) async throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("lark-upload-\(UUID().uuidString)")
    let isCreated = FileManager.default.createFile(
      atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isCreated else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
    do {
      let handle = try FileHandle(forWritingTo: url)
      // What is put aside is not on its way yet.
      for try await chunk in body.reporting(to: nil) { try handle.write(contentsOf: chunk) }
      try handle.close()
      return url
    } catch {
      try? FileManager.default.removeItem(at: url)
      throw error
    }
  }

  /// A task that sends the body.
  func task(for request: URLRequest, in session: URLSession) -> URLSessionTask {
    switch self {
    case .nothing: session.dataTask(with: request)
    case .bytes(let bytes): session.uploadTask(with: request, from: bytes)
    case .file(let url), .temporaryFile(let url): session.uploadTask(with: request, fromFile: url)
    }
  }

  /// Removes what was made for the transfer.
  func discard() {
    if case .temporaryFile(let url) = self { try? FileManager.default.removeItem(at: url) }
  }
}
