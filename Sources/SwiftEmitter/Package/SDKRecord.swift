import APISpec

/// How an SDK was made: the generator, and the settings that shape the output. It stands in `sdk.json` in the output, so
/// that a later run can tell what changed because of the documentation, of the generator, and of the settings.
///
/// It holds no dates and no folders of the machine: equal input gives equal bytes everywhere.
public struct SDKRecord: Hashable, Sendable {
  /// Where an output folder keeps the record.
  public static let fileName = "sdk.json"

  /// The program's name and version, as `SDKSettings.generator`.
  public var generator: String
  /// How much of the pages' words went into doc comments.
  public var docs: SDKSettings.DocLevel
  /// How the SDK is spread over modules and files.
  public var layout: SDKSettings.Layout
  /// The name of the package around the modules; nil for modules alone.
  public var package: String?
  /// The URL from which the package gets LarkRuntime; nil where it lies in a folder.
  public var runtime: String?
  /// Sorted; empty for all.
  public var services: [String]
  /// Sorted; empty for all.
  public var endpoints: [String]
  /// Whether the documented examples were emitted, too.
  public var withTests: Bool
  /// Sorted: the hosts that calls may go to besides those of the platform.
  public var hosts: [String]

  /// What is recorded of settings.
  public init(_ settings: SDKSettings) {
    generator = settings.generator
    docs = settings.docs
    layout = settings.layout
    package = settings.package?.name
    if case .url(let url, _)? = settings.package?.runtime { runtime = url }
    services = Set(settings.selection.services).sorted()
    endpoints = Set(settings.selection.endpoints).sorted()
    withTests = settings.withTests
    hosts = settings.hosts.allowed
  }

  /// Whether another SDK was asked for in the same way; who made it is left aside.
  public func hasSameSettings(as other: SDKRecord) -> Bool {
    var other = other
    other.generator = generator
    return self == other
  }

  /// Whether the SDK holds a part of the documentation alone.
  public var holdsSelection: Bool { !services.isEmpty || !endpoints.isEmpty }

  /// The settings with which the SDK can be made again. What the record does not hold (the folder of the runtime, and
  /// the runtime's version, which is the generator's) is taken from the settings of now.
  public func settings(now: SDKSettings) -> SDKSettings {
    var settings = now
    settings.docs = docs
    settings.layout = layout
    settings.selection = Selection(services: services, endpoints: endpoints)
    settings.withTests = withTests
    settings.hosts = PlatformHosts(allowing: hosts)
    settings.package = package.map { SDKSettings.Package(name: $0, runtime: recordedRuntime(now: now)) }
    return settings
  }

  private func recordedRuntime(now: SDKSettings) -> SDKSettings.Package.Runtime {
    guard let runtime else { return now.package?.runtime ?? .path(".") }
    if case .url(_, let version)? = now.package?.runtime { return .url(runtime, from: version) }
    // The generator and the runtime are released together, and `larkspur 1.2.0` ends with the version of both.
    return .url(runtime, from: now.generator.split(separator: " ").last.map(String.init) ?? now.generator)
  }
}

// MARK: - The file

extension SDKRecord {
  /// `sdk.json`: sorted keys; what is not set is left out.
  public var file: SourceFile {
    var writer = JSONWriter(pretty: true)
    writer.write(.object(members))
    return SourceFile(path: Self.fileName, bytes: writer.bytes + [UInt8(ascii: "\n")])
  }

  private var members: [JSONMember] {
    var members = [JSONMember("docs", .string(docs.rawValue))]
    if !endpoints.isEmpty { members.append(JSONMember("endpoints", .array(endpoints.map(JSONValue.string)))) }
    members.append(JSONMember("generator", .string(generator)))
    if !hosts.isEmpty { members.append(JSONMember("hosts", .array(hosts.map(JSONValue.string)))) }
    if layout != .modules { members.append(JSONMember("layout", .string(layout.rawValue))) }
    if let package { members.append(JSONMember("package", .string(package))) }
    if let runtime { members.append(JSONMember("runtime", .string(runtime))) }
    if !services.isEmpty { members.append(JSONMember("services", .array(services.map(JSONValue.string)))) }
    members.append(JSONMember("withTests", .bool(withTests)))
    return members
  }

  /// Reads the file. Keys that this version does not know are of a later one, and are left aside.
  public init(text: String) throws(SDKRecordError) {
    let value: JSONValue
    do {
      value = try JSONValue.read(text)
    } catch {
      throw SDKRecordError(line: error.line, reason: "it is no JSON")
    }
    guard let generator = value["generator"]?.text else { throw .missing("generator") }
    guard let docs = value["docs"]?.text.flatMap(SDKSettings.DocLevel.init) else { throw .missing("docs") }
    self.generator = generator
    self.docs = docs
    // Older records have no word for what was the only layout.
    guard let layout = SDKSettings.Layout(rawValue: value["layout"]?.text ?? SDKSettings.Layout.modules.rawValue) else {
      throw .missing("layout")
    }
    self.layout = layout
    package = value["package"]?.text
    guard package.map(PackageName.isValid) ?? true else { throw .missing("package") }
    runtime = value["runtime"]?.text
    services = try Self.texts(value, "services")
    endpoints = try Self.texts(value, "endpoints")
    hosts = try Self.texts(value, "hosts")
    guard hosts.allSatisfy(PlatformHosts.isHost) else { throw .missing("hosts") }
    guard case .bool(let withTests)? = value["withTests"] else { throw .missing("withTests") }
    self.withTests = withTests
  }

  private static func texts(_ value: JSONValue, _ key: String) throws(SDKRecordError) -> [String] {
    guard let list = value[key] else { return [] }
    guard case .array(let items) = list else { throw .missing(key) }
    let texts = items.compactMap(\.text)
    guard texts.count == items.count else { throw .missing(key) }
    return texts
  }
}

/// Why a `sdk.json` cannot be used.
public struct SDKRecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong, as a part of a sentence.
  public var reason: String

  static func missing(_ key: String) -> SDKRecordError {
    SDKRecordError(line: 1, reason: "\"\(key)\" is missing or not what the generator writes there")
  }

  public var description: String {
    "\(SDKRecord.fileName):\(line): The file does not say how the SDK was made, because \(reason). Restore it as it was, "
      + "or remove it."
  }
}
