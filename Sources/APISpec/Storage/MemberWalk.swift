/// Goes over the members of a value of the IR. What is stored of the value, as JSON and in the caches, is what its walk
/// names; each kind of writer and reader is a walk.
package protocol MemberWalk {
  /// A member that is always stored.
  mutating func callAsFunction<Value: IRValue>(_ name: StaticString, _ member: inout Value)
  /// A member that JSON leaves out when it is empty, and that is empty where JSON lacks it.
  mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value)
  /// Says that the members make no value. - Parameter wanted: What should stand there.
  mutating func fail(_ wanted: String)
}

/// Goes over the members of a value that caches keep; it need not have a form in JSON.
package protocol ArchiveWalk: MemberWalk {
  /// A member.
  mutating func callAsFunction<Value: Archivable>(_ name: StaticString, _ member: inout Value)
  /// A member that is bytes, which are kept as they are.
  mutating func bytes(_ name: StaticString, _ member: inout [UInt8])
}

/// A value that caches keep.
package protocol Archivable {
  /// Writes the value.
  func archive(to archive: inout ArchiveWriter)
  /// Reads what was written; nil where something else stands there.
  init?(from archive: inout ArchiveReader)
}

/// A value of the IR: caches keep it, and it has a form in JSON.
package protocol IRValue: Archivable {
  /// Writes the value as JSON.
  func write(to json: inout IRWriter)
  /// Reads the value that stands at the reader; nil where it is of another kind, which the reader remembers.
  init?(from json: inout IRReader)
}

/// A value with an empty form, which JSON leaves out: most fields of most endpoints have no limits, scopes or notes.
package protocol Omittable {
  /// The empty value.
  static var omitted: Self { get }
  /// Whether this is the empty value.
  var isOmitted: Bool { get }
}

/// A value of which caches keep the members.
package protocol ArchivedRecord: Archivable {
  /// What reading fills.
  static var blank: Self { get }
  /// Names the members, one after the other: they are written, or take what is read.
  mutating func walk(_ members: inout some ArchiveWalk)
}

/// A value of the IR that is an object in JSON.
package protocol IRRecord: IRValue {
  /// What reading fills.
  static var blank: Self { get }
  /// Names the members, sorted as JSON has them: they are written, or take what is read.
  mutating func walk(_ members: inout some MemberWalk)
}

/// An enumeration that is stored as a word.
package protocol Word: Archivable, RawRepresentable where RawValue == String {}

/// An enumeration of the IR.
package typealias IRWord = CaseIterable & IRValue & Word

/// A value of the IR whose JSON form is one short string, so that a change of it is one changed word in a diff.
package protocol ShortForm: IRValue, CustomStringConvertible {
  /// What a text that is none should have been.
  static var noun: String { get }
  /// Reads the form; nil when the text is none.
  init?(description text: String)
}
