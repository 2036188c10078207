import APISpec
import SpecDiff
import SwiftEmitter

/// How the version of an SDK should grow, and why: because of the documentation, the generator and the settings apart.
///
/// The causes are told apart by making the SDK again, changing one at a time. *A* is the SDK as it is checked in, *B* what
/// this generator makes of the old pages with the old settings, *C* the same with the settings of now, and *D* the new
/// SDK. From A to B the generator changed something, from B to C the settings, from C to D the pages. Where the generator
/// and the settings are those that `sdk.json` records, nothing is made again, and what A lacks of the old pages belongs
/// to the documentation.
public struct VersionSuggestion: Sendable {
  /// For each cause what it does, in the order of `ReleaseCause`.
  public private(set) var findings: [CauseFinding]
  /// What changed in the part of the documentation that the SDK covers.
  public private(set) var difference: SpecDifference
  /// How the old SDK was made; nil where that is not recorded.
  public private(set) var recorded: SDKRecord?
  public private(set) var settings: SDKRecord
  /// Whether there was no SDK before.
  public private(set) var isFirst: Bool

  /// How the version should grow for all causes together.
  public var bump: VersionBump { findings.map(\.bump).max() ?? .none }

  public subscript(cause: ReleaseCause) -> CauseFinding {
    findings.first { $0.cause == cause } ?? CauseFinding(cause, [])
  }

  /// - Parameters:
  ///   - published: The files of the SDK as they are checked in, `names.lock`, `api.txt` and `sdk.json` among them; empty
  ///     where there is none.
  ///   - old: The documentation that the SDK was made from.
  ///   - new: The documentation of now.
  ///   - files: What `emitSDK` makes of the new documentation.
  ///   - settings: The settings of now.
  ///   - difference: How the whole documentation changed, where that is known; it is compared again only where the
  ///     settings select a part.
  public init(
    published: [SourceFile], old: APISpec, new: APISpec, files: [SourceFile], settings: SDKSettings,
    difference: SpecDifference? = nil
  ) throws(PublishedSDKError) {
    let sdk = try PublishedSDK(published)
    let now = SDKRecord(settings)
    let selection = settings.selection
    self.settings = now
    recorded = sdk.record
    isFirst = published.isEmpty
    if selection == .everything, let difference {
      self.difference = difference
    } else {
      self.difference = SpecDifference(from: selection.part(of: old), to: selection.part(of: new))
    }
    guard !isFirst else {
      let reason = ReleaseReason(.minor, "the SDK is generated for the first time")
      findings = [
        CauseFinding(.documentation, [reason]), CauseFinding(.generator, []), CauseFinding(.configuration, []),
      ]
      return
    }
    let states = States(sdk, old: old, files: files, settings: settings, now: now)
    findings = [
      CauseFinding(.documentation, states.documentationReasons + Self.reasons(of: self.difference)),
      CauseFinding(.generator, states.generatorReasons(from: sdk.record, to: now)),
      CauseFinding(.configuration, states.settingsReasons(from: sdk.record, to: now)),
    ]
  }

  /// What the comparison of the pages says, where it weighs anything.
  private static func reasons(of difference: SpecDifference) -> [ReleaseReason] {
    guard difference.bump > .none else { return [] }
    let entries = difference.entries.filter { $0.level > .none }
    let worst = entries.filter { VersionSuggestion.bump(of: $0) == difference.bump }
    guard !worst.isEmpty else { return [ReleaseReason(difference.bump, "changed words on pages")] }
    return [
      ReleaseReason(
        difference.bump, "documented change", plural: "documented changes", worst.map { $0.text(in: .english) })
    ]
  }

  private static func bump(of entry: DiffEntry) -> VersionBump {
    VersionBump(swift: entry.swift, wire: entry.wire)
  }
}

/// The four states between which the causes lie.
private struct States {
  var a: EmittedState
  var b: EmittedState
  var c: EmittedState
  var d: EmittedState

  init(_ sdk: PublishedSDK, old: APISpec, files: [SourceFile], settings: SDKSettings, now: SDKRecord) {
    // Without a record, the settings are taken to be the same, and anything may have been made by another generator.
    let record = sdk.record
    let isSameGenerator = record?.generator == now.generator
    let hasSameSettings = record?.hasSameSettings(as: now) ?? true
    a = EmittedState(sdk.files, generator: record?.generator)
    let made = { (settings: SDKSettings) in
      EmittedState(emitSDK(old, settings, lock: sdk.lock).files, generator: settings.generator)
    }
    b = isSameGenerator ? a : made(record?.settings(now: settings) ?? settings)
    c = hasSameSettings ? b : made(settings)
    d = EmittedState(files, generator: now.generator)
  }

  var documentationReasons: [ReleaseReason] { c.reasons(to: d) }

  func generatorReasons(from old: SDKRecord?, to new: SDKRecord) -> [ReleaseReason] {
    let reasons = a.reasons(to: b)
    guard let old, old.generator != new.generator else { return reasons }
    return reasons + [ReleaseReason(.patch, "\(new.generator) instead of \(old.generator)")]
  }

  func settingsReasons(from old: SDKRecord?, to new: SDKRecord) -> [ReleaseReason] {
    let sentences = old.map { SettingsComparison.sentences(from: $0, to: new) } ?? []
    return b.reasons(to: c) + sentences.map { ReleaseReason(.patch, $0) }
  }
}
