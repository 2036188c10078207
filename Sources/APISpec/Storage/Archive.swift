/// Values as bytes, for caches.
///
/// The bytes say nothing about their own form. Whoever keeps them has to know that they were written by this very
/// program. What cannot be read is nil, never a crash.
package enum Archive {
  /// Real values are some twenty deep; one of more is written and not read again. A thread may have 512 kB of stack.
  static let depthLimit = 512

  /// The bytes of a value.
  package static func bytes(of value: some Archivable) -> [UInt8] {
    var archive = ArchiveWriter()
    value.archive(to: &archive)
    return archive.bytes
  }

  /// Reads a value that takes all of the bytes; nil where they hold something else.
  package static func value<Value: Archivable>(_: Value.Type = Value.self, in bytes: [UInt8]) -> Value? {
    var archive = ArchiveReader(bytes)
    let value = Value(from: &archive)
    return archive.isAtEnd ? value : nil
  }
}

// MARK: Records

extension ArchivedRecord {
  package func archive(to archive: inout ArchiveWriter) {
    var copy = self
    copy.walk(&archive)
  }

  package init?(from archive: inout ArchiveReader) {
    guard archive.enter() else { return nil }
    self = .blank
    walk(&archive)
    guard archive.leave() else { return nil }
  }
}

extension IRRecord {
  package func archive(to archive: inout ArchiveWriter) {
    var copy = self
    copy.walk(&archive)
  }

  package init?(from archive: inout ArchiveReader) {
    guard archive.enter() else { return nil }
    self = .blank
    walk(&archive)
    guard archive.leave() else { return nil }
  }
}

// MARK: Plain values

extension Word {
  package func archive(to archive: inout ArchiveWriter) { archive.text(rawValue) }
  package init?(from archive: inout ArchiveReader) { self.init(rawValue: archive.text()) }
}

extension String: Archivable {
  package func archive(to archive: inout ArchiveWriter) { archive.text(self) }
  package init?(from archive: inout ArchiveReader) { self = archive.text() }
}

extension Bool: Archivable {
  package func archive(to archive: inout ArchiveWriter) { archive.tag(self ? 1 : 0) }
  package init?(from archive: inout ArchiveReader) { self = archive.tag() != 0 }
}

extension Int: Archivable {
  package func archive(to archive: inout ArchiveWriter) { archive.number(Int64(self)) }
  package init?(from archive: inout ArchiveReader) { self.init(exactly: archive.number()) }
}

extension Int64: Archivable {
  package func archive(to archive: inout ArchiveWriter) { archive.number(self) }
  package init?(from archive: inout ArchiveReader) { self = archive.number() }
}

extension Double: Archivable {
  package func archive(to archive: inout ArchiveWriter) { archive.number(Int64(bitPattern: bitPattern)) }
  package init?(from archive: inout ArchiveReader) { self.init(bitPattern: UInt64(bitPattern: archive.number())) }
}

extension Optional: Archivable where Wrapped: Archivable {
  package func archive(to archive: inout ArchiveWriter) {
    archive.tag(self == nil ? 0 : 1)
    self?.archive(to: &archive)
  }

  package init?(from archive: inout ArchiveReader) {
    self = .none
    guard archive.tag() == 1 else { return }
    guard let value = Wrapped(from: &archive) else { return nil }
    self = value
  }
}

extension Array: Archivable where Element: Archivable {
  package func archive(to archive: inout ArchiveWriter) {
    archive.number(Int64(count))
    for element in self { element.archive(to: &archive) }
  }

  package init?(from archive: inout ArchiveReader) {
    guard archive.enter() else { return nil }
    let count = archive.count()
    self = []
    // Room for what is there: a count may be wrong, and an item takes more memory than bytes.
    reserveCapacity(Swift.min(count, 1_024))
    for _ in 0..<count {
      guard let element = Element(from: &archive) else { return nil }
      append(element)
    }
    guard archive.leave() else { return nil }
  }
}

/// Sorted by key, so that equal dictionaries give equal bytes.
extension Dictionary: Archivable where Key: Archivable & Comparable, Value: Archivable {
  package func archive(to archive: inout ArchiveWriter) {
    let members = sorted { $0.key < $1.key }
    members.map(\.key).archive(to: &archive)
    members.map(\.value).archive(to: &archive)
  }

  package init?(from archive: inout ArchiveReader) {
    guard let keys = [Key](from: &archive), let values = [Value](from: &archive), keys.count == values.count else {
      return nil
    }
    self.init(zip(keys, values)) { first, _ in first }
  }
}

/// Sorted, so that equal sets give equal bytes.
extension Set: Archivable where Element: Word {
  package func archive(to archive: inout ArchiveWriter) {
    sorted { $0.rawValue < $1.rawValue }.archive(to: &archive)
  }

  package init?(from archive: inout ArchiveReader) {
    guard let words = [Element](from: &archive) else { return nil }
    self.init(words)
  }
}
