/// Reads a multipart body piece by piece: a file of any size passes through, and only its start is kept.
struct MultipartReading {
  /// How much of each part is kept. Fields are far shorter; of files the start is enough to know them by.
  static let keptBytes = 64 << 10
  /// Longer heads of parts are no heads.
  private static let headLimit = 16 << 10

  private enum Place { case preamble, boundaryEnd, head, content, epilogue }

  private let delimiter: [UInt8]
  /// How far the search may go on when a byte stands where the last one of the delimiter is looked for.
  private let jumps: [Int]
  private var pending: [UInt8]
  private var place = Place.preamble
  private var current: MultipartPart?
  private(set) var parts: [MultipartPart] = []

  init(boundary: String) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    var jumps = [Int](repeating: delimiter.count, count: 256)
    for (index, byte) in delimiter.dropLast().enumerated() { jumps[Int(byte)] = delimiter.count - 1 - index }
    self.jumps = jumps
    // The first boundary has no line break before it.
    pending = [13, 10]
  }

  /// Whether the last boundary was seen.
  var isComplete: Bool { place == .epilogue }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard place != .epilogue else { return }
    pending.append(contentsOf: bytes)
    while step() {}
  }

  /// Reads one thing; false when more bytes are needed.
  private mutating func step() -> Bool {
    switch place {
    case .preamble, .content: return readContent()
    case .boundaryEnd: return readBoundaryEnd()
    case .head: return readHead()
    case .epilogue:
      pending = []
      return false
    }
  }

  private mutating func readContent() -> Bool {
    guard let start = indexOfDelimiter() else {
      keep(upTo: max(0, pending.count - delimiter.count + 1))
      return false
    }
    keep(upTo: start)
    pending.removeFirst(delimiter.count)
    if let part = current { parts.append(part) }
    current = nil
    place = .boundaryEnd
    return true
  }

  private mutating func keep(upTo end: Int) {
    if var part = current {
      let room = max(0, Self.keptBytes - part.start.count)
      part.start.append(contentsOf: pending.prefix(min(end, room)))
      part.length += end
      current = part
    }
    pending.removeFirst(end)
  }

  private mutating func readBoundaryEnd() -> Bool {
    guard pending.count >= 2 else { return false }
    if pending[0] == UInt8(ascii: "-"), pending[1] == UInt8(ascii: "-") {
      place = .epilogue
      return true
    }
    guard let end = lineEnd(from: 0) else { return pending.count > Self.headLimit && giveUp() }
    pending.removeFirst(end + 2)
    place = .head
    return true
  }

  private mutating func readHead() -> Bool {
    var lines: [String] = []
    var start = 0
    while let end = lineEnd(from: start) {
      if end == start {
        pending.removeFirst(end + 2)
        current = Self.part(lines)
        place = .content
        return true
      }
      lines.append(String(decoding: pending[start..<end], as: UTF8.self))
      start = end + 2
    }
    return pending.count > Self.headLimit && giveUp()
  }

  /// What is no multipart body has no further parts.
  private mutating func giveUp() -> Bool {
    current = nil
    place = .preamble
    return true
  }

  private func lineEnd(from start: Int) -> Int? {
    var index = start
    while index + 1 < pending.count {
      if pending[index] == 13, pending[index + 1] == 10 { return index }
      index += 1
    }
    return nil
  }

  private func indexOfDelimiter() -> Int? {
    pending.withUnsafeBufferPointer { bytes in
      var end = delimiter.count - 1
      while end < bytes.count {
        let byte = bytes[end]
        if byte == delimiter[delimiter.count - 1] {
          let start = end - delimiter.count + 1
          if bytes[start...end].elementsEqual(delimiter) { return start }
        }
        end += jumps[Int(byte)]
      }
      return nil
    }
  }

  // MARK: - Heads

  private static func part(_ lines: [String]) -> MultipartPart {
    var part = MultipartPart(name: "")
    for line in lines {
      let words = line.split(separator: ":", maxSplits: 1)
      guard words.count == 2, words[0].lowercased() == "content-disposition" else { continue }
      part.name = HeaderParameter.value(of: "name", in: String(words[1])) ?? ""
      part.fileName =
        HeaderParameter.value(of: "filename", in: String(words[1]))
        ?? HeaderParameter.value(of: "filename*", in: String(words[1]))
    }
    return part
  }
}

/// A parameter of a header, such as the `boundary` of a content type.
enum HeaderParameter {
  static func value(of name: String, in header: String) -> String? {
    var rest = Substring(header)
    while let semicolon = endOfItem(rest) {
      rest = rest[rest.index(after: semicolon)...]
      let item = rest[..<(endOfItem(rest) ?? rest.endIndex)]
      let parts = item.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]).lowercased() == name else { continue }
      return unquoted(trimmed(parts[1]))
    }
    return nil
  }

  /// The next semicolon outside quotation marks.
  private static func endOfItem(_ text: Substring) -> Substring.Index? {
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      if character == "\"", !isEscaped { isQuoted.toggle() }
      if character == ";", !isQuoted { return index }
      isEscaped = character == "\\" && !isEscaped
    }
    return nil
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
    return String(text.dropFirst().dropLast().replacing("\\\"", with: "\""))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
