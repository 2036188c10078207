import APISpec

/// Puts the lines of a `names.lock` together: those that are indented belong to the last one that is not.
struct NameLockReading {
  private(set) var lock = NameLock()
  private var modules: Set<String> = []
  private var method: LockedMethod?
  private var model: (type: LockedType, value: LockedModel)?
  private var values: (type: LockedType, value: LockedValueSet)?

  /// Whether the line is one of ours.
  mutating func take(_ cells: [String]) throws(LockCellError) -> Bool {
    if cells[0].hasPrefix(" ") { return try takePart(cells) }
    finish()
    switch (cells[0], cells.count) {
    case ("service", 5):
      let module = try LockCell.checked(cells[4], .module)
      // Two services in one module would write the same files.
      guard modules.insert(module.lowercased()).inserted else {
        throw LockCellError(cell: module, wanted: "module name, because another service has it")
      }
      lock.services[try LockCell.checked(cells[1], .project)] = LockedService(
        names: try Self.names(cells[2], cells[3]), module: module)
    case ("version", 4):
      lock.versions[try LockCell.checked(cells[1], .scope)] = try Self.names(cells[2], cells[3])
    case ("resource", 4):
      lock.resources[try LockCell.checked(cells[1], .resource)] = try Self.names(cells[2], cells[3])
    case ("method", 5):
      method = LockedMethod(
        call: cells[1], endpoint: cells[2], resource: try LockCell.checked(cells[3], .resource),
        name: try LockCell.checked(cells[4], .member), result: "", signatures: [])
    case ("event", 4): lock.events[cells[1]] = try Self.type(cells[2], cells[3])
    case ("model", 4):
      let directions = cells[3].split(separator: " ").map { Direction(rawValue: String($0)) }
      guard !directions.contains(nil) else { return false }
      model = (try Self.type(cells[1], cells[2]), LockedModel(directions: Set(directions.compactMap { $0 })))
    case ("values", 4):
      guard ["number", "string"].contains(cells[3]) else { return false }
      values = (try Self.type(cells[1], cells[2]), LockedValueSet(isNumeric: cells[3] == "number"))
    default: return false
    }
    return true
  }

  private static func names(_ accessor: String, _ type: String) throws(LockCellError) -> LockedNames {
    LockedNames(accessor: try LockCell.checked(accessor, .member), type: try LockCell.checked(type, .typeName))
  }

  private static func type(_ holder: String, _ name: String) throws(LockCellError) -> LockedType {
    LockedType(scope: try LockCell.checked(holder, .holder), name: try LockCell.checked(name, .typeName))
  }

  private mutating func takePart(_ cells: [String]) throws(LockCellError) -> Bool {
    if method != nil { return try takePartOfMethod(cells) }
    if model != nil { return try takePartOfModel(cells) }
    guard let isNumeric = values?.value.isNumeric, cells.count == 3, cells[0] == "  value" else { return false }
    guard !isNumeric || Int(cells[1]) != nil else { throw LockCellError(cell: cells[1], wanted: "whole number") }
    values?.value.members.append(LockedValue(value: cells[1], name: try LockCell.checked(cells[2], .member)))
    return true
  }

  private mutating func takePartOfMethod(_ cells: [String]) throws(LockCellError) -> Bool {
    switch (cells[0], cells.count) {
    case ("  body", 2): method?.body = try LockCell.checked(cells[1], .type)
    case ("  result", 2): method?.result = try LockCell.checked(cells[1], .type)
    case ("  all", 2): method?.all = try LockCell.checked(cells[1], .member)
    case ("  retired", 1): method?.isRetired = true
    case ("  signature", 1): method?.signatures.append([])
    case (_, 5):
      guard cells[0].hasPrefix("    "), let place = LockedArgument.Place(rawValue: String(cells[0].dropFirst(4))),
        let last = method?.signatures.indices.last, ["required", "optional"].contains(cells[4])
      else { return false }
      let argument = LockedArgument(
        place: place, wireName: cells[1], name: try LockCell.checked(cells[2], .member),
        type: try LockCell.checked(cells[3], .type), isRequired: cells[4] == "required")
      method?.signatures[last].append(argument)
    default: return false
    }
    return true
  }

  private mutating func takePartOfModel(_ cells: [String]) throws(LockCellError) -> Bool {
    switch (cells[0], cells.count) {
    case ("  init", _): model?.value.initializers.append(Array(cells.dropFirst()))
    case ("  property", 4), ("  patch", 4):
      let property = LockedProperty(
        wireName: cells[1], name: try LockCell.checked(cells[2], .member), type: try LockCell.checked(cells[3], .type),
        isPatch: cells[0] == "  patch")
      model?.value.properties.append(property)
    default: return false
    }
    return true
  }

  mutating func finish() {
    if let method { lock.methods.append(method) }
    if let model { lock.models[model.type] = model.value }
    if let values { lock.valueSets[values.type] = values.value }
    (method, model, values) = (nil, nil, nil)
  }
}
