import TestValues

extension Mutation {
  /// Mutations of lines and of stretches of lines.
  static let lines: [Mutation] = [
    Mutation("deleted lines", weight: 60) { draft, random in
      guard let block = draft.block(&random, atMost: 8) else { return }
      draft.remove(block)
    },
    Mutation("duplicated lines", weight: 40) { draft, random in
      guard let block = draft.block(&random, atMost: 12) else { return }
      draft.insert(Array(draft.bytes[block]), at: block.upperBound)
    },
    Mutation("moved lines", weight: 40) { draft, random in
      guard let block = draft.block(&random, atMost: 12) else { return }
      let text = Array(draft.bytes[block])
      draft.remove(block)
      draft.insert(text, at: random.element(of: draft.lines)?.lowerBound ?? 0)
    },
    Mutation("swapped lines", weight: 40) { draft, random in
      let lines = draft.lines
      guard let a = random.element(of: lines), let b = random.element(of: lines), a.upperBound <= b.lowerBound else {
        return
      }
      let (first, second) = (Array(draft.bytes[a]), Array(draft.bytes[b]))
      draft.replace(b, with: first)
      draft.replace(a, with: second)
    },
    Mutation("joined lines", weight: 30) { draft, random in
      for _ in 0..<random.number(in: 1...5) {
        guard let place = random.element(of: draft.places(of: 0x0A)) else { return }
        draft.bytes[place] = 0x20
      }
    },
    Mutation("broken lines", weight: 30) { draft, random in
      for _ in 0..<random.number(in: 1...5) { draft.insert([0x0A], at: random.below(draft.bytes.count + 1)) }
    },
    Mutation("empty lines", weight: 20) { draft, random in
      for _ in 0..<random.number(in: 1...5) {
        draft.insert([0x0A], at: random.element(of: draft.lines)?.lowerBound ?? 0)
      }
    },
    Mutation("glued pages", weight: 20) { draft, random in
      draft.bytes += random.element(of: draft.seeds.pages)?.bytes ?? []
    },
    Mutation("spliced pages", weight: 30) { draft, random in
      guard let other = random.element(of: draft.seeds.pages)?.bytes else { return }
      let cut = random.below(draft.bytes.count + 1)
      draft.replace(cut..<draft.bytes.count, with: other[random.below(other.count + 1)...])
    },
    Mutation("borrowed lines", weight: 40) { draft, random in
      guard let other = random.element(of: draft.seeds.pages) else { return }
      let source = PageDraft(bytes: other.bytes, seeds: draft.seeds)
      guard let block = source.block(&random, atMost: 30) else { return }
      draft.insert(Array(source.bytes[block]), at: random.element(of: draft.lines)?.lowerBound ?? 0)
    },
  ]
}

extension PageDraft {
  /// Some lines in a row; nil on an empty page.
  fileprivate func block(_ random: inout SeededNumbers, atMost count: Int) -> Range<Int>? {
    let lines = lines
    let range = random.range(of: lines.count, atMost: count)
    guard let first = lines[range].first, let last = lines[range].last else { return nil }
    return first.lowerBound..<last.upperBound
  }
}
