import Foundation
import SwiftEmitter

/// Finds out from where an emitted package gets LarkRuntime.
public enum RuntimeSource {
  public static func isURL(_ text: String) -> Bool {
    text.contains("://") || text.hasPrefix("git@")
  }

  /// What a package in the folder `output` has to name.
  ///
  /// - Parameters:
  ///   - name: A folder or a URL; nil for the checkout that the program lies in.
  ///   - version: The version of a URL's package from which on it is used.
  ///   - program: The file of the running program.
  public static func find(
    _ name: String?, for output: String, version: String, program: String? = Bundle.main.executablePath
  ) throws(RuntimeError) -> SDKSettings.Package.Runtime {
    guard let name else {
      guard let checkout = checkout(around: program) else { throw .noCheckout(program: program ?? "larkspur") }
      return .path(path(of: checkout, from: output))
    }
    if isURL(name) { return .url(name, from: version) }
    guard case .success(let folder) = RealPath.of(name), isCheckout(folder) else { throw .noRuntime(name) }
    return .path(path(of: folder, from: output))
  }

  /// The closest folder above the program that holds LarkRuntime.
  private static func checkout(around program: String?) -> String? {
    guard let program, case .success(let file) = RealPath.of(program) else { return nil }
    return TreePath.folders(of: file).last(where: isCheckout)
  }

  private static func isCheckout(_ folder: String) -> Bool {
    let manifest = try? FileBytes.read("\(folder)/Package.swift", location: folder, limit: FileBytes.pageLimit)
    guard let manifest, FileKind.of("\(folder)/Sources/LarkRuntime", followingLinks: true) == .folder else {
      return false
    }
    return String(decoding: manifest, as: UTF8.self).contains("\"LarkRuntime\"")
  }

  /// Relative where both lie in one tree, which is then the same wherever it lies; else absolute.
  private static func path(of checkout: String, from output: String) -> String {
    let output = RealPath.ofFuture(output)
    let isInOneTree =
      holds(checkout, output) || holds(output, checkout)
      || repository(around: output).map { holds($0, checkout) } ?? false
    return isInOneTree ? relativePath(of: checkout, from: output) : checkout
  }

  private static func repository(around folder: String) -> String? {
    (TreePath.folders(of: folder) + [folder]).last { FileKind.of("\($0)/.git", followingLinks: true) != .missing }
  }

  private static func holds(_ folder: String, _ inner: String) -> Bool {
    inner == folder || inner.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  private static func relativePath(of target: String, from folder: String) -> String {
    let target = target.split(separator: "/")
    let folder = folder.split(separator: "/")
    let common = zip(target, folder).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: folder.count - common)
    let steps = up + target.dropFirst(common).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}

/// Why it is unknown where LarkRuntime comes from.
public enum RuntimeError: Error, Hashable, Sendable, CustomStringConvertible {
  case noCheckout(program: String)
  case noRuntime(String)

  public var description: String {
    switch self {
    case .noCheckout(let program):
      "The package needs LarkRuntime, and the program ('\(program)') does not lie in a checkout of larkspur; say with "
        + "--runtime where one is, or give its URL."
    case .noRuntime(let path):
      "'\(path)' is no checkout of larkspur: it holds no Package.swift with LarkRuntime; name one, or its URL."
    }
  }
}
