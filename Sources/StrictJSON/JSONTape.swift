/// One step of a parsed document: a value, or the name of a member.
///
/// A document is a flat array of entries in reading order. A container is followed by what it holds, and `next`
/// leads past all of it, so that a value nobody asked for costs one jump.
public struct TapeEntry: Sendable {
  /// What stands at this place of the document.
  public enum Kind: Sendable {
    /// `null`.
    case null
    /// `true`.
    case `true`
    /// `false`.
    case `false`
    /// A number without fraction and exponent.
    case integer
    /// Another number.
    case decimal
    /// A text.
    case string
    /// A list: its items follow.
    case array
    /// An object: its names follow, each with its value.
    case object
    /// The name of a member.
    case key
    /// The name of a member that a later member of the same name replaces.
    case replacedKey
  }

  /// Where the content starts in the document's bytes; for a string behind its quote.
  public var offset: UInt32
  /// The content's length in bytes; for a container with its brackets.
  public var length: UInt32
  /// The index of the entry after this value.
  public var next: UInt32
  /// What stands there.
  public var kind: Kind
  /// Whether the text has escapes, so that its bytes are not yet its characters.
  public var isEscaped: Bool
  /// Of a name a weak hash, which settles most comparisons; of a container the number of its items or members, or
  /// the largest number there is room for.
  public var note: UInt16
}

extension TapeEntry {
  /// The bytes of the content.
  @inlinable public var range: Range<Int> { Int(offset)..<(Int(offset) + Int(length)) }

  /// The bytes of the value, with its quotes.
  @inlinable public var wholeRange: Range<Int> {
    switch kind {
    case .string, .key, .replacedKey: (range.lowerBound - 1)..<(range.upperBound + 1)
    case .null, .true, .false, .integer, .decimal, .array, .object: range
    }
  }

  /// The content as text: of a string its characters, of a number its digits.
  @inlinable public func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let raw = UnsafeBufferPointer(rebasing: bytes[range])
    return isEscaped ? String(decoding: JSONEscapes.decode(raw), as: UTF8.self) : String(decoding: raw, as: UTF8.self)
  }

  /// Whether the content is a word.
  @inlinable @inline(__always)
  public func equals(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
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
  @inlinable public var jsonKind: JSONKind {
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
