import APISpec

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
      for place in InvisibleScalars.places(in: source) where place.scalar != "\n" && place.scalar != "\t" {
        escape(source[plain..<place.range.lowerBound])
        name(place.scalar)
        plain = place.range.upperBound
      }
      escape(source[plain...])
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

  /// Text in which nothing but signs of markup is left to escape.
  private mutating func escape(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    var plain = text.startIndex
    for index in text.indices {
      guard let entity = Self.entity(of: text[index]) else { continue }
      bytes.append(contentsOf: text[plain..<index])
      verbatim(entity)
      plain = index + 1
    }
    bytes.append(contentsOf: text[plain...])
  }

  private static func entity(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
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
