/// One place where a document and what emitted code makes of it are not the same.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// Where, for example `$.data.items[3].name`.
  public let path: String
  /// What is not the same.
  public let text: String

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }

  public var description: String { "\(path): \(text)" }

  /// Whether the place is `other` or lies inside of it.
  func lies(at other: String) -> Bool {
    path == other || path.hasPrefix("\(other).") || path.hasPrefix("\(other)[")
  }
}

/// Everything that is not as documented about one subject; the description tells all of it.
public struct Differences: Hashable, Sendable, CustomStringConvertible {
  /// The example's name, or that of the file.
  public let subject: String
  /// What differs, in the order in which it was met.
  public let all: [Difference]

  /// Whether everything is as documented.
  public var isEmpty: Bool { all.isEmpty }

  /// Without those at members of some names.
  func without(_ names: Set<String>) -> Differences {
    Differences(
      subject: subject,
      all: all.filter { !names.contains($0.path.split(separator: ".").last.map(String.init) ?? "") })
  }

  public var description: String {
    guard !isEmpty else { return "\(subject) is as documented" }
    let places = all.count == 1 ? "1 place" : "\(all.count) places"
    return (["\(subject) is not as documented in \(places):"] + all.map { "  \($0)" }).joined(separator: "\n")
  }
}
