/// One kind of change: what it is called, how much it matters, and how it is told.
///
/// Rules are data. The comparison names them, and everything else about them stands in the tables of this folder, one
/// file a family.
public struct ChangeRule: Hashable, Sendable {
  /// Stable: `family.what-happened`.
  public var id: String
  public var wire: ChangeLevel
  /// The wire level in responses and events, where the direction matters.
  public var wireInResponses: ChangeLevel?
  public var swift: ChangeLevel
  public var mirror: Mirror
  public var listing: Listing
  /// Whether the rule can be trusted where the two pages come in different dialects.
  public var isStableAcrossDialects: Bool
  /// Whether it tells where a page is filed, which no dialect loses.
  public var isAboutFiling: Bool
  /// What users of the SDK have afterwards.
  public var effect: Effect
  /// Whether changes of one owner at the same endpoints are one entry: ten fields that are added to a type are one
  /// thought.
  public var gathersSiblings: Bool

  /// Whether no choice of rules, services or axes hides the rule, and no decision lowers its levels: where tokens go is
  /// for everybody to see.
  public var isAlwaysShown: Bool

  /// What happened, with the places of `RuleArgument` in braces.
  public var text: BilingualText
  /// Why the levels are what they are.
  public var explanation: BilingualText
  /// What to do before the change is accepted.
  public var advice: Advice

  /// What the opposite change reports.
  public enum Mirror: Hashable, Sendable {
    /// One of these rules.
    case rules([String])
    /// This rule again, with old and new exchanged.
    case itself
    /// Nothing that could be demanded, for this reason.
    case waived(String)
  }

  /// Whether entries of the rule are listed or only counted.
  public enum Listing: String, Hashable, Sendable {
    case listed
    /// Counted as changed words.
    case words
    /// Counted as noise.
    case noise
  }

  /// What users of the SDK have afterwards: changelogs are ordered by it.
  public enum Effect: Hashable, Sendable {
    /// Something new to use.
    case added
    /// Something that is other than it was; also a new limit or demand.
    case changed
    /// Something that should not be used any more.
    case deprecated
    /// Something that cannot be used any more.
    case removed
  }

  init(
    _ id: String, wire: ChangeLevel, inResponses: ChangeLevel? = nil, swift: ChangeLevel, mirror: Mirror,
    listing: Listing = .listed, isStableAcrossDialects: Bool = true, isAboutFiling: Bool = false,
    effect: Effect = .changed, gathersSiblings: Bool = false, isAlwaysShown: Bool = false, _ english: String,
    _ chinese: String,
    because explanation: BilingualText, advice: Advice
  ) {
    self.id = id
    self.wire = wire
    self.wireInResponses = inResponses
    self.swift = swift
    self.mirror = mirror
    self.listing = listing
    self.isStableAcrossDialects = isStableAcrossDialects
    self.isAboutFiling = isAboutFiling
    self.effect = effect
    self.gathersSiblings = gathersSiblings
    self.isAlwaysShown = isAlwaysShown
    self.text = BilingualText(english, chinese)
    self.explanation = explanation
    self.advice = advice
  }

  /// `request` of `request.removed`.
  public var family: String { String(id.prefix { $0 != "." }) }

  /// Whether requests and responses get levels of their own, and so entries of their own.
  public var dependsOnDirection: Bool { wireInResponses != nil }

  public func wire(in direction: Direction) -> ChangeLevel {
    direction == .request ? wire : wireInResponses ?? wire
  }

  /// Every rule, in the order of the tables.
  public static let all: [ChangeRule] = [
    pageRules, requestRules, responseRules, typeRules, valueRules, limitRules, accessRules, errorRules, lifecycleRules,
    proseRules,
    guideRules, toolRules,
  ].flatMap { $0 }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  public static func named(_ id: String) -> ChangeRule? { byID[id] }
}

/// The places in the text of a rule that an entry fills.
public enum RuleArgument: String, CaseIterable, Sendable {
  /// What changed: a field, a value, a code, a scope.
  case name
  /// What it belongs to: a type, a table of parameters, an endpoint.
  case owner
  case old
  case new
}

/// Which way the content of a field goes.
public enum Direction: String, Hashable, Sendable {
  case request, response, event
}

/// What a reviewer does before accepting a change.
public enum Advice: String, CaseIterable, Hashable, Sendable {
  case none, checkClients, changeSource, checkBoth, readPage

  public var text: BilingualText {
    switch self {
    case .none: BilingualText("Nothing needs to be done.", "无需处理。")
    case .checkClients:
      BilingualText(
        "Check whether shipped clients depend on the old behaviour; accept the change when they do not, or when they "
          + "are updated in time.",
        "确认已发布的客户端是否依赖旧行为；不依赖或能及时更新时再接受该变更。")
    case .changeSource:
      BilingualText(
        "Release the SDK with the version bump that the report suggests and tell users what to change; then accept it.",
        "按报告建议的版本号发布 SDK，并告知使用者如何修改代码，然后接受该变更。")
    case .checkBoth:
      BilingualText(
        "Check shipped clients first, then release the SDK with the suggested version bump; accept the change when "
          + "both are settled.",
        "先确认已发布的客户端，再按建议的版本号发布 SDK；两者都处理完后接受该变更。")
    case .readPage:
      BilingualText(
        "Read the old and the new words: only a person can tell whether the contract changed. Accept it if it did not.",
        "请阅读新旧原文：契约是否改变需要人工判断；未改变时接受即可。")
    }
  }
}
