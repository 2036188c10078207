import TestValues

extension Mutation {
  /// Mutations that know nothing of the format.
  static let bytes: [Mutation] = [
    Mutation("truncated", weight: 60) { draft, random in
      draft.remove(random.below(draft.bytes.count + 1)..<draft.bytes.count)
    },
    Mutation("beheaded", weight: 20) { draft, random in
      draft.remove(0..<random.below(draft.bytes.count + 1))
    },
    Mutation("random bytes", weight: 30) { draft, random in
      for index in random.range(of: draft.bytes.count, atMost: 40) { draft.bytes[index] = random.byte() }
    },
    Mutation("random ASCII", weight: 30) { draft, random in
      for index in random.range(of: draft.bytes.count, atMost: 40) { draft.bytes[index] = random.byte() & 0x7F }
    },
    Mutation("flipped bits", weight: 30) { draft, random in
      for _ in 0..<random.number(in: 1...8) where !draft.bytes.isEmpty {
        draft.bytes[random.below(draft.bytes.count)] ^= 1 << UInt8(random.below(8))
      }
    },
    Mutation("deleted bytes", weight: 40) { draft, random in
      draft.remove(random.range(of: draft.bytes.count, atMost: 30))
    },
    Mutation("doubled bytes", weight: 20) { draft, random in
      let range = random.range(of: draft.bytes.count, atMost: 200)
      draft.insert(Array(draft.bytes[range]), at: range.upperBound)
    },
    Mutation("invalid UTF-8", weight: 10) { draft, random in
      draft.insert(random.element(of: malformed) ?? [], at: random.below(draft.bytes.count + 1))
    },
    Mutation("NUL bytes", weight: 8) { draft, random in
      draft.insertAnywhere([UInt8](repeating: 0, count: random.number(in: 1...5)), &random)
    },
    Mutation("control characters", weight: 20) { draft, random in
      for _ in 0..<random.number(in: 1...6) { draft.insertAnywhere([UInt8(random.number(in: 1...31))], &random) }
    },
    // The reader marks elements in cells with this character: pages that hold it must not fool the reader.
    Mutation("substitute characters", weight: 10) { draft, random in
      draft.insertAnywhere([0x0A, 0x1A] + Array("\(random.below(4))\n".utf8), &random)
    },
    Mutation("CRLF", weight: 15) { draft, _ in
      draft.bytes = draft.bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    },
    Mutation("lone CR", weight: 8) { draft, _ in
      draft.bytes = draft.bytes.map { $0 == 0x0A ? 0x0D : $0 }
    },
    Mutation("odd spaces", weight: 15) { draft, random in
      for _ in 0..<random.number(in: 1...20) { draft.insertAnywhere(random.element(of: oddSpaces) ?? [], &random) }
    },
  ]

  /// Stray continuation bytes, overlong forms, surrogates, cut sequences, and what never occurs.
  private static let malformed: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFE, 0xFF], [0xC2],
  ]

  /// No-break space, zero-width space, joiner, byte order mark, wide space, line separators, right-to-left override.
  private static let oddSpaces: [[UInt8]] = [
    "\u{A0}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{3000}", "\u{2028}", "\u{85}", "\u{202E}", "\u{2060}",
  ].map { Array($0.utf8) }
}
