import APISpec

/// Reads JSON values from bytes without recursion: open brackets are kept on a stack, finished values on another.
///
/// The straight path is strict JSON; whatever does not fit is looked at by the repairs beside it.
struct JSONParser {
  /// How deep brackets may nest. Examples of the platform stay below 30 levels.
  static let depthLimit = 512
  /// How much of one text may be mended before it is better refused.
  static let repairLimit = 1_000

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var repairs: [JSONRepair] = []
  /// Where escaped strings are put together; kept to save allocations.
  var scratch: [UInt8] = []
  /// Whether an unusual space was reported; pages that use them use them on every line.
  var hasUnusualSpace = false
  private var open: [OpenBracket] = []
  private var values: [JSONValue] = []
  private var keys: [String] = []
  /// The comma that stands before the place where an item is expected.
  private var pendingComma: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// A bracket whose end is not read yet.
  private struct OpenBracket {
    var isObject: Bool
    /// Whether the bracket is missing in the text.
    var isImplied: Bool
    /// Where its values start on the stack of values.
    var firstValue: Int
  }

  /// What is expected next.
  private enum Step {
    case value
    /// An item or member, or the end of the bracket.
    case item
    /// A comma, or the end of the bracket.
    case separator
    case finished
  }

  /// Reads the value at the current place.
  mutating func readValue() throws(JSONRefusal) -> JSONValue {
    try run(from: .value)
  }

  /// Reads members up to the end of the text as an object.
  mutating func readMembersWithoutBraces() throws(JSONRefusal) -> JSONValue {
    open.append(OpenBracket(isObject: true, isImplied: true, firstValue: 0))
    return try run(from: .item)
  }

  private mutating func run(from first: Step) throws(JSONRefusal) -> JSONValue {
    var step = first
    while true {
      switch step {
      case .value: step = try beginValue()
      case .item: step = try beginItem()
      case .separator: step = try passSeparator()
      case .finished: return values.popLast() ?? .null
      }
    }
  }

  // MARK: Values

  private mutating func beginValue() throws(JSONRefusal) -> Step {
    try skipTrivia()
    switch current {
    case UInt8(ascii: "{"): return try push(isObject: true)
    case UInt8(ascii: "["): return try push(isObject: false)
    case UInt8(ascii: "\""): values.append(.string(try readString(until: UInt8(ascii: "\""))))
    case 0 where isAtEnd: return try endTruncatedMember()
    default:
      if let step = try beginUnusualValue() { return step }
    }
    return open.isEmpty ? .finished : .separator
  }

  /// Numbers and literals, and what else may stand for a value; nil when a scalar was put on the stack.
  private mutating func beginUnusualValue() throws(JSONRefusal) -> Step? {
    if let scalar = readStrictNumber() ?? readStrictLiteral() {
      values.append(scalar)
      return nil
    }
    switch significantSign().byte {
    case UInt8(ascii: "{"):
      try repair(.fullWidthPunctuation, at: position)
      return try push(isObject: true)
    case UInt8(ascii: "["):
      try repair(.fullWidthPunctuation, at: position)
      return try push(isObject: false)
    case UInt8(ascii: ","), UInt8(ascii: "}"):
      guard open.last?.isObject == true else { throw JSONRefusal(.unexpected, at: position) }
      try repair(.missingValue, at: position)
      values.append(.null)
    default:
      values.append(try skipEllipsis() ? .null : try readScalar())
    }
    return nil
  }

  private mutating func push(isObject: Bool) throws(JSONRefusal) -> Step {
    guard open.count < Self.depthLimit else { throw JSONRefusal(.tooDeep, at: position) }
    advance(current < 0x80 ? 1 : 3)
    open.append(OpenBracket(isObject: isObject, isImplied: false, firstValue: values.count))
    pendingComma = nil
    return .item
  }

  // MARK: Items and members

  private mutating func beginItem() throws(JSONRefusal) -> Step {
    try skipTrivia()
    guard let bracket = open.last else { return .finished }
    if bracket.isObject && current == UInt8(ascii: "\"") {
      try readKey()
      return .value
    }
    if isAtEnd { return try closeAll() }
    let sign = significantSign()
    switch sign.byte {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return try close(with: sign)
    case UInt8(ascii: ","):
      try repair(.extraComma, at: position)
      advance(sign.length)
      return .item
    default:
      if try skipEllipsis() {
        pendingComma = nil
        return .separator
      }
      guard bracket.isObject else { return .value }
      try readKey()
      return .value
    }
  }

  private mutating func readKey() throws(JSONRefusal) {
    let key = current == UInt8(ascii: "\"") ? try readString(until: UInt8(ascii: "\"")) : try readUnusualKey()
    try skipTrivia()
    if current == UInt8(ascii: ":") {
      advance(1)
    } else if significantSign().byte == UInt8(ascii: ":") {
      try repair(.fullWidthPunctuation, at: position)
      advance(3)
    } else if !isAtEnd {
      throw JSONRefusal(.unexpected, at: position)
    }
    pendingComma = nil
    keys.append(key)
  }

