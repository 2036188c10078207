import APISpec

// How published names are kept in archives.

extension NameLock: Archivable {
  public static var blank: NameLock { NameLock() }

  public mutating func archive(by archive: inout Archive) {
    archive(&services)
    archive(&versions)
    archive(&resources)
    archive(&methods)
    archive(&events)
    archive(&models)
    archive(&valueSets)
  }
}

extension LockedNames: Archivable {
  static var blank: LockedNames { LockedNames(accessor: "", type: "") }

  mutating func archive(by archive: inout Archive) {
    archive(&accessor)
    archive(&type)
  }
}

extension LockedService: Archivable {
  static var blank: LockedService { LockedService(names: .blank, module: "") }

  mutating func archive(by archive: inout Archive) {
    archive(&names)
    archive(&module)
  }
}

extension LockedType: Archivable {
  static var blank: LockedType { LockedType(scope: "", name: "") }

  mutating func archive(by archive: inout Archive) {
    archive(&scope)
    archive(&name)
  }
}

extension LockedMethod: Archivable {
  static var blank: LockedMethod { LockedMethod(call: "", endpoint: "", resource: "", name: "", result: "") }

  mutating func archive(by archive: inout Archive) {
    archive(&call)
    archive(&endpoint)
    archive(&resource)
    archive(&name)
    archive(&body)
    archive(&result)
    archive(&all)
    archive(&isRetired)
    archive(&signatures)
  }
}

extension LockedArgument: Archivable {
  static var blank: LockedArgument { LockedArgument(place: .path, wireName: "", name: "", type: "", isRequired: false) }

  mutating func archive(by archive: inout Archive) {
    archive.word(&place)
    archive(&wireName)
    archive(&name)
    archive(&type)
    archive(&isRequired)
  }
}

extension LockedModel: Archivable {
  static var blank: LockedModel { LockedModel() }

  mutating func archive(by archive: inout Archive) {
    var uses = Direction.allCases.filter(directions.contains)
    archive.words(&uses, blank: .read)
    directions = Set(uses)
    archive(&initializers)
    archive(&properties)
  }
}

extension LockedProperty: Archivable {
  static var blank: LockedProperty { LockedProperty(wireName: "", name: "", type: "", isPatch: false) }

  mutating func archive(by archive: inout Archive) {
    archive(&wireName)
    archive(&name)
    archive(&type)
    archive(&isPatch)
  }
}

extension LockedValueSet: Archivable {
  static var blank: LockedValueSet { LockedValueSet(isNumeric: false) }

  mutating func archive(by archive: inout Archive) {
    archive(&isNumeric)
    archive(&members)
  }
}

extension LockedValue: Archivable {
  static var blank: LockedValue { LockedValue(value: "", name: "") }

  mutating func archive(by archive: inout Archive) {
    archive(&value)
    archive(&name)
  }
}
