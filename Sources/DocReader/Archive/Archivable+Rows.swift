import APISpec

// How rows are kept in archives whose nesting is open until other pages have been read.

extension FieldRow: Archivable {
  static var blank: FieldRow {
    FieldRow(
      name: "", typeText: "", declared: .blank, presence: nil, depth: .unstated, field: .blank, rules: [], offset: 0,
      line: 0)
  }

  mutating func archive(by archive: inout Archive) {
    archive(&name)
    archive(&typeText)
    archive(&declared)
    archive.word(&presence, blank: .unknown)
    archive(&depth)
    archive(&field)
    archive(&rules)
    archive(&offset)
    archive(&line)
  }
}

extension FieldRow.Depth: Archivable {
  static var blank: FieldRow.Depth { .unstated }

  mutating func archive(by archive: inout Archive) {
    var (tag, number) = (0, 0)
    switch self {
    case .unstated: break
    case .level(let level): (tag, number) = (1, level)
    case .indent(let width): (tag, number) = (2, width)
    }
    tag = archive.tag(tag)
    archive(&number)
    switch tag {
    case 0: self = .unstated
    case 1: self = .level(number)
    case 2: self = .indent(number)
    default: archive.fail()
    }
  }
}

extension DeclaredType: Archivable {
  public static var blank: DeclaredType { DeclaredType(type: .any) }

  public mutating func archive(by archive: inout Archive) {
    archive(&type)
    archive(&structName)
    archive(&isKnown)
    archive(&isVague)
  }
}

extension OutlineAlignment: Archivable {
  public static var blank: OutlineAlignment { OutlineAlignment(levels: [], cost: 0, provenParents: []) }

  public mutating func archive(by archive: inout Archive) {
    archive(&levels)
    archive(&cost)
    archive(&provenParents)
  }
}

extension ConstraintRule: Archivable {
  static var blank: ConstraintRule { .pattern("") }

  mutating func archive(by archive: inout Archive) {
    var (tag, least, most, unit) = (0, Int?.none, Int?.none, Unit?.none)
    var (low, high, pattern) = (String?.none, String?.none, "")
    switch self {
    case .pattern(let text): pattern = text
    case .length(let min, let max, let of): (tag, least, most, unit) = (1, min, max, of)
    case .items(let min, let max): (tag, least, most) = (2, min, max)
    case .range(let min, let max): (tag, low, high) = (3, min, max)
    }
    tag = archive.tag(tag)
    switch tag {
    case 0:
      archive(&pattern)
      self = .pattern(pattern)
    case 1:
      archive(&least)
      archive(&most)
      archive.word(&unit, blank: .characters)
      self = .length(min: least, max: most, unit: unit)
    case 2:
      archive(&least)
      archive(&most)
      self = .items(min: least, max: most)
    case 3:
      archive(&low)
      archive(&high)
      self = .range(min: low, max: high)
    default: archive.fail()
    }
  }
}
