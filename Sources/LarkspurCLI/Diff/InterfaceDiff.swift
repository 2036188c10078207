import APISpec
import SpecDiff
import SwiftEmitter

/// What a change of the documentation does to the public signatures of the SDK.
enum InterfaceDiff {
  private static let interface = "api.txt"
  private static let lock = "names.lock"

  /// The new SDK keeps the names that the old one published, as it would in a repository.
  static func lines(from old: APISpec, to new: APISpec) -> [String] {
    let settings = SDKSettings(generator: Tool.name, docs: .none)
    let before = emitSDK(old, settings)
    let names = text(lock, of: before).flatMap { try? NameLock(text: $0) }
    let after = emitSDK(new, settings, lock: names)
    return SignatureDiff.lines(from: text(interface, of: before) ?? "", to: text(interface, of: after) ?? "")
  }

  private static func text(_ path: String, of sdk: EmittedSDK) -> String? {
    sdk.files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
