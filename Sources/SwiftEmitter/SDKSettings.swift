import APISpec

/// What the emitted SDK looks like.
public struct SDKSettings: Hashable, Sendable {
  /// How much of the pages' words goes into doc comments.
  public enum DocLevel: String, Word, Hashable, Sendable, CaseIterable {
    /// No comments at all.
    case none
    /// A line for each declaration.
    case summary
    /// Everything the page says.
    case full
  }

  /// How the SDK is spread over modules and files.
  public enum Layout: String, Word, Hashable, Sendable, CaseIterable {
    /// A folder for each service, which is a module of its own.
    case modules
    /// A file for each service and for each version of it, beside each other and all in one module: that of the target
    /// in which they lie. ``FlatFileName`` tells their names before anything is read.
    case files
  }

  /// A complete package around the modules.
  public struct Package: Hashable, Sendable {
    /// The package's name, and that of its umbrella product.
    public var name: String
    /// Where LarkRuntime comes from.
    public var runtime: Runtime

    /// Where LarkRuntime comes from.
    public enum Runtime: Hashable, Sendable {
      /// A folder, as the package's manifest writes it.
      case path(String)
      /// A repository, and the version from which on it is used.
      case url(String, from: String)
    }

    /// A package of this name.
    public init(name: String, runtime: Runtime) {
      self.name = name
      self.runtime = runtime
    }

    /// The package's name as modules and folders can have it.
    var module: String { PackageName.plain(name) }
    var examplesTarget: String { module + "ExampleTests" }
    var exampleCallsTarget: String { module + "ExampleCalls" }
  }

  /// The name and version of the program, for the files' headers.
  public var generator: String
  /// How much of the pages' words goes into doc comments.
  public var docs: DocLevel
  /// How the SDK is spread over modules and files.
  public var layout: Layout
  /// Nil for modules that are targets of a package that is there already. A package and tests have modules: they need
  /// ``Layout-swift.enum/modules``.
  public var package: Package?
  /// Which endpoints are emitted.
  public var selection: Selection
  /// Whether the documented examples are emitted: a target that makes them, and one that tests them.
  public var withTests: Bool
  /// Where emitted calls may go; endpoints with another host are left out.
  public var hosts: PlatformHosts

  /// Settings; what is left out has its usual value.
  public init(
    generator: String, docs: DocLevel = .summary, layout: Layout = .modules, package: Package? = nil,
    selection: Selection = .everything, withTests: Bool = false, hosts: PlatformHosts = .standard
  ) {
    self.generator = generator
    self.docs = docs
    self.layout = layout
    self.package = package
    self.selection = selection
    self.withTests = withTests
    self.hosts = hosts
  }

  /// The folder of the test target: in a package of its own where SwiftPM looks for tests, else beside the modules.
  var examplesFolder: String { package.map { "Tests/\($0.examplesTarget)" } ?? "LarkExampleTests" }

  /// The module with the documented examples and their calls, which programs may import, too.
  var exampleCallsModule: String { package?.exampleCallsTarget ?? "LarkExampleCalls" }

  var exampleCallsFolder: String { package.map { "Sources/\($0.exampleCallsTarget)" } ?? "LarkExampleCalls" }
}

extension SDKSettings: ArchivedRecord {
  package static var blank: SDKSettings { SDKSettings(generator: "") }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("generator", &generator)
    members("docs", &docs)
    members("layout", &layout)
    members("package", &package)
    members("selection", &selection)
    members("withTests", &withTests)
    members("hosts", &hosts)
  }
}

extension SDKSettings.Package: ArchivedRecord {
  package static var blank: SDKSettings.Package { SDKSettings.Package(name: "", runtime: .path("")) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("name", &name)
    members("runtime", &runtime)
  }
}

extension SDKSettings.Package.Runtime: ArchivedRecord {
  package static var blank: SDKSettings.Package.Runtime { .path("") }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    var (place, version) = ("", String?.none)
    switch self {
    case .path(let folder): place = folder
    case .url(let url, let from): (place, version) = (url, from)
    }
    members("place", &place)
    members("version", &version)
    self = version.map { .url(place, from: $0) } ?? .path(place)
  }
}
