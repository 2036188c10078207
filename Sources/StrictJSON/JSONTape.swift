/// One step of a parsed document: a value, or the name of a member.
///
/// A document is a flat array of entries in reading order. A container is followed by what it holds, and `next`
/// leads past all of it, so that a value nobody asked for costs one jump.
package struct TapeEntry: Sendable {
  /// What stands at this place of the document.
  package enum Kind: UInt8, Sendable {
    case null, `true`, `false`, integer, decimal, string, array, object, key
    /// The name of a member that a later member of the same name replaces.
    case replacedKey
  }

  /// Where the content starts in the document's bytes; for a string behind its quote.
  package var offset: UInt32
  /// The content's length in bytes; for a container with its brackets.
  package var length: UInt32
  /// The index of the entry after this value.
  package var next: UInt32
  package var kind: Kind
  /// Whether the text has escapes, so that its bytes are not yet its characters.
  package var isEscaped: Bool
  /// Of a name a weak hash, which settles most comparisons; of a container the number of its items or members, or
  /// the largest number there is room for.
  package var note: UInt16
}

extension TapeEntry {
  /// The bytes of the content.
  @inlinable package var range: Range<Int> { Int(offset)..<(Int(offset) + Int(length)) }

  /// The bytes of the value, with its quotes.
  @inlinable package var wholeRange: Range<Int> {
    kind == .string || kind == .key || kind == .replacedKey ? (range.lowerBound - 1)..<(range.upperBound + 1) : range
  }

  /// The content as text: of a string its characters, of a number its digits.
  @inlinable package func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let raw = UnsafeBufferPointer(rebasing: bytes[range])
    return isEscaped ? String(decoding: JSONEscapes.decode(raw), as: UTF8.self) : String(decoding: raw, as: UTF8.self)
  }

  /// Whether the content is a word.
  @inlinable @inline(__always)
  package func equals(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isEscaped else {
      guard Int(length) == word.utf8CodeUnitCount else { return false }
      return word.withUTF8Buffer { wanted in
        var index = 0
        let start = Int(offset)
        while index < wanted.count, bytes[start + index] == wanted[index] { index += 1 }
        return index == wanted.count
      }
    }
    return text(in: bytes) == word.description
  }
}

/// The kinds of value that JSON knows, as messages name them.
public enum JSONKind: String, Hashable, Sendable, CaseIterable {
  /// Nothing, said explicitly.
  case null
  /// True or false.
  case bool
  /// A number of any kind.
  case number
  /// A text.
  case string
  /// A list.
  case array
  /// An object.
  case object
}

extension TapeEntry.Kind {
  /// The JSON kind of a value's entry.
  @inlinable package var jsonKind: JSONKind {
    switch self {
    case .null: .null
    case .true, .false: .bool
    case .integer, .decimal: .number
    case .string, .key, .replacedKey: .string
    case .array: .array
    case .object: .object
    }
  }
}
