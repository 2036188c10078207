import SwiftEmitter

/// An SDK as it is checked in.
struct PublishedSDK {
  let files: [SourceFile]
  /// Nil where no run recorded names.
  let lock: NameLock?
  /// Nil where the SDK is older than the record.
  let record: SDKRecord?

  init(_ files: [SourceFile]) throws(PublishedSDKError) {
    self.files = files
    let text = { (name: String) in
      files.first { $0.path == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    do throws(NameLockError) {
      lock = if let text = text(NameLock.fileName) { try NameLock(text: text) } else { nil }
    } catch {
      throw .nameLock(error)
    }
    do throws(SDKRecordError) {
      record = if let text = text(SDKRecord.fileName) { try SDKRecord(text: text) } else { nil }
    } catch {
      throw .record(error)
    }
  }
}

/// Why the SDK that is checked in cannot be compared with a new one.
public enum PublishedSDKError: Error, Hashable, Sendable, CustomStringConvertible {
  case nameLock(NameLockError)
  case record(SDKRecordError)

  public var description: String {
    switch self {
    case .nameLock(let error): error.description
    case .record(let error): error.description
    }
  }
}
