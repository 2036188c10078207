/// Writes HTML into a buffer of bytes. Whatever comes from outside goes through `text` or an attribute and is escaped
/// there; only fixed text of this program can be written as it is.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// An element with content.
  mutating func element(
    _ name: StaticString, _ attributes: HTMLAttribute..., content: (inout HTMLWriter) -> Void = { _ in }
  ) {
    open(name, attributes)
    content(&self)
    verbatim("</")
    verbatim(name)
    verbatim(">")
  }

  /// An element that holds nothing but text.
  mutating func element(_ name: StaticString, _ attributes: HTMLAttribute..., text: String) {
    open(name, attributes)
    self.text(text)
    verbatim("</")
    verbatim(name)
    verbatim(">")
  }

  /// An element that cannot have content, such as `input`.
  mutating func void(_ name: StaticString, _ attributes: HTMLAttribute...) {
    open(name, attributes)
  }

  /// Text as a reader should see it.
  ///
  /// Characters that cannot be seen, or that turn the order of others around, are written by their names: a reviewer
  /// must see that they are there.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { source in
      var plain = 0
      var index = 0
      while index < source.count {
        let length = Self.lengthOfSpecial(source, at: index)
        if length > 0 {
          bytes.append(contentsOf: source[plain..<index])
          escape(source[index..<(index + length)])
          plain = index + length
        }
        index += max(1, length)
      }
      bytes.append(contentsOf: source[plain...])
    }
  }

  /// Markup, style or script of this program.
  mutating func verbatim(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A line end, so that the source of the page can be read and compared.
  mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    verbatim("<")
    verbatim(name)
    for attribute in attributes {
      guard attribute.isPresent else { continue }
      verbatim(" ")
      verbatim(attribute.name)
      guard let value = attribute.value else { continue }
      verbatim("=\"")
      text(value)
      verbatim("\"")
    }
    verbatim(">")
  }

  /// How many bytes at an index are a character that cannot stand as it is; 0 for all others.
  ///
  /// Those are what markup is made of; control characters; soft hyphens, blanks without width, byte order marks; marks of
  /// direction; separators of lines; what is no character at all.
  private static func lengthOfSpecial(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch source[index] {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): return 1
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): return 0
    case ..<0x20, 0x7F: return 1
    // U+0080 to U+009F, U+00AD
    case 0xC2: return source[index + 1] < 0xA0 || source[index + 1] == 0xAD ? 2 : 0
    // U+061C
    case 0xD8: return source[index + 1] == 0x9C ? 2 : 0
    case 0xE2:
      switch (source[index + 1], source[index + 2]) {
      // U+200B, U+200E, U+200F, U+2028 to U+202E, U+2060 to U+206F
      case (0x80, 0x8B), (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA0...0xAF): return 3
      default: return 0
      }
    case 0xEF:
      switch (source[index + 1], source[index + 2]) {
      // U+FEFF, U+FFFE, U+FFFF
      case (0xBB, 0xBF), (0xBF, 0xBE...0xBF): return 3
      default: return 0
      }
    default: return 0
    }
  }

  private mutating func escape(_ character: Slice<UnsafeBufferPointer<UInt8>>) {
    switch character[character.startIndex] {
    case UInt8(ascii: "&"): verbatim("&amp;")
    case UInt8(ascii: "<"): verbatim("&lt;")
    case UInt8(ascii: ">"): verbatim("&gt;")
    case UInt8(ascii: "\""): verbatim("&quot;")
    case UInt8(ascii: "'"): verbatim("&#39;")
    default:
      for scalar in String(decoding: character, as: UTF8.self).unicodeScalars { name(scalar) }
    }
  }

  private mutating func name(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    bytes.append(contentsOf: name.utf8)
  }
}

/// An attribute of an element. Its name is fixed text of this program; its value is escaped when it is written.
struct HTMLAttribute {
  let name: StaticString
  /// nil for attributes that are only there, such as `hidden`.
  let value: String?
  let isPresent: Bool

  init(_ name: StaticString, _ value: String) {
    self.name = name
    self.value = value
    isPresent = true
  }

  /// An attribute without a value, there or not.
  init(_ name: StaticString, if isPresent: Bool = true) {
    self.name = name
    value = nil
    self.isPresent = isPresent
  }

  static func `class`(_ names: String) -> HTMLAttribute { HTMLAttribute("class", names) }
  static func id(_ id: String) -> HTMLAttribute { HTMLAttribute("id", id) }

  /// A link to something in the page.
  static func href(to id: String) -> HTMLAttribute { HTMLAttribute("href", "#" + PercentEncoding.text(of: id)) }

  /// A link to a page of the documentation portal. The address always begins with the portal's, whatever the path holds.
  static func href(toDocumentation path: String) -> HTMLAttribute {
    let path = path.hasPrefix("/") ? path : "/" + path
    return HTMLAttribute("href", "https://open.feishu.cn/document" + PercentEncoding.text(of: path))
  }
}

/// Bytes of addresses that may not stand there as they are.
enum PercentEncoding {
  static func text(of text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if mayStand(byte) {
        out.append(byte)
      } else {
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func mayStand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    // `%` stays: paths of the documentation may be encoded already.
    default: "-._~/%".utf8.contains(byte)
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
