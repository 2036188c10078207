import SpecDiff
import SwiftEmitter

/// The files of an SDK at one moment, as they are compared.
struct EmittedState {
  private let files: [String: [UInt8]]
  /// Who made it; nil where that is not known.
  private let generator: String?

  /// Files that say what the others are like: they tell of no change of their own.
  private static let bookkeeping: Set<String> = [SDKRecord.fileName, NameLock.fileName, "generated.list"]

  init(_ files: [SourceFile], generator: String?) {
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
      .filter { !Self.bookkeeping.contains($0.key) }
    self.generator = generator
  }

  /// The text of `api.txt`.
  var interface: String { files[InterfaceText.fileName].map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// Why the version has to grow from this state to a later one.
  func reasons(to later: EmittedState) -> [ReleaseReason] {
    let interface = InterfaceComparison(from: self.interface, to: later.interface).reasons
    let contents = changedFiles(to: later)
    return contents.isEmpty
      ? interface
      : interface + [ReleaseReason(.patch, "file with other content", plural: "files with other content", contents)]
  }

  /// The files that came, went or say something else; that another generator signs them is nothing of that.
  private func changedFiles(to later: EmittedState) -> [String] {
    let paths = Set(files.keys).union(later.files.keys).subtracting([InterfaceText.fileName]).sorted()
    return paths.filter { path in
      let (old, new) = (files[path], later.files[path])
      guard old != new else { return false }
      guard let old, let new, let from = generator, let to = later.generator, from != to else { return true }
      return Self.replacing(from, with: to, in: old) != new
    }
  }

  private static func replacing(_ old: String, with new: String, in bytes: [UInt8]) -> [UInt8] {
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == old.first, bytes[index...].starts(with: old) {
        out += new
        index += old.count
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }
}
