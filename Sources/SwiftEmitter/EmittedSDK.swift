import APISpec

/// The SDK as files, and what had to be decided on the way.
public struct EmittedSDK: Sendable {
  /// All files of the output, `names.lock`, `api.txt` and `sdk.json` among them, sorted by path.
  public var files: [SourceFile]
  /// Names that needed a rule, and everything that could not be emitted as documented.
  public var notes: [EmissionNote]

  /// An SDK of these files.
  public init(files: [SourceFile], notes: [EmissionNote]) {
    self.files = files
    self.notes = notes
  }
}

/// Something that a person should know about the emitted code.
public struct EmissionNote: Hashable, Sendable {
  /// What kind of note it is.
  public enum Kind: String, Word, Hashable, Sendable, CaseIterable {
    /// A name was taken, or is reserved in Swift, and another one stands in its place.
    case renamed
    /// A published symbol that the pages no longer document; it stays, deprecated.
    case retained
    /// A published symbol that could not stay as it was.
    case broken
    /// Something documented that has no form in Swift.
    case unsupported
    /// Something documented that must not be emitted, such as a call that would take tokens to another host.
    case refused
    /// A documented example that disagrees with its own table, or that no test can check.
    case example
  }

  /// What kind of note it is.
  public var kind: Kind
  /// What it is about, for example `corehr.v2.process_withdraw.update`.
  public var subject: String
  /// What was done about it, in a sentence.
  public var text: String

  /// A note about something emitted.
  public init(_ kind: Kind, _ subject: String, _ text: String) {
    self.kind = kind
    self.subject = subject
    self.text = text
  }
}

extension EmissionNote: ArchivedRecord {
  package static var blank: EmissionNote { EmissionNote(.renamed, "", "") }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("kind", &kind)
    members("subject", &subject)
    members("text", &text)
  }
}
