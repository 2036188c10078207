import APISpec
import SpecDiff
import SwiftEmitter

/// What a change of the documentation does to the public signatures of the SDK.
enum InterfaceDiff {
  /// The new SDK keeps the names that the old one published, as it would in a repository.
  static func lines(from old: APISpec, to new: APISpec, services: [String], hosts: PlatformHosts) -> [String] {
    let change = InterfaceChange(from: old, to: new, Selection(services: services), hosts: hosts)
    return SignatureDiff.lines(from: change.old, to: change.new)
  }
}
