import APISpec

/// What the type cell of a field's row says.
///
/// `array<map<string, int>>` is `[{int32}]`; `approver[]` is `[object]` of the structure `approver`.
public struct DeclaredType: Hashable, Sendable {
  /// The type; a structure stands as `.freeform`, because its fields are other rows.
  public var type: TypeRef
  /// What the page calls the structure inside all arrays and maps. `enum` and `file` are names too: the platform has
  /// structures that are called so, which shows only when such a field has children.
  public var structName: String?
  /// Whether the text is a type at all, and spelled right.
  public var isKnown: Bool
  /// Whether the text leaves open what the value holds, as `-`, `object` and `list` do.
  public var isVague: Bool

  /// A type that was read from a cell.
  public init(type: TypeRef, structName: String? = nil, isKnown: Bool = true, isVague: Bool = false) {
    self.type = type
    self.structName = structName
    self.isKnown = isKnown
    self.isVague = isVague
  }

  /// Reads a type cell. Back-quotes, Markdown escapes and entities may still be in it.
  public init(text: some StringProtocol) {
    self.init(bytes: text.utf8)
  }

  /// Reads the UTF-8 bytes of a type cell. Back-quotes, Markdown escapes and entities may still be in it.
  public init(bytes: some Sequence<UInt8>) {
    let plain = plainTypeText(bytes)
    self = readType(plain[...], depth: 0)
  }

  /// The type of a field that has children rows: they say more than the type word, so the innermost part becomes an
  /// object.
  public func withChildren() -> TypeRef {
    type.withInnermost(.freeform)
  }
}

extension DeclaredType: ArchivedRecord {
  package static var blank: DeclaredType { DeclaredType(type: .any) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("type", &type)
    members("structName", &structName)
    members("isKnown", &isKnown)
    members("isVague", &isVague)
  }
}

extension TypeRef {
  /// The same arrays and maps around another type.
  func withInnermost(_ inner: TypeRef) -> TypeRef {
    switch self {
    case .array(let element): .array(element.withInnermost(inner))
    case .map(let value): .map(value.withInnermost(inner))
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file, .object: inner
    }
  }
}

/// The spellings of types that are no structures, in lower case.
enum TypeWords {
  static let table: [String: DeclaredType] = {
    var table: [String: DeclaredType] = [:]
    func add(_ declared: DeclaredType, _ words: String...) {
      for word in words { table[word] = declared }
    }
    add(DeclaredType(type: .string), "string", "str", "text_string")
    add(DeclaredType(type: .int32), "int", "integer", "int32", "i32", "uint32", "byte")
    add(DeclaredType(type: .int64), "int64", "i64", "long", "uint64")
    add(DeclaredType(type: .double), "number", "number(float)", "float", "float64", "double", "decimal")
    add(DeclaredType(type: .boolean), "boolean", "bool")
    add(DeclaredType(type: .file, structName: "file"), "file")
    add(DeclaredType(type: .file), "binary")
    add(
      DeclaredType(type: .any, isVague: true), "", "-", "/", "/-", "any", "union", "interface", "interface{}",
      "undefined",
      "unknown")
    add(DeclaredType(type: .any, structName: "enum", isVague: true), "enum")
    add(DeclaredType(type: .freeform, isVague: true), "object", "map", "struct", "json", "dict")
    add(DeclaredType(type: .array(.any), isVague: true), "array", "list", "slice", "set")
    // Misspelled in the pages.
    add(DeclaredType(type: .string, isKnown: false), "stirng", "sting", "strng")
    add(DeclaredType(type: .int32, isKnown: false), "interger")
    add(DeclaredType(type: .boolean, isKnown: false), "booleam")
    return table
  }()

  /// The words before `<` of a type with one argument, in lower case.
  static let arrays: Set<String> = ["array", "list", "set"]
  /// The words before `<` of a type with a key and a value, in lower case.
  static let maps: Set<String> = ["map", "object"]

  /// The longest word of the table; longer names are looked up in vain.
  static let longest = 16
}

/// Collections deeper than this are no types but noise.
private let deepestCollection = 16

/// What a type is when its text is none.
private let notAType = DeclaredType(type: .any, isKnown: false, isVague: true)

