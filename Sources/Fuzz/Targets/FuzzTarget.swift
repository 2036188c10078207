/// One kind of input that somebody else may have chosen, and how the program takes it.
struct FuzzTarget: Sendable {
  /// The word by which `--only` knows it.
  let name: String
  let seeds: SeedPages
  let mutations: MutationSet
  private let take: @Sendable (MutatedPage, TrialLimits) -> TrialResult

  init(
    _ name: String, seeds: SeedPages, mutations: MutationSet,
    take: @escaping @Sendable (MutatedPage, TrialLimits) -> TrialResult
  ) {
    self.name = name
    self.seeds = seeds
    self.mutations = mutations
    self.take = take
  }

  /// A target whose inputs are small.
  ///
  /// - Parameters:
  ///   - seeds: Inputs that are fine.
  ///   - words: What else stands in such inputs.
  ///   - take: Takes an input, and says what is wrong with what came of it.
  init(
    _ name: String, kind: String, seeds: [[UInt8]], words: [String], take: @escaping @Sendable ([UInt8]) -> String?
  ) throws(FuzzError) {
    let mutations = try MutationSet(Mutation.plain + [.words(words)], named: kind)
    self.init(name, seeds: SeedPages(seeds), mutations: mutations) { input, limits in
      InputTrial(limits: limits).run { take(input.page.bytes) }
    }
  }

  /// Input number so-and-so of a run.
  func input(_ number: Int, seed: UInt64) -> MutatedPage {
    MutatedPage(number: number, seed: seed, seeds: seeds, mutations: mutations)
  }

  func run(_ input: MutatedPage, slowdown: Double) -> TrialResult { take(input, TrialLimits(slowdown: slowdown)) }
}

/// The targets of a run, which take turns.
struct FuzzTargets: Sendable {
  let targets: [FuzzTarget]

  /// All there are, in the order of the help.
  static let names = ["pages", "hosts", "locks", "journals", "caches", "headers", "patterns"]

  init(_ options: FuzzOptions) throws {
    let seeds = try SeedPages(folders: options.folders)
    var targets: [FuzzTarget] = []
    for name in options.targets { targets.append(try Self.target(name, seeds, kind: options.kind)) }
    self.targets = targets
  }

  private static func target(_ name: String, _ pages: SeedPages, kind: String) throws(FuzzError) -> FuzzTarget {
    switch name {
    case "pages": try .pages(pages, kind: kind)
    case "hosts": try .hosts(kind: kind)
    case "locks": try .locks(of: pages, kind: kind)
    case "journals": try .journals(kind: kind)
    case "caches": try .caches(of: pages, kind: kind)
    case "headers": try .headers(kind: kind)
    case "patterns": try .patterns(kind: kind)
    default: throw .noTarget(name)
    }
  }

  /// The target whose turn it is.
  subscript(number: Int) -> FuzzTarget { targets[number % targets.count] }
}
