/// Characters that no editor or terminal shows, or that make the text around them look other than it is: the one table
/// for whatever this program writes into code, JSON, locks, documents and reports.
///
/// Signs of Arabic and Indic scripts that Unicode calls format characters, but that are drawn, are not among them. Some
/// of the table are parts of what a person sees: the joiners and selectors inside an emoji, or behind an ideograph.
/// ``places(in:)`` leaves those where they are.
public enum InvisibleScalars {
  /// What a character does unseen.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// Steers a terminal or ends a line: tabs and line feeds are among them.
    case control
    /// Ends a line or paragraph where few expect it.
    case separator
    /// Turns the direction of writing.
    case direction
    /// Joins or parts the characters around it.
    case joiner
    /// Chooses another form of the character before it.
    case selector
    /// A letter that only machines read.
    case tag
    /// Takes no room, or is drawn as nothing.
    case blank
    /// Is no character, and never will be.
    case unassigned
  }

  /// A character of the table and where it is in a text.
  public struct Place: Hashable, Sendable {
    /// Its bytes in UTF-8.
    public var range: Range<Int>
    /// The character.
    public var scalar: Unicode.Scalar
  }

  /// Sorted; no two overlap.
  static let table: [(range: ClosedRange<UInt32>, kind: Kind)] = [
    (0x00...0x1F, .control), (0x7F...0x9F, .control),
    (0xAD...0xAD, .blank), (0x34F...0x34F, .joiner), (0x61C...0x61C, .direction),
    // Letters of Korean and Khmer that fill a place and are drawn as nothing.
    (0x115F...0x1160, .blank), (0x17B4...0x17B5, .blank),
    (0x180B...0x180D, .selector), (0x180E...0x180E, .blank), (0x180F...0x180F, .selector),
    (0x200B...0x200B, .blank), (0x200C...0x200D, .joiner), (0x200E...0x200F, .direction),
    (0x2028...0x2029, .separator), (0x202A...0x202E, .direction), (0x2060...0x2065, .blank),
    (0x2066...0x2069, .direction), (0x206A...0x206F, .blank),
    (0x3164...0x3164, .blank), (0xFDD0...0xFDEF, .unassigned), (0xFE00...0xFE0F, .selector), (0xFEFF...0xFEFF, .blank),
    (0xFFA0...0xFFA0, .blank), (0xFFF0...0xFFFB, .blank), (0xFFFE...0xFFFF, .unassigned),
    (0x13430...0x1343F, .joiner), (0x1BCA0...0x1BCA3, .blank), (0x1D173...0x1D17A, .blank),
    (0xE0000...0xE0000, .blank), (0xE0001...0xE007F, .tag), (0xE0080...0xE00FF, .blank),
    (0xE0100...0xE01EF, .selector), (0xE01F0...0xE0FFF, .blank),
  ]

  /// What a character does unseen; nil for one that is seen.
  public static func kind(of scalar: Unicode.Scalar) -> Kind? {
    let value = scalar.value
    // Nearly all that is written: ASCII, and the ideographs.
    if (0x20..<0x7F).contains(value) || (0x3165..<0xFDD0).contains(value) { return nil }
    if value & 0xFFFE == 0xFFFE { return .unassigned }
    var (low, high) = (0, table.count)
    while low < high {
      let middle = (low + high) / 2
      if table[middle].range.upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].range.contains(value) ? table[low].kind : nil
  }

  /// The characters of the table in a text that is valid UTF-8, in order, without those that belong to a visible sign.
  public static func places(in text: UnsafeBufferPointer<UInt8>) -> [Place] {
    var places: [Place] = []
    mayBegin.withUnsafeBufferPointer { mayBegin in
      var index = 0
      while index < text.count {
        guard mayBegin[Int(text[index])] else {
          index += 1
          continue
        }
        let scalar = UTF8Scalars.scalar(at: index, of: text)
        let end = index + UTF8.width(scalar)
        if kind(of: scalar) != nil, !VisibleSigns.hold(scalar, at: index..<end, of: text) {
          places.append(Place(range: index..<end, scalar: scalar))
        }
        index = end
      }
    }
    return places
  }

  /// The first bytes of the table's characters, so that most bytes of a text need one look.
  private static let mayBegin: [Bool] = {
    var firsts = [Bool](repeating: false, count: 256)
    for value in table.lazy.flatMap(\.range) {
      guard let first = Unicode.Scalar(value).flatMap({ UTF8.encode($0)?.first }) else { continue }
      firsts[Int(first)] = true
    }
    // The last two of every plane are no characters.
    for first in 0xF0...0xF4 { firsts[first] = true }
    return firsts
  }()
}

