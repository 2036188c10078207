import CMicroHTTPD
import MockBehaviour

/// Hands the body of an answer to libmicrohttpd: short ones whole, files and cut ones piece by piece.
final class AnswerSource {
  private static let blockSize = 64 << 10
  /// libmicrohttpd's word for an end that is a failure; its macro is a cast, which Swift does not import.
  private static let endWithError = -2

  private let body: MockAnswer.Body
  /// Where the connection is to break.
  private let end: Int

  init(_ body: MockAnswer.Body, isCut: Bool) {
    self.body = body
    end = isCut ? body.count / 2 : body.count
  }

  func response() -> OpaquePointer? {
    if case .bytes(let bytes) = body, end == bytes.count {
      return bytes.withUnsafeBytes { buffer in
        MHD_create_response_from_buffer(
          buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), larkspur_copied)
      }
    }
    return MHD_create_response_from_callback(
      UInt64(body.count), Self.blockSize,
      { context, position, buffer, room in
        guard let context, let buffer else { return AnswerSource.endWithError }
        let source = Unmanaged<AnswerSource>.fromOpaque(context).takeUnretainedValue()
        return source.fill(UnsafeMutableRawBufferPointer(start: buffer, count: room), from: Int(position))
      }, Unmanaged.passRetained(self).toOpaque(),
      { context in
        if let context { Unmanaged<AnswerSource>.fromOpaque(context).release() }
      })
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, from position: Int) -> Int {
    let count = min(buffer.count, end - position)
    guard count > 0 else { return Self.endWithError }
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
    switch body {
    case .bytes(let bytes): room.copyBytes(from: bytes[position..<(position + count)])
    case .file(let file, let range): file.fill(room, from: range.lowerBound + position)
    }
    return count
  }
}
