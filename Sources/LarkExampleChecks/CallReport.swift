/// How all documented calls ended.
public struct CallReport: Sendable, CustomStringConvertible {
  /// How one call ended.
  public struct Line: Sendable {
    /// The method as it is called.
    public let call: String
    /// How the call ended.
    public let outcome: CallOutcome
  }

  /// A line for each call, in their order.
  public let lines: [Line]
  /// The endpoints that no call reaches, with the reasons.
  public let uncalled: [String: String]

  /// The calls whose documented answer can be compared, or that answer with nothing or a file.
  public var comparable: [Line] {
    lines.filter { line in
      if case .incomparable = line.outcome { return false }
      return true
    }
  }

  /// The comparable calls that were answered as documented.
  public var answered: [Line] {
    comparable.filter { line in
      switch line.outcome {
      case .asDocumented, .confirmed: true
      case .incomparable, .different, .failed: false
      }
    }
  }

  /// The share of the comparable calls that were answered as documented.
  public var share: Double {
    comparable.isEmpty ? 1 : Double(answered.count) / Double(comparable.count)
  }
}

// MARK: Text

extension CallReport {
  public var description: String {
    let thousandths = Int(share * 1000)
    let head = """
      \(lines.count) calls, \(comparable.count) with a usable example: \(answered.count) answered as documented \
      (\(thousandths / 10).\(thousandths % 10) %)
      """
    return ([head] + groups).joined(separator: "\n")
  }

  /// What was not answered as documented, by reason; the most frequent reasons first.
  private var groups: [String] {
    var calls: [String: [String]] = [:]
    for line in lines {
      if let reason = Self.reason(line.outcome) { calls[reason, default: []].append(line.call) }
    }
    for (endpoint, reason) in uncalled { calls["not called: \(reason)", default: []].append(endpoint) }
    return calls.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .flatMap { reason, calls in ["\(calls.count) × \(reason)"] + calls.sorted().map { "    \($0)" } }
  }

  private static func reason(_ outcome: CallOutcome) -> String? {
    switch outcome {
    case .asDocumented, .confirmed: nil
    case .incomparable(let reason): "answered, not compared: \(reason)"
    case .different(let differences):
      "answered otherwise: \(differences.all.map(\.description).joined(separator: "; "))"
    case .failed(let text): "failed: \(text.split(separator: "\n").joined(separator: " "))"
    }
  }
}
