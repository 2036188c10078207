/// The syntax tree of a pattern.
indirect enum PatternTree {
  /// Nothing, which always matches.
  case empty
  /// One scalar of a set; its number in the table of sets.
  case scalar(Int)
  /// `^`
  case textStart
  /// `$`
  case textEnd
  case sequence([PatternTree])
  /// Alternatives, the preferred one first.
  case choice([PatternTree])
  case repetition(PatternTree, Count)

  /// How often something may be repeated.
  struct Count {
    var least: Int
    /// Nil for any number.
    var most: Int?
    /// Whether few repetitions are tried before many: the same texts match, but less of them is taken.
    var isLazy = false
  }

  /// Whether it can match at the start of a text alone.
  var beginsWithStart: Bool {
    switch self {
    case .empty, .scalar, .textEnd: false
    case .textStart: true
    case .sequence(let parts): parts.first { !$0.isTransparent }?.beginsWithStart ?? false
    case .choice(let options): options.allSatisfy(\.beginsWithStart)
    case .repetition(let part, let count): count.least > 0 && part.beginsWithStart
    }
  }

  /// Whether it is a place in the text instead of a part of it.
  var isMark: Bool {
    switch self {
    case .textStart, .textEnd: true
    case .empty, .scalar, .sequence, .choice, .repetition: false
    }
  }

  private var isTransparent: Bool {
    if case .empty = self { true } else { false }
  }
}