/// Where characters that are seen by nobody alone are parts of what everybody sees: in emoji, behind ideographs, within
/// words of scripts whose letters join.
private enum VisibleSigns {
  static func hold(_ scalar: Unicode.Scalar, at range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard scalar.value >= 0x180B, let before = UTF8Scalars.scalar(before: range.lowerBound, of: text) else {
      return false
    }
    let next = range.upperBound < text.count ? UTF8Scalars.scalar(at: range.upperBound, of: text) : nil
    switch scalar.value {
    case 0xFE0E, 0xFE0F:
      // A digit in a key, as in 1\u{FE0F}\u{20E3}.
      return isEmoji(before) || (next?.value == 0x20E3 && before.isASCII && before.properties.isEmoji)
    case 0xFE00...0xFE02, 0xE0100...0xE01EF: return before.properties.isIdeographic
    case 0x180B...0x180D, 0x180F: return (0x1820...0x18AA).contains(before.value)
    case 0x200C, 0x200D:
      guard let next else { return false }
      if join(before) && join(next) { return true }
      guard scalar.value == 0x200D, isEmoji(next) else { return false }
      guard before.value == 0xFE0F else { return isEmoji(before) }
      let selector = range.lowerBound - UTF8.width(before)
      return UTF8Scalars.scalar(before: selector, of: text).map(isEmoji) ?? false
    default: return false
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && scalar.properties.isEmoji }

  /// Arabic and its relatives, the scripts of India, Burmese, Khmer and Mongolian.
  private static let joiningScripts: [ClosedRange<UInt32>] = [
    0x0620...0x06D3, 0x06FA...0x08C7, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x17D3, 0x1820...0x18AA,
  ]

  private static func join(_ scalar: Unicode.Scalar) -> Bool {
    joiningScripts.contains { $0.contains(scalar.value) } && InvisibleScalars.kind(of: scalar) == nil
  }
}

/// Characters out of bytes that are known to be valid UTF-8.
private enum UTF8Scalars {
  static func scalar(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
    let first = UInt32(text[index])
    let (length, bits): (Int, UInt32) =
      switch first {
      case 0..<0x80: (1, first)
      case 0x80..<0xE0: (2, first & 0x1F)
      case 0xE0..<0xF0: (3, first & 0x0F)
      default: (4, first & 0x07)
      }
    let end = min(index + length, text.count)
    let value = text[(index + 1)..<end].reduce(bits) { $0 << 6 | UInt32($1 & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  static func scalar(before index: Int, of text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start, of: text)
  }
}

extension StringProtocol {
  /// Whether the text holds a character that is not seen.
  public var holdsInvisibles: Bool {
    var text = String(self)
    return text.withUTF8 { !InvisibleScalars.places(in: $0).isEmpty }
  }

  /// The text without characters that are not seen, but for some.
  public func withoutInvisibles(keeping isKept: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
    replacingInvisibles { isKept($0) ? String($0) : "" }
  }

  /// The text with each character that is not seen spelled out as `\u{202e}`, but for some: the form of text documents
  /// and of Swift.
  public func spellingInvisibles(keeping isKept: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
    replacingInvisibles { isKept($0) ? String($0) : "\\u{\(String($0.value, radix: 16))}" }
  }

  /// The text with something else in place of each character that is not seen.
  public func replacingInvisibles(_ replacement: (Unicode.Scalar) -> String) -> String {
    var text = String(self)
    let replaced = text.withUTF8 { bytes -> [UInt8]? in
      let places = InvisibleScalars.places(in: bytes)
      guard !places.isEmpty else { return nil }
      var out: [UInt8] = []
      out.reserveCapacity(bytes.count + places.count * 6)
      var done = 0
      for place in places {
        out += bytes[done..<place.range.lowerBound]
        out += replacement(place.scalar).utf8
        done = place.range.upperBound
      }
      out += bytes[done...]
      return out
    }
    return replaced.map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
