/// A user's grant that its store has not taken yet, and when it is offered to the store again.
struct UnsavedGrant: Sendable {
  let grant: UserGrant
  /// What the store held when the platform issued the grant. Its refresh token is used up.
  let predecessor: UserGrant
  /// When the store is to be asked again; nil while it is being asked.
  private(set) var due: Duration?
  private var failures = 0

  /// The first repetition follows with the next call: the program may not make many more.
  private static let backoff = RetryPolicy(firstWait: .seconds(1), longestWait: .seconds(60))

  init(_ grant: UserGrant, predecessor: UserGrant) {
    self.grant = grant
    self.predecessor = predecessor
  }

  /// What the store holds, seen from the unsaved grant.
  enum StoredGrant {
    /// The store took it after all.
    case same
    /// The store has what was exchanged, or something older.
    case older
    /// Another process has put a newer grant there, or the user has granted anew.
    case newer
  }

  func compare(with stored: UserGrant) -> StoredGrant {
    if stored.isSame(as: grant) { return .same }
    return stored.isSame(as: predecessor) || stored.expiry <= grant.expiry ? .older : .newer
  }

  /// Takes the next attempt, where its time has come.
  mutating func claim(at now: Duration) -> Bool {
    guard let moment = due, moment <= now else { return false }
    due = nil
    return true
  }

  /// Notes that the store did not take the grant.
  mutating func noteFailure(at now: Duration) {
    due = now + (failures == 0 ? .zero : Self.backoff.wait(after: failures, chance: 1))
    failures += 1
  }

  /// Gives back an attempt that was not made.
  mutating func release(at now: Duration) {
    due = due ?? now
  }
}

extension UserGrant {
  /// Whether both are one grant. Stores may round the times.
  func isSame(as other: UserGrant) -> Bool {
    token == other.token && refreshToken == other.refreshToken
  }
}
