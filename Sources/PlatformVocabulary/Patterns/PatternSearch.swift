/// Looks for the first match of a pattern in a text, with all its states side by side.
///
/// Each state is visited at most once for each scalar of the text, whatever the pattern: nothing is ever tried again.
/// The threads are kept in order of preference, so that the match is the one that a backtracking engine finds.
struct PatternSearch {
  /// What became of a search.
  enum Outcome: Hashable, Sendable {
    case nothing
    /// A match, and whether it is one of no scalars.
    case match(isEmpty: Bool)
    /// The allowance was used up.
    case undecided
  }

  /// A state that waits for the next scalar, and where its match began.
  private struct Thread {
    var state: Int32
    var start: Int32
  }

  private let program: PatternProgram
  /// Whether it matters how much matches, or only that something does.
  private let asksForLength: Bool
  private var threads: [Thread] = []
  private var following: [Thread] = []
  /// For each state, the place in the text at which it was reached last.
  private var visits: [Int32]
  /// States to go on from.
  private var pending: [Int32] = []
  private(set) var steps = 0

  init(_ program: PatternProgram, asksForLength: Bool) {
    self.program = program
    self.asksForLength = asksForLength
    visits = [Int32](repeating: -1, count: program.states.count)
  }

  /// - Parameter limit: The steps after which the search ends undecided.
  mutating func outcome(in text: String, limit: Int) -> Outcome {
    var scalars = text.unicodeScalars.makeIterator()
    var upcoming = scalars.next()
    var place: Int32 = 0
    var outcome = Outcome.nothing
    enter(0, from: place, at: place, isEnd: upcoming == nil)
    while true {
      swap(&threads, &following)
      following.removeAll(keepingCapacity: true)
      let scalar = upcoming
      upcoming = scalars.next()
      if let match = advance(over: scalar, at: place, isEnd: upcoming == nil) {
        outcome = match
        if !asksForLength { return outcome }
      }
      guard steps <= limit else { return .undecided }
      guard scalar != nil else { return outcome }
      place += 1
      if outcome == .nothing, !program.isAnchored { enter(0, from: place, at: place, isEnd: upcoming == nil) }
      // Without threads nothing that began earlier is left; a new match may begin only before the first one is found.
      if following.isEmpty, outcome != .nothing || program.isAnchored { return outcome }
    }
  }

  /// Lets each thread take a scalar; the match that the first of the finished threads has found.
  private mutating func advance(over scalar: Unicode.Scalar?, at place: Int32, isEnd: Bool) -> Outcome? {
    for thread in threads {
      steps += 1
      switch program.states[Int(thread.state)] {
      case .match:
        // The threads behind this one are less preferred.
        return .match(isEmpty: thread.start == place)
      case .scalar(let set):
        guard let scalar, program.sets[Int(set)].contains(scalar) else { continue }
        enter(thread.state + 1, from: thread.start, at: place + 1, isEnd: isEnd)
      case .fork, .jump, .textStart, .textEnd: continue
      }
    }
    return nil
  }

  /// Adds the threads that begin at a state, unless a preferred one has been there at the same place.
  private mutating func enter(_ state: Int32, from start: Int32, at place: Int32, isEnd: Bool) {
    pending.append(state)
    while let state = pending.popLast() {
      guard visits[Int(state)] != place else { continue }
      visits[Int(state)] = place
      steps += 1
      switch program.states[Int(state)] {
      case .scalar, .match: following.append(Thread(state: state, start: start))
      case .jump(let next): pending.append(next)
      case .fork(let first, let second):
        pending.append(second)
        pending.append(first)
      case .textStart: if place == 0 { pending.append(state + 1) }
      case .textEnd: if isEnd { pending.append(state + 1) }
      }
    }
  }
}
