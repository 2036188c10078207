/// One step of a parsed document: a value, or the name of a member.
///
/// A document is a flat array of entries in reading order. A container is followed by what it holds, and `next`
/// leads past all of it, so that a value nobody asked for costs one jump.
struct TapeEntry {
  /// What stands at this place of the document.
  enum Kind: UInt8 {
    case null, `true`, `false`, integer, decimal, string, array, object, key
    /// The name of a member that a later member of the same name replaces.
    case replacedKey
  }

  /// Where the content starts in the document's bytes; for a string behind its quote.
  var offset: UInt32
  /// The content's length in bytes; for a container with its brackets.
  var length: UInt32
  /// The index of the entry after this value.
  var next: UInt32
  var kind: Kind
  /// Whether the text has escapes, so that its bytes are not yet its characters.
  var isEscaped: Bool
  /// Of a name a weak hash, which settles most comparisons; of a container the number of its items or members, or
  /// the largest number there is room for.
  var note: UInt16
}

extension TapeEntry {
  /// The bytes of the content.
  var range: Range<Int> { Int(offset)..<(Int(offset) + Int(length)) }
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
  var jsonKind: JSONKind {
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
