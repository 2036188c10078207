import SwiftEmitter

/// Whether `names.lock` and `api.txt` of an SDK tell of the same declarations.
///
/// Both are written by one run. Where they disagree, one of them was edited, merged wrongly, or not checked in; the next
/// run would then rename what was published, and nobody would see it in `api.txt`.
public struct InterfaceConsistency: Hashable, Sendable {
  /// Lines of `api.txt` whose names `names.lock` does not have, as they stand there.
  public private(set) var unlocked: [String] = []
  /// What `names.lock` has, is not retired, and `api.txt` lacks.
  public private(set) var missing: [String] = []

  public var holds: Bool { unlocked.isEmpty && missing.isEmpty }

  /// Compares what one run wrote. Where only a part of the documentation was selected, the lock holds what earlier runs
  /// published of the rest: then calls and types have to be complete where they occur at all.
  public init(lock: NameLock, interface: String, isSelection: Bool = false) {
    let locked = LockedInterface(lock)
    let lines = InterfaceLine.lines(of: interface)
    let texts = Set(lines.map(\.text))
    let names = Set(lines.map(\.name))
    var wanted: Set<String> = []
    for unit in locked.units where !unit.isRetired {
      let isThere = names.contains(unit.name)
      // A version whose calls and events are all gone takes its types with it.
      let hasVersion = unit.frames.count > 1 && texts.contains(unit.frames[1])
      guard isThere || (!isSelection && (!unit.isType || hasVersion)) else { continue }
      wanted.formUnion(unit.frames + unit.lines)
      if let all = unit.allPages, !names.contains(all) { missing.append("\(all)(…)") }
    }
    missing = (missing + wanted.subtracting(texts)).sorted()
    let known = locked.frames.union(locked.units.filter { !$0.isRetired }.flatMap(\.lines))
    let derived = Derived(locked)
    unlocked = lines.filter { !known.contains($0.text) && !derived.explains($0) }.map(\.text)
  }

  /// Methods that the lock does not spell out, because they follow from others.
  private struct Derived {
    private let allPages: Set<String>
    private let resources: Set<String>

    init(_ locked: LockedInterface) {
      allPages = Set(locked.units.compactMap(\.allPages))
      resources = locked.resources
    }

    func explains(_ line: InterfaceLine) -> Bool {
      if allPages.contains(line.name) { return true }
      guard line.name.hasSuffix("InParts"), let point = line.name.lastIndex(of: ".") else { return false }
      return resources.contains(String(line.name[..<point])) && line.text.contains("resuming: UploadSession?")
    }
  }
}

extension InterfaceConsistency {
  /// Compares what lies in the folder of an SDK; nil where it has no `api.txt`. What `sdk.json` records says whether the
  /// SDK holds a part alone; an SDK without that record is taken for a part, so that nobody is accused wrongly.
  ///
  /// - Parameter text: The text of a file of the folder; nil where it is not there.
  public init?<E: Error>(lock: NameLock, text: (String) throws(E) -> String?) throws(E) {
    guard let interface = try text(InterfaceText.fileName) else { return nil }
    let record = try text(SDKRecord.fileName)
    let isSelection = record.flatMap { try? SDKRecord(text: $0) }?.holdsSelection ?? true
    self.init(lock: lock, interface: interface, isSelection: isSelection)
  }

  /// Throws where the two disagree.
  ///
  /// - Parameter folder: Where they lie, as a person names it.
  public func check(in folder: String) throws(InterfaceDisagreement) {
    if !holds { throw InterfaceDisagreement(folder: folder, consistency: self) }
  }
}

/// `names.lock` and `api.txt` do not fit each other.
public struct InterfaceDisagreement: Error, Hashable, Sendable, CustomStringConvertible {
  /// How many lines of each kind are told.
  static let shownLines = 5

  public var folder: String
  public var consistency: InterfaceConsistency

  public var description: String {
    var text = "'\(folder)/\(NameLock.fileName)' and '\(folder)/\(InterfaceText.fileName)' do not fit each other"
    text += part("not in \(NameLock.fileName)", consistency.unlocked)
    text += part("not in \(InterfaceText.fileName)", consistency.missing)
    return text + "\nRestore both as one run wrote them; to let a name go, delete it in both, and generate again."
  }

  private func part(_ what: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let shown = lines.prefix(Self.shownLines).map { "\n    \($0)" }.joined()
    let rest = lines.count - Self.shownLines
    return "\n  \(lines.count) \(what):\(shown)" + (rest > 0 ? "\n    and \(rest) more" : "")
  }
}
