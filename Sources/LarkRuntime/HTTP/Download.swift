import Foundation

/// A file that the platform sends. Its bytes come while they are read.
public struct Download: Sendable {
  /// The name that the platform gives the file, where it does. It names no folder, so that it is safe to write there.
  public let fileName: String?
  /// The media type that the server names.
  public let contentType: String?
  /// 200 for a whole file, 206 for a part that was asked for.
  public let status: Int
  /// All headers of the response.
  public let headers: HTTPHeaders
  /// The content, in chunks. It can be read once.
  public let body: BodyStream

  init(_ response: IncomingResponse) {
    fileName = response.headers["Content-Disposition"].flatMap(Self.fileName)
    contentType = response.headers["Content-Type"]
    status = response.status
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

  /// The file byte by byte, while it comes.
  public var bytes: BodyBytes { body.bytes }

  /// Writes the file chunk by chunk. The file is there when it is complete, and not before.
  ///
  /// ``ResumableDownload`` goes on where the connection breaks.
  ///
  /// - Parameters:
  ///   - url: The file to write to.
  ///   - onProgress: Is told of each chunk.
  public func write(to url: URL, onProgress: TransferProgress.Observer? = nil) async throws {
    let partial = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).part")
    try Data().write(to: partial)
    do {
      let handle = try FileHandle(forWritingTo: partial)
      for try await chunk in body.reporting(to: onProgress) { try handle.write(contentsOf: chunk) }
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
    let attributes = Self.attributes(of: disposition)
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    // UTF-8'en'name, mostly without the language.
    let extended = value("filename*")?.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    if let extended, extended.count == 3, let name = extended[2].removingPercentEncoding {
      return withoutFolders(name)
    }
    return value("filename").flatMap { withoutFolders($0.removingPercentEncoding ?? $0) }
  }

  /// What follows the kind of a disposition, without the quotes around values. Semicolons inside quotes part nothing.
  private static func attributes(of disposition: String) -> [(name: String, value: String)] {
    var pieces = [""]
    var isQuoted = false
    var rest = disposition[...]
    while let character = rest.popFirst() {
      if isQuoted, character == "\\", let escaped = rest.first, "\"\\".contains(escaped) {
        pieces[pieces.endIndex - 1].append(rest.removeFirst())
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.endIndex - 1].append(character)
      }
    }
    return pieces.dropFirst().compactMap { piece in
      let parts = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.count == 2 ? (parts[0].lowercased(), parts[1]) : nil
    }
  }

  /// What follows the last separator of any system, without characters that are not seen: they make a name look like
  /// another, or steer the terminal that lists it. Nil where that cannot be the name of a file.
  private static func withoutFolders(_ name: String) -> String? {
    let last = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last.map(String.init)
    guard let last, !last.contains("\0") else { return nil }
    let seen = PrintableText.withoutUnseen(last)
    return ["", ".", ".."].contains(seen) ? nil : seen
  }
}
