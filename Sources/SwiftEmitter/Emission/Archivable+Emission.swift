import APISpec

// How what a service depends on, and what was emitted of it, are kept in archives.

extension PlacedService: Archivable {
  static var blank: PlacedService {
    PlacedService(project: "", names: .blank, module: "", scopes: [], lock: NameLock())
  }

  mutating func archive(by archive: inout Archive) {
    archive(&project)
    archive(&names)
    archive(&module)
    archive(&scopes)
    archive(&calls)
    archive(&events)
    archive(&shapes)
    archive(&lock)
  }
}

extension PlacedCall: Archivable {
  static var blank: PlacedCall { PlacedCall(endpoint: .blank, scope: "", resource: "", name: "") }

  mutating func archive(by archive: inout Archive) {
    archive(&endpoint)
    archive(&scope)
    archive(&resource)
    archive(&name)
    archive(&published)
  }
}

extension SDKSettings: Archivable {
  public static var blank: SDKSettings { SDKSettings(generator: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&generator)
    archive.word(&docs)
    archive.word(&layout)
    archive(&package)
    archive(&selection.services)
    archive(&selection.endpoints)
    archive(&withTests)
    var allowed = hosts.allowed
    archive(&allowed)
    hosts = PlatformHosts(allowing: allowed)
  }
}

extension SDKSettings.Package: Archivable {
  public static var blank: SDKSettings.Package { SDKSettings.Package(name: "", runtime: .path("")) }

  public mutating func archive(by archive: inout Archive) {
    archive(&name)
    var (tag, place, version) = (0, "", "")
    switch runtime {
    case .path(let path): place = path
    case .url(let url, let from): (tag, place, version) = (1, url, from)
    }
    tag = archive.tag(tag)
    archive(&place)
    archive(&version)
    runtime = tag == 0 ? .path(place) : .url(place, from: version)
  }
}

// MARK: What was emitted

extension EmittedService: Archivable {
  public static var blank: EmittedService { EmittedService() }

  public mutating func archive(by archive: inout Archive) {
    archive(&files)
    archive(&module)
    archive(&examples)
    archive(&notes)
    archive(&lock)
    archive(&interface)
  }
}

extension EmittedModule: Archivable {
  static var blank: EmittedModule { EmittedModule(name: "", accessor: "", callCount: 0) }

  mutating func archive(by archive: inout Archive) {
    archive(&name)
    archive(&accessor)
    archive(&callCount)
    archive(&sampleCall)
  }
}

extension SourceFile: Archivable {
  public static var blank: SourceFile { SourceFile(path: "", bytes: []) }

  public mutating func archive(by archive: inout Archive) {
    archive(&path)
    archive.raw(&bytes)
  }
}

extension EmissionNote: Archivable {
  public static var blank: EmissionNote { EmissionNote(.renamed, "", "") }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&kind)
    archive(&subject)
    archive(&text)
  }
}
