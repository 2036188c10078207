import SwiftEmitter

/// What `larkspur generate` and `larkspur sync` are asked for, on the command line or in a file. Nil stands for what is
/// not said.
public struct GenerateSettings: Hashable, Sendable {
  /// Folders of pages, pages, an IR file or `REV:path`.
  public var inputs: [String]?
  /// The output folder.
  public var output: String?
  /// The name of the package around the modules; without one there are only the modules.
  public var package: String?
  /// Where the package gets LarkRuntime from: a folder or a URL.
  public var runtime: String?
  public var services: [String]?
  public var endpoints: [String]?
  public var docs: SDKSettings.DocLevel?
  public var layout: SDKSettings.Layout?
  public var withTests: Bool?
  /// Hosts to which calls may go besides those of the platform.
  public var hosts: [String]?
  /// The address of the portal from which pages come.
  public var portal: String?
  /// The folder that is filled with pages.
  public var pages: String?
  /// Which pages come; none means all.
  public var only: [String]?
  /// The file that tells users what changed.
  public var changelog: String?

  public init() {}

  /// These settings, completed by other ones where these say nothing.
  public func completed(by other: GenerateSettings) -> GenerateSettings {
    var whole = other
    whole.inputs = inputs ?? other.inputs
    whole.output = output ?? other.output
    whole.package = package ?? other.package
    whole.runtime = runtime ?? other.runtime
    whole.services = services ?? other.services
    whole.endpoints = endpoints ?? other.endpoints
    whole.docs = docs ?? other.docs
    whole.layout = layout ?? other.layout
    whole.withTests = withTests ?? other.withTests
    whole.hosts = hosts ?? other.hosts
    whole.portal = portal ?? other.portal
    whole.pages = pages ?? other.pages
    whole.only = only ?? other.only
    whole.changelog = changelog ?? other.changelog
    return whole
  }

  public var selection: Selection { Selection(services: services ?? [], endpoints: endpoints ?? []) }
}