/// Reads plain text from the outside in: first the arrays and maps, then the word.
private func readType(_ text: ArraySlice<UInt8>, depth: Int) -> DeclaredType {
  let text = trimmed(text)
  guard depth < deepestCollection else { return notAType }
  if text.count > 2, text.hasSuffix("[]") {
    return readType(text.dropLast(2), depth: depth + 1).asArray
  }
  if text.count > 2, text.starts(with: "[]".utf8) {
    return readType(text.dropFirst(2), depth: depth + 1).asArray
  }
  if text.last == UInt8(ascii: ">"), let open = text.firstIndex(of: UInt8(ascii: "<")) {
    return readCollection(word: text[..<open], arguments: text[(open + 1)...].dropLast(), depth: depth)
  }
  return readWord(text)
}

/// Reads `word<arguments>`.
private func readCollection(word: ArraySlice<UInt8>, arguments: ArraySlice<UInt8>, depth: Int) -> DeclaredType {
  let word = lowercased(trimmed(word))
  if TypeWords.arrays.contains(word) {
    return readType(arguments, depth: depth + 1).asArray
  }
  if TypeWords.maps.contains(word), let comma = arguments.firstIndex(of: UInt8(ascii: ",")) {
    return readType(arguments[(comma + 1)...], depth: depth + 1).asMap
  }
  return notAType
}

/// Reads a word of the table or the name of a structure.
private func readWord(_ text: ArraySlice<UInt8>) -> DeclaredType {
  if text.count <= TypeWords.longest, let declared = TypeWords.table[lowercased(text)] { return declared }
  guard isStructureName(text) else { return notAType }
  return DeclaredType(type: .freeform, structName: String(decoding: text, as: UTF8.self))
}

/// Whether the text is an identifier; the parts of a structure's name may be joined with dots or dashes.
private func isStructureName(_ text: ArraySlice<UInt8>) -> Bool {
  guard let first = text.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
  return text.allSatisfy { byte in
    byte.isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}

extension DeclaredType {
  fileprivate var asArray: DeclaredType {
    var array = self
    array.type = .array(type)
    return array
  }

  fileprivate var asMap: DeclaredType {
    var map = self
    map.type = .map(type)
    return map
  }
}

// MARK: - Plain text

/// The text without Markdown and HTML: no back-quotes and backslashes, entities decoded, white space as blanks.
private func plainTypeText(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.underestimatedCount)
  var hasEntity = false
  var hasWideBytes = false
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "\\"): continue
    case 0...0x20: plain.append(0x20)
    default:
      plain.append(byte)
      hasEntity = hasEntity || byte == UInt8(ascii: "&")
      hasWideBytes = hasWideBytes || byte >= 0x80
    }
  }
  if hasEntity || hasWideBytes { replaceSpellings(in: &plain) }
  return plain
}

/// Entities and invisible characters in type cells, with what they stand for.
private let typeTextSpellings: [(spelling: [UInt8], plain: UInt8)] = [
  (Array("&lt;".utf8), UInt8(ascii: "<")),
  (Array("&gt;".utf8), UInt8(ascii: ">")),
  (Array("&amp;".utf8), UInt8(ascii: "&")),
  (Array("&nbsp;".utf8), 0x20),
  (Array("&emsp;".utf8), 0x20),
  (Array("&ensp;".utf8), 0x20),
  (Array("\u{A0}".utf8), 0x20),
  (Array("\u{200B}".utf8), 0x20),
  (Array("\u{FEFF}".utf8), 0x20),
  (Array("\u{2003}".utf8), 0x20),
  (Array("\u{3000}".utf8), 0x20),
  (Array("\u{FF0C}".utf8), UInt8(ascii: ",")),
]

private func replaceSpellings(in text: inout [UInt8]) {
  var plain: [UInt8] = []
  plain.reserveCapacity(text.count)
  var rest = text[...]
  while let byte = rest.first {
    if byte == UInt8(ascii: "&") || byte >= 0x80,
      let found = typeTextSpellings.first(where: { rest.starts(with: $0.spelling) })
    {
      plain.append(found.plain)
      rest = rest.dropFirst(found.spelling.count)
    } else {
      plain.append(byte)
      rest = rest.dropFirst()
    }
  }
  text = plain
}

private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var text = text
  while text.first == 0x20 { text = text.dropFirst() }
  while text.last == 0x20 { text = text.dropLast() }
  return text
}

private func lowercased(_ text: ArraySlice<UInt8>) -> String {
  String(decoding: text.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    guard count >= suffix.utf8CodeUnitCount else { return false }
    return self.suffix(suffix.utf8CodeUnitCount).elementsEqual(
      UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
  }
}
