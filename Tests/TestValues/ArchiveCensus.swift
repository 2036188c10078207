import APISpec

/// Which members of archived types some values show. A member that no archive keeps would be lost between two runs
/// without a word; where every member is shown by a value that survives an archive, none is.
public struct ArchiveCensus {
  /// `Field.format`, and whether some value has another one than a blank.
  private var members: [String: Bool] = [:]

  public init() {}

  /// The members of types that were met and that no value shows; of all types, or of some.
  public func unseen(of types: [Any.Type]? = nil) -> [String] {
    let names = types.map { Set($0.map { "\($0)" }) }
    return members.filter { member, isShown in
      !isShown && names?.contains(String(member.prefix { $0 != "." })) != false
    }.keys.sorted()
  }

  public mutating func add(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .struct, let archivable = value as? any Archivable {
      count(archivable, mirror)
    }
    for child in mirror.children { add(child.value) }
  }

  private mutating func count(_ value: some Archivable, _ mirror: Mirror) {
    let type = "\(Swift.type(of: value))"
    for (own, blank) in zip(mirror.children, Mirror(reflecting: Swift.type(of: value).blank).children) {
      let member = "\(type).\(own.label ?? "")"
      if members[member] != true { members[member] = Self.text(of: own.value) != Self.text(of: blank.value) }
    }
  }

  /// Everything that is in a value, whatever it says of itself. Lines are sorted, because sets and dictionaries list their
  /// members in any order.
  public static func text(of value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text.split(separator: "\n").sorted().joined(separator: "\n")
  }
}
