import DocReader

extension FuzzTarget {
  /// Every so manieth page is also written and read again.
  private static let writingStride = 10

  /// Whole pages, which are read beside the page that they were made from.
  static func pages(_ seeds: SeedPages, kind: String) throws(FuzzError) -> FuzzTarget {
    FuzzTarget("pages", seeds: seeds, mutations: try MutationSet(Mutation.all, named: kind)) { input, limits in
      PageTrial(limits: limits).run(
        input.page, with: input.origin.map { [readPage($0)] } ?? [], writes: input.number % writingStride == 0)
    }
  }
}
