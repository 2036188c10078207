/// A folder of a user's project in which several files change at once, held for writing.
///
/// What is not named in the changes is never touched. A run that was killed in the middle is finished when the folder is
/// opened.
public final class ProjectTree {
  private let tree: WritableTree
  private let tools: TreeTools

  /// Opens a folder; one that is not there is made when something is written.
  public convenience init(_ path: String) throws(WorkspaceError) {
    try self.init(path, tools: TreeTools())
  }

  init(_ path: String, tools: TreeTools) throws(WorkspaceError) {
    tree = try WritableTree(path, tools: tools)
    self.tools = tools
  }

  private var folder: TreeFolder { tree.folder }

  /// The folder as it was named, without a slash at its end.
  public var path: String { folder.path }

  /// Whether a killed run was finished.
  public var hasFinishedEarlierRun: Bool { tree.hasFinishedEarlierRun }

  /// The bytes of a file; nil where it is not there.
  public func bytes(of name: String) throws(WorkspaceError) -> [UInt8]? { try folder.bytes(of: name) }

  /// Makes the folder, where it is not there, and holds it.
  public func make() throws(WorkspaceError) { try tree.make() }

  /// A generated folder of the project, which is held, too.
  ///
  /// - Parameter name: Its path below the project; empty where it is the project itself.
  public func output(_ name: String) throws(WorkspaceError) -> OutputTree {
    name.isEmpty
      ? OutputTree(tree) : try OutputTree(folder.path == "." ? name : "\(folder.path)/\(name)", tools: tools)
  }

  /// Makes all changes, or, where one fails, none. A change that has nothing to do is left out: what is removed may be
  /// gone, what is written may be there. What is moved has to be there.
  ///
  /// - Returns: Whether the disk was touched.
  @discardableResult
  public func apply(_ changes: [FileChange]) throws(WorkspaceError) -> Bool {
    let steps = try steps(for: changes)
    guard !steps.isEmpty else { return false }
    return try tree.carryOut { (steps, true) }
  }

  private func steps(for changes: [FileChange]) throws(WorkspaceError) -> [TreeStep] {
    var planning = ChangePlanning(survey: try folder.survey(), shown: folder.path)
    for change in changes { try planning.add(change) }
    return try planning.steps()
  }
}

/// A folder of a user's project that is only looked at. Nothing is changed, and nobody else changes it meanwhile.
public final class ProjectView {
  private let folder: TreeFolder
  private let watched: WatchedTree?

  /// Opens a folder, which need not be there. Fails where a killed run left something to finish.
  public init(_ path: String) throws(WorkspaceError) {
    folder = TreeFolder(path)
    watched = try folder.exists() ? try WatchedTree(folder) : nil
  }

  /// The folder as it was named, without a slash at its end.
  public var path: String { folder.path }

  /// The bytes of a file; nil where it is not there.
  public func bytes(of name: String) throws(WorkspaceError) -> [UInt8]? { try folder.bytes(of: name) }
}

/// Finds out what is to be done for some changes.
private struct ChangePlanning {
  var survey: TreeSurvey
  let shown: String
  private var named: Set<String> = []
  private var removals: [TreeStep] = []
  private var writes: [TreeStep] = []
  private var inTheWay: Set<String> = []

  init(survey: TreeSurvey, shown: String) {
    self.survey = survey
    self.shown = shown
  }

  mutating func add(_ change: FileChange) throws(WorkspaceError) {
    try name(change.path)
    switch change.kind {
    case .write(let bytes): try write(bytes, to: change.path)
    case .remove: try remove(change.path)
    case .move(let target):
      try name(target)
      guard case .file(let bytes) = try survey.find(change.path) else {
        throw .notFound(survey.location(of: change.path))
      }
      // A copy comes and the original goes: the journal sees to it that both happen.
      try write(bytes, to: target)
      try remove(change.path)
    }
  }

  /// Sorted, so that equal changes happen in one order. What goes comes first: its name may differ from a new one by
  /// nothing but case.
  func steps() throws(WorkspaceError) -> [TreeStep] {
    guard inTheWay.isEmpty else { throw .inTheWay(shown, inTheWay.sorted()) }
    return removals.sorted { $0.path < $1.path } + writes.sorted { $0.path < $1.path }
  }

  private mutating func name(_ path: String) throws(WorkspaceError) {
    if let objection = TreePath.objection(toListed: path) { throw .badOutputPath(path, reason: objection) }
    guard named.insert(path).inserted else {
      throw .badOutputPath(path, reason: "two changes name this path")
    }
  }

  private mutating func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) {
    switch try survey.find(path) {
    case .nothing: writes.append(.write(bytes, to: path, replaces: false))
    case .file(bytes): return
    case .file: writes.append(.write(bytes, to: path, replaces: true))
    case .obstacle(let place): inTheWay.insert(place)
    }
  }

  private mutating func remove(_ path: String) throws(WorkspaceError) {
    switch try survey.find(path) {
    case .nothing, .obstacle: return
    case .file(let bytes): removals.append(.remove(path, holding: ContentHash(of: bytes)))
    }
  }
}
