import Workspace

/// Why a folder of pages was not brought up to date.
public enum SyncError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The list of pages could not be had.
  case noDirectory(Portal, PortalError)
  /// Words of the scope that no page fits.
  case idleWords([String])
  case massRemoval(Int, of: Int)
  /// The folder holds pages of another portal, or in another language.
  case otherPortal(folder: String, has: Portal, wanted: Portal)
  case badIndex(String, reason: String)

  public var description: String {
    switch self {
    case .noDirectory(let portal, let reason):
      "The list of pages of \(portal.address) cannot be used: \(reason). Nothing was changed."
    case .idleWords(let words):
      "No page fits \(words.map { "'\($0)'" }.joined(separator: ", ")); name a path of the portal, a folder of it as "
        + "im-v1, or a project as im."
    case .massRemoval(let count, let known):
      "The portal lists \(count) of the \(known) known pages no more, which may be a fault of the portal; nothing was "
        + "changed. If they are really gone, add --accept-removals."
    case .otherPortal(let folder, let has, let wanted):
      "'\(folder)' holds pages of \(has.address) (\(has.language.rawValue)), and not of \(wanted.address) "
        + "(\(wanted.language.rawValue)); name another folder."
    case .badIndex(let path, let reason):
      "'\(path)' is damaged: \(reason). Restore it as it was; without it, pages that are gone from the portal stay."
    }
  }
}
