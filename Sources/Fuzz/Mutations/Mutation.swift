import DocReader
import TestValues

/// One way to spoil a page.
struct Mutation: Sendable {
  typealias Change = @Sendable (inout PageDraft, inout SeededNumbers) -> Void

  let name: String
  /// How often it is chosen, beside the others.
  let weight: Int
  let change: Change

  init(_ name: String, weight: Int, _ change: @escaping Change) {
    self.name = name
    self.weight = weight
    self.change = change
  }

  static let all: [Mutation] = bytes + lines + markup + json + stress
}

/// The mutations of a run, to be drawn by their weights.
struct MutationSet: Sendable {
  let mutations: [Mutation]
  private let totalWeight: Int

  /// - Parameter word: Only mutations whose name holds this word take part.
  init(_ all: [Mutation], named word: String) throws(FuzzError) {
    mutations = all.filter { word.isEmpty || $0.name.contains(word) }
    guard !mutations.isEmpty else { throw .noMutation(word) }
    totalWeight = mutations.reduce(0) { $0 + $1.weight }
  }

  func drawn(by random: inout SeededNumbers) -> Mutation {
    var rest = random.below(totalWeight)
    for mutation in mutations {
      if rest < mutation.weight { return mutation }
      rest -= mutation.weight
    }
    return mutations[0]
  }
}

/// A page, or another input, that was made from a seed by mutations.
struct MutatedPage {
  let number: Int
  var page: PageText
  /// The seed page, to be read beside the mutated one; nil where there is none.
  var origin: PageText?
  /// The mutations, joined with `+`.
  var kind: String

  /// An input that was kept.
  init(replaying page: PageText) {
    number = 0
    self.page = page
    kind = "replay"
  }

  /// Page number so-and-so of a run: always the same for one seed and one set of seed pages.
  init(number: Int, seed: UInt64, seeds: SeedPages, mutations: MutationSet) {
    var random = SeededNumbers(seed: seed, page: number)
    let origin = random.element(of: seeds.pages) ?? PageText(path: "empty.md", bytes: [])
    var draft = PageDraft(bytes: origin.bytes, seeds: seeds)
    var names: [String] = []
    for _ in 0..<(random.isLucky(oneIn: 2) ? 1 : random.number(in: 2...4)) {
      let mutation = mutations.drawn(by: &random)
      mutation.change(&draft, &random)
      names.append(mutation.name)
      if draft.bytes.count > Self.largestDraft { break }
    }
    kind = names.joined(separator: "+")
    page = PageText(path: "mutated/\(origin.path)", bytes: draft.bytes)
    self.origin = origin
    self.number = number
  }

  /// Pages that have grown beyond this are mutated no further.
  private static let largestDraft = 2_000_000
}
