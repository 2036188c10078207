import APISpec

/// Compares who may call an endpoint, and how often.
struct AccessComparison {
  private let place: SubjectPlace
  private(set) var changes: [Change] = []

  init(_ old: Endpoint, _ new: Endpoint, _ place: SubjectPlace) {
    self.place = place
    compareTokens(old.tokenTypes, new.tokenTypes)
    changes += Self.appTypes(old.appTypes, new.appTypes, place, .request)
    changes += ScopeComparison(old.scopes, new.scopes, place, .request).changes
    changes += Self.fieldScopes(old.fieldScopes, new.fieldScopes, place, .response)
    compareRates(old.rateLimits, new.rateLimits)
  }

  /// A page that names no token at all does not say that none is needed.
  private mutating func compareTokens(_ old: [TokenType], _ new: [TokenType]) {
    guard !old.isEmpty, !new.isEmpty else { return }
    for token in new where !old.contains(token) {
      changes.append(place.change(.tokenAdded, owner: "", name: token.rawValue))
    }
    for token in old where !new.contains(token) {
      changes.append(place.change(.tokenRemoved, owner: "", name: token.rawValue))
    }
  }

  static func appTypes(_ old: [AppType], _ new: [AppType], _ place: SubjectPlace, _ direction: Direction) -> [Change] {
    guard !old.isEmpty, !new.isEmpty else { return [] }
    return new.filter { !old.contains($0) }.map {
      place.change(.endpointAppTypesWidened, direction, owner: place.subject, name: $0.rawValue)
    }
      + old.filter { !new.contains($0) }.map {
        place.change(.endpointAppTypesNarrowed, direction, owner: place.subject, name: $0.rawValue)
      }
  }

  static func fieldScopes(_ old: [Scope], _ new: [Scope], _ place: SubjectPlace, _ direction: Direction) -> [Change] {
    let before = Set(old.map(\.name))
    let after = Set(new.map(\.name))
    return after.subtracting(before).sorted().map {
      place.change(.responseFieldPermissionAdded, direction, owner: "", name: $0)
    }
      + before.subtracting(after).sorted().map {
        place.change(.responseFieldPermissionRemoved, direction, owner: "", name: $0)
      }
  }

  // MARK: - Rates

  private mutating func compareRates(_ old: [RateLimit], _ new: [RateLimit]) {
    guard Set(old) != Set(new) else { return }
    let words = (RateWords.text(old), RateWords.text(new))
    let before = Rates(old)
    let after = Rates(new)
    let rule: ChangeRule
    if before.isComparable, after.isComparable {
      let windows = Set(before.byWindow.keys).union(after.byWindow.keys)
      // A window without a limit has all the room.
      let isLower = windows.contains { (after.byWindow[$0] ?? .max) < (before.byWindow[$0] ?? .max) }
      let shared = windows.filter { before.byWindow[$0] != nil && after.byWindow[$0] != nil }
      rule =
        shared.isEmpty
        ? after.perSecond < before.perSecond ? .rateLimitLowered : .rateLimitRaised
        : isLower ? .rateLimitLowered : .rateLimitRaised
    } else {
      rule = .rateLimitClassChanged
    }
    changes.append(place.change(rule, owner: place.subject, old: words.0, new: words.1))
  }

  private struct Rates {
    var byWindow: [RateLimit.Window: Int] = [:]
    var isComparable: Bool

    init(_ limits: [RateLimit]) {
      isComparable = !limits.isEmpty
      for limit in limits {
        switch limit {
        case .calls(let count, let window): byWindow[window] = min(count, byWindow[window] ?? .max)
        case .special: isComparable = false
        }
      }
    }

    /// The tightest of the limits.
    var perSecond: Double {
      byWindow.map { window, count in
        switch window {
        case .second: Double(count)
        case .minute: Double(count) / 60
        case .hour: Double(count) / 3600
        case .day: Double(count) / 86400
        }
      }.min() ?? .infinity
    }
  }
}

/// Rate limits as a report shows them.
enum RateWords {
  static func text(_ limits: [RateLimit]) -> String? {
    if limits.isEmpty { return nil }
    return limits.map { limit in
      switch limit {
      case .calls(let count, let window): "\(count) per \(window.rawValue)"
      case .special: "special"
      }
    }.sorted().joined(separator: ", ")
  }
}
