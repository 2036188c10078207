import Foundation

/// Finds what the inputs of a command hold.
struct InputSearch {
  private let git: Git
  private let overlay: PageOverlay
  private var sources: [Source] = []
  private var irFiles: [IRFile] = []
  private var problems: [WorkspaceError] = []

  private init(git: Git, overlay: PageOverlay) {
    self.git = git
    self.overlay = overlay
  }

  /// Looks at every input, so that a person learns of all problems at once.
  static func find(_ inputs: [String], git: Git, overlay: PageOverlay) -> FoundInputs {
    var search = InputSearch(git: git, overlay: overlay)
    for input in inputs { search.look(at: input) }
    return FoundInputs(pages: PageNaming.merge(search.sources), irFiles: search.irFiles, problems: search.problems)
  }

  /// The pages of one input.
  struct Source {
    /// The folders that hold the pages, outermost first: what tells this input from another one.
    var folders: [String]
    var pages: [PageFile]
  }

  private mutating func look(at input: String) {
    switch FileKind.of(input, followingLinks: true) {
    case .folder: lookIntoFolder(input)
    case .file: lookAtFile(input)
    case .special: problems.append(.notRegularFile(input))
    case .link, .missing: lookAtMissing(input)
    }
  }

  private mutating func lookIntoFolder(_ input: String) {
    guard case .success(let realPath) = RealPath.of(input) else {
      problems.append(.unreadableFolder(input, reason: SystemFailure.last.reason))
      return
    }
    guard isWhole("\(realPath)/pages") else { return }
    let walk = FolderWalk(folder: input, realPath: realPath)
    problems += walk.problems
    let pages = overlay.applied(to: walk.pages, of: input, realPath: realPath)
    add(pages, folders: realPath.split(separator: "/").map(String.init), of: input, isComplete: walk.problems.isEmpty)
  }

  /// Whether no killed run left files around a path half old, half new; a problem where one did.
  private mutating func isWhole(_ path: String) -> Bool {
    guard let folder = TreeStaging.unfinishedFolders(above: path).last else { return true }
    problems.append(.unfinishedInput(folder))
    return false
  }

  private mutating func lookAtFile(_ input: String) {
    guard case .success(let realPath) = RealPath.of(input) else {
      problems.append(.unreadableFile(input, reason: SystemFailure.last.reason))
      return
    }
    guard isWhole(realPath) else { return }
    let folders = realPath.split(separator: "/").map(String.init)
    switch overlay.file(at: realPath) {
    case nil: add(file: input, store: .disk(realPath: realPath), folders: folders.dropLast())
    case .written(let bytes): add(file: input, store: .held(bytes, realPath: realPath), folders: folders.dropLast())
    case .removed: problems.append(.notFound(input))
    }
  }

  private mutating func lookAtMissing(_ input: String) {
    guard FileKind.of(input, followingLinks: false) == .missing else {
      let isLoop = if case .failure(let failure) = RealPath.of(input) { failure.code == ELOOP } else { false }
      problems.append(isLoop ? .linkLoop(input, target: input) : .brokenLink(input))
      return
    }
    let future = RealPath.ofFuture(input)
    let coming = overlay.applied(to: [], of: input, realPath: future)
    guard coming.isEmpty else {
      add(coming, folders: future.split(separator: "/").map(String.init), of: input, isComplete: true)
      return
    }
    guard let colon = input.firstIndex(of: ":"), colon != input.startIndex else {
      problems.append(.notFound(input))
      return
    }
    do throws(WorkspaceError) {
      try lookIntoRevision(input, String(input[..<colon]), path: input[input.index(after: colon)...])
    } catch {
      problems.append(error)
    }
  }

  private mutating func lookIntoRevision(
    _ input: String, _ revision: String, path: Substring
  ) throws(WorkspaceError) {
    var folders = [revision] + path.split(separator: "/").map(String.init)
    switch try git.find(input) {
    case .file(let object):
      add(file: input, name: folders.removeLast(), store: .blob(object, name: input), folders: folders)
    case .folder(let tree):
      addPages(of: try git.files(in: tree, for: input), folders: folders, of: input)
    }
  }

  private mutating func addPages(of files: [Git.Entry], folders: [String], of input: String) {
    let root = input.hasSuffix("/") || input.hasSuffix(":") ? input : input + "/"
    let known = Set(files.lazy.filter { !$0.isLink }.map(\.path))
    let links = files.filter { $0.isLink && PageFile.isVisiblePage($0.path) }
    let problems = links.compactMap { git.problem(ofLink: $0, among: known, root: root) }
    let pages = files.lazy.filter { !$0.isLink && PageFile.isVisiblePage($0.path) }.map { file in
      let location = root + file.path
      return PageFile(path: file.path, location: location, store: .blob(file.object, name: location))
    }
    self.problems += problems
    add(Array(pages), folders: folders, of: input, isComplete: problems.isEmpty)
  }

  private mutating func add(file input: String, store: PageFile.Store, folders: some Sequence<String>) {
    let name = input.split(separator: "/").last.map(String.init) ?? input
    add(file: input, name: name, store: store, folders: folders)
  }

  private mutating func add(file input: String, name: String, store: PageFile.Store, folders: some Sequence<String>) {
    if PageFile.isPage(named: name) {
      sources.append(
        Source(folders: Array(folders), pages: [PageFile(path: name, location: input, store: store)]))
    } else if PageFile.isIR(named: name) {
      irFiles.append(IRFile(location: input, store: store))
    } else {
      problems.append(.unknownKind(input))
    }
  }

  /// An empty folder is a problem of its own only where nothing else explains the emptiness.
  private mutating func add(_ pages: [PageFile], folders: [String], of input: String, isComplete: Bool) {
    if pages.isEmpty {
      if isComplete { problems.append(.noPages(input)) }
    } else {
      sources.append(Source(folders: folders, pages: pages))
    }
  }
}
