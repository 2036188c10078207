import Foundation

/// A file that the platform sends. Its bytes come while they are read.
public struct Download: Sendable {
  /// The name that the platform gives the file, where it does.
  public let fileName: String?
  public let contentType: String?
  public let headers: HTTPHeaders
  public let body: BodyStream

  init(_ response: IncomingResponse) {
    fileName = response.headers["Content-Disposition"].flatMap(Self.fileName)
    contentType = response.headers["Content-Type"]
    headers = response.headers
    body = response.body
  }

  /// The number of bytes, where the platform says it.
  public var length: Int64? { body.length }

  /// The whole file in memory.
  ///
  /// - Throws: ``BodyStream/TooLarge`` where it is larger than the limit.
  public func bytes(upTo limit: Int) async throws -> [UInt8] {
    try await body.collect(upTo: limit)
  }

  /// Writes the file chunk by chunk. The file is there when it is complete, and not before.
  public func write(to url: URL) async throws {
    let partial = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).part")
    try Data().write(to: partial)
    do {
      let handle = try FileHandle(forWritingTo: partial)
      for try await chunk in body { try handle.write(contentsOf: chunk) }
      try handle.close()
      guard rename(partial.path, url.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }

  /// The name in a `Content-Disposition`: the extended form where there is one, else the plain one.
  static func fileName(_ disposition: String) -> String? {
    let attributes = disposition.split(separator: ";").dropFirst().map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    func value(_ name: String) -> String? {
      attributes.first { $0.lowercased().hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
    if let extended = value("filename*"), let mark = extended.range(of: "''") {
      return extended[mark.upperBound...].removingPercentEncoding
    }
    guard let plain = value("filename")?.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) else { return nil }
    return plain.removingPercentEncoding ?? plain
  }
}
