import APISpec
import PortalSync

/// What is said about pages that came, changed and went.
struct SyncReport {
  /// The folder as it was named.
  let folder: String
  let plan: SyncPlan
  /// How many pages could not be fetched.
  let missing: Int

  /// Why nothing was written.
  static func incomplete(_ folder: String, missing: Int) -> String {
    "Nothing was changed in '\(folder)', because \(Plural.count(missing, "page")) could not be fetched. The others are "
      + "kept for a day: the next run goes on with them."
  }

  /// `specs/: 2065 pages, 3 added, 12 changed, 1 removed, 2049 unchanged`
  var summary: String {
    let pages = plan.count(.added) + plan.count(.changed) + plan.unchanged + missing
    let fates = SyncPlan.Fate.allCases.map { "\(plan.count($0)) \($0.rawValue)" }
    let failed = missing > 0 ? ", \(missing) not fetched" : ""
    return "\(folder)/: \(Plural.count(pages, "page")), \(fates.joined(separator: ", ")), \(plan.unchanged) unchanged"
      + failed
  }

  /// `added im-v1/chat/create.md`, one page a line.
  var list: String { plan.pages.map { "\($0.fate.rawValue) \($0.path)".printableLine + "\n" }.joined() }

  var warnings: [String] {
    plan.overwritten.map { "'\(folder)/\($0)' was edited by hand, and is as on the portal again." }
  }
}
