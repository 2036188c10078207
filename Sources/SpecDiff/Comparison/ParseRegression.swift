import APISpec

/// A page of which we read much less than before, though it hardly changed: more likely our fault than a change.
struct ParseRegression {
  var old: String
  var new: String

  /// From how many fields on the loss of all of them is suspicious.
  private static let fewest = 4

  init?(_ changes: [[FieldChange]], _ old: Endpoint, _ new: Endpoint) {
    let lists = [
      (old.queryParameters, new.queryParameters), (old.request.fields, new.request.fields),
      (old.response.fields, new.response.fields),
    ]
    let isHardlyReworded =
      PlainWords(old.summary) == PlainWords(new.summary) && PlainWords(old.details) == PlainWords(new.details)
    guard isHardlyReworded else { return nil }
    for (before, after) in lists where before.count >= Self.fewest {
      if after.isEmpty {
        self.old = "\(before.count) fields"
        self.new = "none"
        return
      }
      let lost = Self.unknowns(after) - Self.unknowns(before)
      if after.count >= before.count, lost * 2 >= before.count {
        self.old = "\(Self.unknowns(before)) of \(before.count) fields without type or presence"
        self.new = "\(Self.unknowns(after)) of \(after.count)"
        return
      }
    }
    return nil
  }

  private static func unknowns(_ fields: [Field]) -> Int {
    fields.count { $0.isInferred || $0.type.innermost == .any }
  }
}
