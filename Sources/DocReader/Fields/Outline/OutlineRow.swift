import APISpec

/// A row of a field table whose place in the tree is not known: the page lists its fields depth first, without levels.
public struct OutlineRow: Hashable, Sendable {
  /// The field's name.
  public var name: String
  /// Its type as the row states it.
  public var type: DeclaredType

  /// A row whose depth is to be found.
  public init(name: String, type: DeclaredType) {
    self.name = name
    self.type = type
  }
}

/// What a field table describes.
public enum OutlinePlace: Hashable, Sendable, CaseIterable {
  /// The body of a request.
  case request
  /// The body of a response.
  case response
  /// The body of an event.
  case event
}

/// The levels that fit a table's rows best.
public struct OutlineAlignment: Hashable, Sendable {
  /// Alignments that cost less are right nearly always; others deserve a warning.
  public static let confidentBelow = 1.0

  /// One level a row; fields at the root have 0.
  public var levels: [Int]
  /// How badly rows, example and known structures contradict the levels; 0 when nothing does.
  public var cost: Double
  /// The rows whose children are exactly what the example shows, so that other tables may learn from them.
  public var provenParents: [Int]

  /// Whether the levels can be trusted.
  public var isConfident: Bool { cost < Self.confidentBelow }
}

extension OutlineAlignment: ArchivedRecord {
  package static var blank: OutlineAlignment { OutlineAlignment(levels: [], cost: 0, provenParents: []) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("levels", &levels)
    members("cost", &cost)
    members("provenParents", &provenParents)
  }
}

extension OutlineRow {
  /// What a row's type says about rows below it.
  enum Kind: Hashable {
    /// A value that has no fields.
    case scalar
    /// A file, or a structure that is called so.
    case file
    /// An object whose keys are data.
    case map
    /// A structure with a name: there should be fields.
    case structure
    /// An object, a list or anything else: there may be fields.
    case vague
    /// The type cell holds no type.
    case unreadable
  }

  var kind: Kind {
    if case .map = type.type { return .map }
    switch type.type.innermost {
    case .string, .int32, .int64, .double, .boolean: return .scalar
    case .file: return type.structName == nil ? .scalar : .file
    case .any, .freeform, .array, .map, .object:
      if type.structName != nil { return .structure }
      return type.isKnown ? .vague : .unreadable
    }
  }

  /// Whether the row is an array of arrays; the pages seldom document what is inside.
  var isGrid: Bool {
    guard case .array(.array) = type.type else { return false }
    return true
  }
}
