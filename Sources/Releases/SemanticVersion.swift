import SpecDiff

/// A version as Semantic Versioning 2.0.0 writes it: `1.4.0`, `2.0.0-beta.1`, `1.0.0+build.5`.
public struct SemanticVersion: Hashable, Sendable {
  public var major: Int
  public var minor: Int
  public var patch: Int
  /// What stands behind the hyphen, for example `["beta", "1"]`.
  public var prerelease: [String]
  /// What stands behind the plus sign. It tells no versions apart when they are compared.
  public var build: [String]

  public init(_ major: Int, _ minor: Int, _ patch: Int, prerelease: [String] = [], build: [String] = []) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.build = build
  }

  /// The version of a first release.
  public static let first = SemanticVersion(0, 1, 0)

  /// Reads a version; nil where the text is none to the letter.
  public init?(_ text: some StringProtocol) {
    let plus = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let hyphen = plus[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = hyphen[0].split(separator: ".", omittingEmptySubsequences: false).map { Self.number(String($0)) }
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2] else { return nil }
    self.init(major, minor, patch)
    if hyphen.count > 1 {
      guard let words = Self.words(String(hyphen[1])), words.allSatisfy(Self.hasNoIdleZero) else { return nil }
      prerelease = words
    }
    if plus.count > 1 {
      guard let words = Self.words(String(plus[1])) else { return nil }
      build = words
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(isDigit), hasNoIdleZero(text) else { return nil }
    // A number that can be raised by one, and has room for a day and a time.
    return Int(text).flatMap { $0 <= 999_999_999_999_999 ? $0 : nil }
  }

  /// A number has no zeros in front.
  private static func hasNoIdleZero(_ word: String) -> Bool {
    !(word.utf8.count > 1 && word.hasPrefix("0") && word.utf8.allSatisfy(isDigit))
  }

  private static func words(_ text: String) -> [String]? {
    let words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isSpelt = { (byte: UInt8) in
      isDigit(byte) || byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isSpelt) } ? words : nil
  }
}

extension SemanticVersion: CustomStringConvertible {
  public var description: String {
    var text = "\(major).\(minor).\(patch)"
    if !prerelease.isEmpty { text += "-" + prerelease.joined(separator: ".") }
    if !build.isEmpty { text += "+" + build.joined(separator: ".") }
    return text
  }
}

extension SemanticVersion: Comparable {
  /// As Semantic Versioning orders them: `1.0.0-alpha` < `1.0.0-alpha.1` < `1.0.0-beta.2` < `1.0.0-beta.11` < `1.0.0`.
  public static func < (a: SemanticVersion, b: SemanticVersion) -> Bool {
    if (a.major, a.minor, a.patch) != (b.major, b.minor, b.patch) {
      return (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
    }
    guard !a.prerelease.isEmpty, !b.prerelease.isEmpty else { return !a.prerelease.isEmpty && b.prerelease.isEmpty }
    for (mine, theirs) in zip(a.prerelease, b.prerelease) where mine != theirs {
      return precedes(mine, theirs)
    }
    return a.prerelease.count < b.prerelease.count
  }

  /// Numbers by value and before words; words by bytes.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    switch (a.utf8.allSatisfy(isDigit), b.utf8.allSatisfy(isDigit)) {
    case (true, true): a.utf8.count == b.utf8.count ? a < b : a.utf8.count < b.utf8.count
    case (true, false): true
    case (false, true): false
    case (false, false): a.utf8.lexicographicallyPrecedes(b.utf8)
    }
  }
}

extension SemanticVersion {
  /// The next version after changes of a kind.
  ///
  /// Below 1.0.0 everything moves one place to the right, as SwiftPM and Cargo read such versions: what breaks raises
  /// the minor version, anything else the patch version. A pre-release grows into the release that it announces where
  /// that is far enough: `2.0.0-beta.1` into `2.0.0` for any change, `1.3.1-rc.1` into `1.4.0` for a minor one.
  public func bumped(by bump: VersionBump) -> SemanticVersion {
    let next: SemanticVersion
    switch major == 0 ? bump.beforeFirstMajor : bump {
    case .none: return self
    case .patch: next = SemanticVersion(major, minor, prerelease.isEmpty ? patch + 1 : patch)
    case .minor:
      let isAnnounced = !prerelease.isEmpty && patch == 0
      next = SemanticVersion(major, isAnnounced ? minor : minor + 1, 0)
    case .major:
      let isAnnounced = !prerelease.isEmpty && patch == 0 && minor == 0
      next = SemanticVersion(isAnnounced ? major : major + 1, 0, 0)
    }
    return next
  }
}

extension VersionBump {
  /// What the bump means for versions 0.y.z.
  var beforeFirstMajor: VersionBump {
    switch self {
    case .none: .none
    case .patch, .minor: .patch
    case .major: .minor
    }
  }
}
