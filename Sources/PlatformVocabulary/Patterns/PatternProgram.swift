/// A pattern as an automaton: states, and where each leads.
struct PatternProgram: Sendable {
  /// A state. All but the forks and jumps lead to the state behind them.
  enum State: Sendable {
    /// Takes one scalar of a set.
    case scalar(Int32)
    /// Leads to two states; the first is preferred.
    case fork(Int32, Int32)
    case jump(Int32)
    case textStart
    case textEnd
    /// The whole pattern has matched.
    case match
  }

  private(set) var states: [State] = []
  let sets: [ScalarSet]
  /// Whether a match can begin at the start of a text alone.
  let isAnchored: Bool
  /// Parts that were written, which include those that need no state: `((){1000}){1000}`.
  private var writtenParts = 0

  init(_ tree: PatternTree, sets: [ScalarSet]) throws(UncheckedPattern) {
    self.sets = sets
    isAnchored = tree.beginsWithStart
    try write(tree)
    try append(.match)
  }

  // MARK: - Writing

  private mutating func append(_ state: State) throws(UncheckedPattern) {
    guard states.count < DocumentedPattern.mostStates else { throw .tooLarge }
    states.append(state)
  }

  /// The number of the state that is written next.
  private var end: Int32 { Int32(states.count) }

  private mutating func write(_ tree: PatternTree) throws(UncheckedPattern) {
    writtenParts += 1
    guard writtenParts <= DocumentedPattern.mostStates * 4 else { throw .tooLarge }
    switch tree {
    case .empty: break
    case .scalar(let set): try append(.scalar(Int32(set)))
    case .textStart: try append(.textStart)
    case .textEnd: try append(.textEnd)
    case .sequence(let parts): for part in parts { try write(part) }
    case .choice(let options): try writeChoice(options)
    case .repetition(let part, let count): try writeRepetition(part, count)
    }
  }

  private mutating func writeChoice(_ options: [PatternTree]) throws(UncheckedPattern) {
    var jumps: [Int] = []
    for option in options.dropLast() {
      let fork = states.count
      try append(.fork(end + 1, 0))
      try write(option)
      jumps.append(states.count)
      try append(.jump(0))
      states[fork] = .fork(Int32(fork) + 1, end)
    }
    if let last = options.last { try write(last) }
    for jump in jumps { states[jump] = .jump(end) }
  }

  private mutating func writeRepetition(_ part: PatternTree, _ count: PatternTree.Count) throws(UncheckedPattern) {
    let copies = count.most == nil ? max(0, count.least - 1) : count.least
    for _ in 0..<copies { try write(part) }
    guard let most = count.most else { return try writeLoop(part, count) }
    try writeOptionals(part, most - count.least, count)
  }

  /// The part once or more. Where it may be left out, `a*` is read as `(a+)?`: a loop around something empty then ends
  /// where backtracking engines end it.
  private mutating func writeLoop(_ part: PatternTree, _ count: PatternTree.Count) throws(UncheckedPattern) {
    let entry = states.count
    if count.least == 0 { try append(.jump(0)) }
    let start = end
    try write(part)
    try append(fork(to: start, or: end + 1, count))
    if count.least == 0 { states[entry] = fork(to: start, or: end, count) }
  }

  /// Up to so many more of the part, one within the other: `(a(a(a)?)?)?`.
  private mutating func writeOptionals(
    _ part: PatternTree, _ times: Int, _ count: PatternTree.Count
  ) throws(UncheckedPattern) {
    var forks: [Int] = []
    for _ in 0..<times {
      forks.append(states.count)
      try append(.jump(0))
      try write(part)
    }
    for place in forks { states[place] = fork(to: Int32(place) + 1, or: end, count) }
  }

  private func fork(to part: Int32, or end: Int32, _ count: PatternTree.Count) -> State {
    count.isLazy ? .fork(end, part) : .fork(part, end)
  }
}
