/// Reads a multipart body piece by piece: a file of any size passes through, and only its start is kept.
struct MultipartReading {
  /// How much of each part is kept. Fields are far shorter; of files the start is enough to know them by.
  static let keptBytes = 64 << 10
  /// How many parts a body may have.
  static let mostParts = 1000
  /// How many bytes fields, and the heads of all parts, may have together.
  static let mostFieldBytes = 4 << 20
  /// How much is kept of all files together; of those behind it nothing is.
  static let mostFileBytes = 2 << 20
  /// RFC 2046 allows no longer one.
  static let longestBoundary = 70
  /// Longer heads of parts are no heads.
  private static let headLimit = 16 << 10

  private enum Place { case preamble, boundaryEnd, head, content, epilogue }

  private let delimiter: [UInt8]
  /// How far the search may go on when a byte stands where the last one of the delimiter is looked for.
  private let jumps: [Int]
  /// Bytes that are not read yet, behind those that are.
  private var pending: [UInt8]
  private var start = 0
  /// How many unread bytes are known to hold no line end.
  private var searched = 0
  private var place = Place.preamble
  /// What the lines of a head have said so far.
  private var head = MultipartPart(name: "")
  private var current: MultipartPart?
  private var fieldBytes = 0
  private var fileBytes = 0
  private(set) var parts: [MultipartPart] = []
  /// All bytes of the body so far.
  private(set) var length = 0
  /// What the body has too much of; nothing is read any more.
  private(set) var excess: BodyLimit?

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

  /// The bytes that are held in memory.
  var heldBytes: Int { pending.count + fieldBytes + fileBytes }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    length += bytes.count
    guard place != .epilogue, excess == nil else { return }
    pending.removeFirst(start)
    start = 0
    pending.append(contentsOf: bytes)
    while excess == nil, step() {}
  }

  private var unread: Int { pending.count - start }

  private mutating func skip(_ count: Int) {
    start += count
    searched = 0
  }

  /// Reads one thing; false when more bytes are needed.
  private mutating func step() -> Bool {
    switch place {
    case .preamble, .content: return readContent()
    case .boundaryEnd: return readBoundaryEnd()
    case .head: return readHead()
    case .epilogue:
      pending = []
      start = 0
      return false
    }
  }

  private mutating func readContent() -> Bool {
    guard let end = indexOfDelimiter() else {
      keep(max(0, unread - delimiter.count + 1))
      return false
    }
    keep(end - start)
    skip(delimiter.count)
    if let part = current { parts.append(part) }
    current = nil
    place = .boundaryEnd
    return true
  }

  /// Takes bytes as content of the current part.
  private mutating func keep(_ count: Int) {
    if var part = current {
      let isFile = part.fileName != nil
      let rest = isFile ? max(0, Self.mostFileBytes - fileBytes) : count
      let kept = min(count, rest, max(0, Self.keptBytes - part.start.count))
      part.start.append(contentsOf: pending[start..<(start + kept)])
      part.length += count
      current = part
      if isFile { fileBytes += kept } else { countAsFields(kept) }
    }
    skip(count)
  }

  private mutating func countAsFields(_ bytes: Int) {
    fieldBytes += bytes
    if fieldBytes > Self.mostFieldBytes { excess = .fields }
  }

  private mutating func readBoundaryEnd() -> Bool {
    guard unread >= 2 else { return false }
    if pending[start] == UInt8(ascii: "-"), pending[start + 1] == UInt8(ascii: "-") {
      place = .epilogue
      return true
    }
    guard let end = lineEnd() else { return unread > Self.headLimit && giveUp() }
    skip(end + 2 - start)
    if parts.count == Self.mostParts { excess = .parts }
    place = .head
    return true
  }

  /// Reads the lines of a head, each as soon as it is whole.
  private mutating func readHead() -> Bool {
    guard let end = lineEnd() else { return unread > Self.headLimit && giveUp() }
    guard end > start else {
      current = head
      head = MultipartPart(name: "")
      skip(2)
      place = .content
      return true
    }
    Self.read(String(decoding: pending[start..<end], as: UTF8.self), into: &head)
    countAsFields(end - start)
    skip(end + 2 - start)
    return true
  }

  /// What is no multipart body has no further parts.
  private mutating func giveUp() -> Bool {
    current = nil
    head = MultipartPart(name: "")
    place = .preamble
    return true
  }

  /// The next line end; each byte is looked at once.
  private mutating func lineEnd() -> Int? {
    var index = start + searched
    while index + 1 < pending.count {
      if pending[index] == 13, pending[index + 1] == 10 { return index }
      index += 1
    }
    searched = max(0, index - start)
    return nil
  }

  private func indexOfDelimiter() -> Int? {
    pending.withUnsafeBufferPointer { bytes in
      var end = start + delimiter.count - 1
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

  /// Reads a line of a head.
  private static func read(_ line: String, into part: inout MultipartPart) {
    let words = line.split(separator: ":", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "content-disposition" else { return }
    part.name = HeaderParameter.value(of: "name", in: String(words[1])) ?? ""
    part.fileName =
      HeaderParameter.value(of: "filename", in: String(words[1]))
      ?? HeaderParameter.value(of: "filename*", in: String(words[1]))
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
