import SwiftEmitter

/// A setting in a file, by its key.
enum SettingKey: String, CaseIterable {
  case inputs, output, package, runtime, services, endpoints, docs, layout, withTests, hosts
  case portal, pages, only, changelog

  /// What its value has to be.
  var expectation: String {
    switch self {
    case .inputs: "a list of one or more texts, each a folder of pages, a page, an IR file or REV:path"
    case .output: "a text, the output folder"
    case .package: "a text, \(PackageName.rule)"
    case .runtime: "a text, a folder or a URL"
    case .services: "a list of texts, each a project or project.version"
    case .endpoints: "a list of texts, each a pattern as --endpoint takes it"
    case .docs: Choice.text(of: SDKSettings.DocLevel.allCases.map { "\"\($0.rawValue)\"" })
    case .layout: Choice.text(of: SDKSettings.Layout.allCases.map { "\"\($0.rawValue)\"" })
    case .withTests: "true or false"
    case .hosts: "a list of texts, each a host as --allow-host takes it"
    case .portal: "a text, the address of a documentation portal"
    case .pages: "a text, the folder that sync fills"
    case .changelog: "a text, the file that tells users what changed"
    case .only: "a list of texts, each a path, folder or project of the portal"
    }
  }
}
