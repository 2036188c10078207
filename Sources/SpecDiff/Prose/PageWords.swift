import APISpec

/// The running text of a page: its introduction, notices and notes.
struct PageWords {
  private var texts: [String]
  /// The scopes that the page lists in its table.
  private var listed: Set<String>

  static func of(_ endpoint: Endpoint) -> PageWords {
    PageWords(
      texts: [endpoint.summary, endpoint.details, endpoint.request.notes, endpoint.response.notes],
      listed: Set((endpoint.scopes.scopes + endpoint.fieldScopes).map(\.name)))
  }

  static func of(_ event: Event) -> PageWords {
    PageWords(
      texts: [event.summary, event.details, event.notes, event.delivery],
      listed: Set((event.scopes.scopes + event.fieldScopes).map(\.name)))
  }

  /// What changed from these words to others, contract first; the rest is wording.
  func changes(to new: PageWords, _ place: SubjectPlace) -> [Change] {
    guard texts != new.texts else { return [] }
    let (a, b) = (texts.joined(separator: "\n"), new.texts.joined(separator: "\n"))
    if PlainWords(a) == PlainWords(b) { return [place.change(.docNoise, owner: place.subject)] }
    let both = listed.union(new.listed)
    let (before, after) = (PageContract(a, listed: both), PageContract(b, listed: both))
    var changes = before.changes(to: after, place)
    changes.append(place.change(.docPageProseChanged, owner: place.subject, old: Self.lost(a, b), new: Self.lost(b, a)))
    return changes
  }

  /// The clauses that the other text lacks.
  private static func lost(_ text: String, _ other: String) -> String {
    let known = Set(Clauses(other).all.map { PlainWords(String(decoding: $0, as: UTF8.self)) })
    return Clauses(text).all.filter { !known.contains(PlainWords(String(decoding: $0, as: UTF8.self))) }
      .map(Clauses.text).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

/// What the running text of a page promises: limits, demands, scopes, announced changes.
struct PageContract {
  private let prose: ProseContract
  /// Names like `contact:user.employee_id:readonly`, each with the clause that demands it.
  private(set) var scopes: [String: String] = [:]
  /// All such names, whether demanded here or listed in the table of scopes.
  private var mentions: Set<String>
  /// The clause that demands access to data.
  private var dataPermission: String?
  /// The announcement of an incompatible change, and the dates in it.
  private(set) var notice: (text: String, dates: [String])?

  /// Scopes that the page lists in its table are compared there.
  init(_ text: String, listed: Set<String> = []) {
    prose = ProseContract(text)
    mentions = listed
    for clause in Clauses(text).all {
      readScopes(clause)
      readDataPermission(clause)
      readNotice(clause)
    }
  }

  func changes(to new: PageContract, _ place: SubjectPlace) -> [Change] {
    let subject = place.subject
    var changes = LimitComparison(
      Constraints(), Constraints(), oldProse: prose.limits, newProse: new.prose.limits
    ).changes.map { place.change($0.rule, owner: subject, old: $0.old, new: $0.new) }
    if Set(prose.conditions.keys) != Set(new.prose.conditions.keys) {
      let text = { (prose: ProseContract, other: ProseContract) -> String? in
        let clauses = prose.conditions.filter { other.conditions[$0.key] == nil }.values.sorted()
        return clauses.isEmpty ? nil : clauses.joined(separator: "; ")
      }
      changes.append(
        place.change(
          .requestConditionalRequired, owner: subject, old: text(prose, new.prose), new: text(new.prose, prose)))
    }
    for scope in Set(new.scopes.keys).subtracting(mentions).sorted() {
      changes.append(place.change(.scopeRequirementAdded, owner: subject, name: scope, new: new.scopes[scope]))
    }
    for scope in Set(scopes.keys).subtracting(new.mentions).sorted() {
      changes.append(place.change(.scopeRequirementDropped, owner: subject, name: scope, old: scopes[scope]))
    }
    if (dataPermission == nil) != (new.dataPermission == nil) {
      changes.append(
        place.change(.scopeDataRangeChanged, owner: subject, old: dataPermission, new: new.dataPermission))
    }
    switch (notice, new.notice) {
    case (nil, let notice?): changes.append(place.change(.noticeIncompatible, owner: subject, new: notice.text))
    case (let before?, let after?) where before.dates != after.dates:
      changes.append(
        place.change(
          .noticeDateChanged, owner: subject, old: before.dates.joined(separator: ", "),
          new: after.dates.joined(separator: ", ")))
    default: break
    }
    return changes
  }

  /// How data permissions are called where a scope has its name.

  /// `需要` need, `申请` apply for, `开通` turn on, `权限` permission.
  private static let demandWords = ["需要", "申请", "开通", "权限", "scope", "permission"].map { Array($0.utf8) }
  private static let noticeWords = ["不兼容变更", "不兼容的变更", "不兼容升级", "breaking change", "incompatible change"].map {
    Array($0.utf8)
  }

  private mutating func readScopes(_ clause: ArraySlice<UInt8>) {
    let isDemand = Self.demandWords.contains { clause.contains(word: $0) }
    for word in clause.split(whereSeparator: { !($0.isNamePart || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")) })
    {
      let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count > 1 }),
        parts.allSatisfy({ !($0.first?.isDigit ?? true) })
      else { continue }
      let name = String(decoding: word, as: UTF8.self)
      if isDemand, !mentions.contains(name) { scopes[name] = Clauses.text(clause) }
      mentions.insert(name)
    }
  }

  /// `数据权限` the data that an app may see: a demand without a scope's name.
  private static let dataWords = ["数据权限", "权限范围", "资源权限"].map { Array($0.utf8) }
  private static let applyWords = ["申请", "开通", "配置"].map { Array($0.utf8) }

  private mutating func readDataPermission(_ clause: ArraySlice<UInt8>) {
    guard dataPermission == nil, Self.dataWords.contains(where: { clause.contains(word: $0) }),
      Self.applyWords.contains(where: { clause.contains(word: $0) })
    else { return }
    dataPermission = Clauses.text(clause)
  }

  private mutating func readNotice(_ clause: ArraySlice<UInt8>) {
    guard Self.noticeWords.contains(where: { clause.contains(word: $0) }) else { return }
    let dates = clause.split(whereSeparator: { !($0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")) })
      .filter { $0.count >= 8 }.map { String(decoding: $0, as: UTF8.self) }
    notice = (Clauses.text(clause), (notice?.dates ?? []) + dates)
  }
}
