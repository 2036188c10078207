import APISpec

/// Checks the cells of a `names.lock`. They become code as they are, and a lock comes with a repository: a change of the
/// lock must not be a way to write code.
enum LockCell {
  /// What a cell names.
  enum Kind {
    /// A service by its key: `corehr`.
    case project
    /// A version of a service: `corehr.v2`.
    case scope
    /// A resource: `corehr.v2.process_withdraw`.
    case resource
    /// A version or a resource: what holds a type.
    case holder
    /// A property, method, argument or constant.
    case member
    /// A type without what holds it.
    case typeName
    /// A type as it is used: `[String: Person]`.
    case type
    case module

    fileprivate var text: String {
      switch self {
      case .project: "service"
      case .scope: "version of a service"
      case .resource: "resource"
      case .holder: "version or resource"
      case .member: "Swift name"
      case .typeName: "type name"
      case .type: "type"
      case .module: "module name"
      }
    }
  }

  /// The cell, if it is what it has to be.
  static func checked(_ cell: String, _ kind: Kind) throws(LockCellError) -> String {
    guard isValid(cell, kind) else { throw LockCellError(cell: cell, wanted: kind.text) }
    return cell
  }

  private static func isValid(_ cell: String, _ kind: Kind) -> Bool {
    switch kind {
    case .project: CallScreening.isScope(cell + ".v1")
    case .scope: CallScreening.isScope(cell)
    case .resource: isResource(cell)
    case .holder: CallScreening.isScope(cell) || isResource(cell)
    case .member: SwiftGrammar.isIdentifier(cell) && !ReservedNames.unquotable.contains(cell)
    case .typeName: isTypeName(cell)
    case .type: isType(cell)
    case .module:
      SwiftGrammar.isIdentifier(cell) && cell.hasPrefix("Lark") && cell.utf8.count > "Lark".utf8.count
        && !CallPlacement.otherModules.contains(cell)
    }
  }

  private static func isResource(_ cell: String) -> Bool {
    let scope = cell.scopeOfResource
    guard CallScreening.isScope(scope), cell.hasPrefix(scope + ".") else { return false }
    return CallScreening.isName(cell.dropFirst(scope.count + 1))
  }

  private static func isTypeName(_ cell: String) -> Bool {
    SwiftGrammar.isIdentifier(cell) && !ReservedNames.keywords.contains(cell)
      && !ReservedNames.grammarTypes.contains(cell)
  }

  private static func isType(_ cell: String) -> Bool {
    guard cell.utf8.count <= TypeText.longest, let name = TypeText(cell).innermostName else { return false }
    return isTypeName(name)
  }
}

/// A cell of a lock that must not become code.
struct LockCellError: Error {
  var cell: String
  /// What the cell has to be.
  var wanted: String

  var reason: String { "'\(cell.spellingInvisibles())' is not a valid \(wanted)." }
}
