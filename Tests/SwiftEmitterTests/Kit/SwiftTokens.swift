/// Swift source without its comments and without what stands in its literals: the code alone.
struct SwiftTokens {
  /// What the compiler acts on, with the code of interpolations.
  private(set) var code = ""
  /// Whether a comment or literal never ends.
  private(set) var isOpen = false

  private let bytes: [UInt8]
  private var index = 0

  init(_ source: String) {
    bytes = Array(source.utf8)
    var out: [UInt8] = []
    while index < bytes.count { step(&out) }
    code = String(decoding: out, as: UTF8.self)
  }

  private func stands(_ text: String, at place: Int? = nil) -> Bool {
    bytes[min(place ?? index, bytes.count)...].starts(with: text.utf8)
  }

  private static let marks = Set("/#\"".utf8)

  private mutating func step(_ out: inout [UInt8]) {
    guard Self.marks.contains(bytes[index]) else {
      out.append(bytes[index])
      index += 1
      return
    }
    if stands("//") {
      while index < bytes.count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
    } else if stands("/*") {
      blockComment()
    } else if let fence = fence() {
      out += Array("\"\"".utf8)
      literal(fence: fence, &out)
    } else {
      out.append(bytes[index])
      index += 1
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      guard index < bytes.count else {
        isOpen = true
        return
      }
      if stands("/*") {
        depth += 1
        index += 2
      } else if stands("*/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0
  }

  /// How many number signs begin a literal; nil where none begins.
  private func fence() -> Int? {
    let signs = bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count
    return index + signs < bytes.count && bytes[index + signs] == UInt8(ascii: "\"") ? signs : nil
  }

  private mutating func literal(fence: Int, _ out: inout [UInt8]) {
    let signs = String(repeating: "#", count: fence)
    index += fence
    // As the compiler does, `#"""#` is a quote and not the beginning of lines.
    let isLong = stands("\"\"\"") && (fence == 0 || !restOfLine(from: index + 1).contains("\"" + signs))
    let end = (isLong ? "\"\"\"" : "\"") + signs
    index += isLong ? 3 : 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\""), stands(end) {
        index += end.utf8.count
        return
      }
      if !isLong, bytes[index] == 10 || bytes[index] == 13 { break }
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if stands("\\" + signs + "(") {
        index += fence + 2
        interpolation(&out)
      } else if stands("\\" + signs) {
        index += fence + 2
      } else {
        index += 1
      }
    }
    isOpen = true
  }

  private func restOfLine(from place: Int) -> String {
    String(decoding: bytes[min(place, bytes.count)...].prefix { $0 != 10 }, as: UTF8.self)
  }

  private mutating func interpolation(_ out: inout [UInt8]) {
    var depth = 1
    while index < bytes.count, depth > 0 {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      step(&out)
    }
  }
}
