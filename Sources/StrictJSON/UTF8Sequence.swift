/// Recognises one character of UTF-8 that takes several bytes.
enum UTF8Sequence {
  /// The length of the sequence that starts at `start`, or nil where the bytes are none: overlong forms, surrogates
  /// and what lies past U+10FFFF are refused as the standard demands.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    let lead = bytes[start]
    let available = bytes.count - start
    switch lead {
    case 0xC2...0xDF:
      guard available >= 2, isContinuation(bytes[start + 1]) else { return nil }
      return 2
    case 0xE0...0xEF:
      guard available >= 3, isContinuation(bytes[start + 1]), isContinuation(bytes[start + 2]) else { return nil }
      if lead == 0xE0, bytes[start + 1] < 0xA0 { return nil }
      if lead == 0xED, bytes[start + 1] > 0x9F { return nil }
      return 3
    case 0xF0...0xF4:
      guard available >= 4, isContinuation(bytes[start + 1]), isContinuation(bytes[start + 2]),
        isContinuation(bytes[start + 3])
      else { return nil }
      if lead == 0xF0, bytes[start + 1] < 0x90 { return nil }
      if lead == 0xF4, bytes[start + 1] > 0x8F { return nil }
      return 4
    default:
      return nil
    }
  }

  private static func isContinuation(_ byte: UInt8) -> Bool {
    byte & 0xC0 == 0x80
  }
}