  private mutating func passSeparator() throws(JSONRefusal) -> Step {
    let end = position
    try skipTrivia()
    switch current {
    case UInt8(ascii: ","):
      pendingComma = position
      advance(1)
      return .item
    case UInt8(ascii: "}") where open.last?.isObject == true && open.last?.isImplied == false,
      UInt8(ascii: "]") where open.last?.isObject == false:
      advance(1)
      return closeLast()
    case 0 where isAtEnd: return try closeAll()
    default: return try passUnusualSeparator(after: end)
    }
  }

  private mutating func passUnusualSeparator(after end: Int) throws(JSONRefusal) -> Step {
    let sign = significantSign()
    switch sign.byte {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return try close(with: sign)
    case UInt8(ascii: ","):
      try repair(.fullWidthPunctuation, at: position)
      pendingComma = position
      advance(sign.length)
      return .item
    default:
      if try skipEllipsis() { return .separator }
      if try skipAlternative() { return .separator }
      guard mayMissComma(after: end) else { throw JSONRefusal(.unexpected, at: position) }
      try repair(.missingComma, at: position)
      return .item
    }
  }

  /// A comma is clearly missing between two lines, and between the quotes or brackets of two items.
  private func mayMissComma(after end: Int) -> Bool {
    if bytes[end..<position].contains(0x0A) { return true }
    guard end > 0 else { return false }
    let isAfterItem = [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[end - 1])
    let isBeforeItem = [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(current)
    return isBeforeItem && (isAfterItem || open.last?.isObject == true || isEllipsisEnd(end))
  }

  private func isEllipsisEnd(_ end: Int) -> Bool {
    bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == 0xA6
  }

  // MARK: Ends of brackets

  /// Closes at a bracket of the text that may belong to an outer one, or to none.
  private mutating func close(with sign: (byte: UInt8, length: Int)) throws(JSONRefusal) -> Step {
    let start = position
    if sign.length > 1 { try repair(.fullWidthPunctuation, at: start) }
    if let comma = pendingComma { try repair(.trailingComma, at: comma) }
    pendingComma = nil
    let isObject = sign.byte == UInt8(ascii: "}")
    guard
      open.last?.isObject == isObject && open.last?.isImplied == false
        || open.contains(where: { $0.isObject == isObject && !$0.isImplied })
    else {
      guard open.first?.isImplied == true else { throw JSONRefusal(.unexpected, at: start) }
      try repair(.extraCloser, at: start)
      advance(sign.length)
      return .separator
    }
    while let bracket = open.last, bracket.isObject != isObject {
      try repair(.missingCloser, at: start)
      _ = closeLast()
    }
    advance(sign.length)
    return closeLast()
  }

  /// The text ended before its brackets did.
  private mutating func closeAll() throws(JSONRefusal) -> Step {
    if let comma = pendingComma { try repair(.trailingComma, at: comma) }
    pendingComma = nil
    while let bracket = open.last {
      if !bracket.isImplied { try repair(.missingCloser, at: position) }
      _ = closeLast()
    }
    return .finished
  }

  /// The text ended after a key: the key says nothing without its value.
  private mutating func endTruncatedMember() throws(JSONRefusal) -> Step {
    guard open.last?.isObject == true else {
      if open.isEmpty { throw JSONRefusal(.empty, at: position) }
      return try closeAll()
    }
    keys.removeLast()
    return try closeAll()
  }

  /// Makes one value of the items of the innermost bracket.
  private mutating func closeLast() -> Step {
    guard let bracket = open.popLast() else { return .finished }
    let count = values.count - bracket.firstValue
    if bracket.isObject {
      let object = members(count: count)
      keys.removeLast(count)
      values.removeLast(count)
      values.append(.object(object))
    } else {
      let items = Array(values[bracket.firstValue...])
      values.removeLast(count)
      values.append(.array(items))
    }
    return open.isEmpty ? .finished : .separator
  }

  private mutating func members(count: Int) -> [JSONMember] {
    let firstKey = keys.count - count
    let firstValue = values.count - count
    var members: [JSONMember] = []
    members.reserveCapacity(count)
    for index in 0..<count {
      members.append(JSONMember(keys[firstKey + index], values[firstValue + index]))
    }
    guard hasDuplicates(keys[firstKey...]) else { return members }
    repairs.append(JSONRepair(.duplicateKey, at: position))
    return lastOfEachKey(members)
  }

  /// Few keys are compared with each other, which is faster than hashing them.
  private func hasDuplicates(_ keys: ArraySlice<String>) -> Bool {
    if keys.count > 12 { return Set(keys).count < keys.count }
    for (index, key) in keys.enumerated() where keys.dropFirst(index + 1).contains(key) { return true }
    return false
  }

  /// As in most readers of JSON, the last value counts, at the place of the first.
  private func lastOfEachKey(_ members: [JSONMember]) -> [JSONMember] {
    var places: [String: Int] = [:]
    var kept: [JSONMember] = []
    for member in members {
      if let place = places[member.key] {
        kept[place] = member
      } else {
        places[member.key] = kept.count
        kept.append(member)
      }
    }
    return kept
  }
}
