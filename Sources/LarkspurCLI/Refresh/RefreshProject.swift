import Foundation
import PortalSync
import SwiftEmitter
import Workspace

/// A project whose pages, SDK and changelog are kept up together: the folder of its file of settings.
struct RefreshProject {
  static let settingsName = "larkspur.json"

  /// A file or folder of the project.
  struct Place {
    /// As a person names it from here.
    var path: String
    /// Below the project; empty for the project itself.
    var name: String
  }

  /// The folder of the settings, as a person names it from here.
  let root: String
  let settings: GenerateSettings
  let inputs: [Place]
  let output: Place
  let changelog: Place
  /// The folder that is filled from a portal; nil where the settings name none.
  let pages: Place?

  /// Reads the file of settings that the command line names.
  init(_ invocation: Invocation) throws {
    let file = invocation[.config] ?? Self.settingsName
    var settings = try GenerateSettings.file(of: invocation) ?? GenerateSettings()
    if invocation.has(.allowHost) { settings.hosts = invocation.all(.allowHost) }
    root = OutputFile.folder(of: file)
    self.settings = settings
    guard let inputs = settings.inputs else { throw ProjectError.missing(.inputs, file: file) }
    guard let output = settings.output else { throw ProjectError.missing(.output, file: file) }
    let root = root
    let place = { (key: SettingName, path: String) in try Self.place(key, path, in: root, file: file) }
    // A revision is the same before and after, wherever it lies.
    self.inputs = try inputs.map { $0.contains(":") ? Place(path: $0, name: $0) : try place(.inputs, $0) }
    self.output = try place(.output, output)
    changelog = try place(.changelog, settings.changelog ?? (root == "." ? "" : root + "/") + "CHANGELOG.md")
    pages = try settings.pages.map { try place(.pages, $0) }
    if pages?.name == "" { throw ProjectError.pagesAreProject(file: file) }
  }

  /// The settings that this command needs, by their keys.
  enum SettingName: String {
    case inputs, output, changelog, pages
  }

  /// Everything is written at once, and that is possible within one folder.
  private static func place(_ key: SettingName, _ path: String, in root: String, file: String) throws -> Place {
    let names = { (path: String) in URL(fileURLWithPath: path).standardizedFileURL.path.split(separator: "/") }
    let (whole, around) = (names(path), names(root))
    guard whole.starts(with: around) else { throw ProjectError.outside(key, path: path, file: file) }
    return Place(path: path, name: whole.dropFirst(around.count).joined(separator: "/"))
  }
}

/// Why a file of settings does not do for refreshing a project.
enum ProjectError: Error, Hashable, CustomStringConvertible {
  case missing(RefreshProject.SettingName, file: String)
  case outside(RefreshProject.SettingName, path: String, file: String)
  case pagesAreProject(file: String)

  var description: String {
    switch self {
    case .missing(.pages, let file):
      "\(file): There is no setting 'pages', the folder for what is fetched; add it, or refresh with --offline."
    case .missing(let key, let file):
      "\(file): There is no setting '\(key.rawValue)', which refresh needs; add it."
    case .outside(let key, let path, let file):
      "\(file): '\(path)' of the setting '\(key.rawValue)' lies outside of the folder of this file, and all that is "
        + "refreshed is written at once, in that folder; move the file or the folder."
    case .pagesAreProject(let file):
      "\(file): The setting 'pages' is the folder of this file; name a folder inside."
    }
  }
}
