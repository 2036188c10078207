import APISpec

/// The two dialects in which a page comes, where they are not one.
struct DialectPair {
  let old: Dialect
  let new: Dialect
  /// Whether both are one state of one page of the portal: then all that differs comes from the conversion.
  private let isSameRevision: Bool
  private let hasMoved: Bool

  init?(_ a: [PageSource], _ b: [PageSource], _ oldLink: DocumentationLink, _ newLink: DocumentationLink) {
    guard let old = a.first?.dialect, let new = b.first?.dialect, old != new else { return nil }
    self.old = old
    self.new = new
    hasMoved = a.first?.path != b.first?.path
    isSameRevision = oldLink.updatedAt != nil && oldLink.updatedAt == newLink.updatedAt && oldLink.path == newLink.path
  }

  var key: String { "\(old.rawValue)>\(new.rawValue)" }

  func trusts(_ change: Change) -> Bool {
    if change.rule.isAlwaysShown { return true }
    // Where a page is filed is no matter of its dialect.
    if hasMoved, change.rule.isAboutFiling { return true }
    return !isSameRevision && change.rule.isStableAcrossDialects
  }
}
