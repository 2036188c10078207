import APISpec

/// Why an input could not be read or an output not be written. Every text says what to do.
public enum WorkspaceError: Error, Hashable, Sendable {
  /// Nothing of that name on disk.
  case notFound(String)
  /// No file of settings of that name.
  case settingsNotFound(String)
  case unreadableFile(String, reason: String)
  case unreadableFolder(String, reason: String)
  /// A symbolic link that leads back to a folder it lies in, or to itself.
  case linkLoop(String, target: String)
  case brokenLink(String)
  /// A pipe, socket or device where a file should be.
  case notRegularFile(String)
  case fileTooLarge(String, limit: Int)
  case nameNotUTF8(folder: String, name: String)
  case noPages(String)
  /// A file that is neither a page nor an IR file, by its name.
  case unknownKind(String)
  case notIR(String, reason: String)
  case revision(String, reason: String)
  /// A symbolic link of a revision that leads out of the folder that is read.
  case linkOutOfRevision(String, target: String)
  case gitUnavailable(reason: String)
  /// A last commit is asked for, and there is no repository around the folder.
  case noRepository(String, reason: String)
  case unwritable(String, reason: String)
  /// Standard output or standard error, by its name.
  case unwritableStream(String, reason: String)
  case outputIsFolder(String)
  case outputFolderMissing(String, folder: String)
  case outputIsFile(String)
  /// Another run holds the folder.
  case outputBusy(String)
  /// Files, links and folders of an output folder that stand where generated files belong.
  case inTheWay(String, [String])
  case badGeneratedList(String, line: Int, reason: String)
  /// A path that no emitted file may have.
  case badOutputPath(String, reason: String)
  /// A link on the way to an output, which git tracks and which leads out of its repository.
  case plantedLink(String, link: String, target: String)
  /// An output folder inside of a folder `.git`.
  case outputInRepositoryFolder(String)
  /// A staging folder that no run of this user left, as far as can be told.
  case foreignRun(String, reason: String)
  /// A killed run left a journal, and this run must not change anything.
  case unfinishedRun(String)
  /// The same, where pages are to be read: some of them are old and some are new.
  case unfinishedInput(String)
  /// Writing failed in the middle, and then taking it back.
  case unfinishedOutput(String, reason: String)
}

extension WorkspaceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let path):
      "There is no file or folder '\(path)'; check the spelling, or name a revision as REV:path."
    case .settingsNotFound(let path):
      "There is no file '\(path)' to read settings from; check the spelling."
    case .unreadableFile(let path, let reason):
      "The file '\(path)' cannot be read (\(reason)); change its permissions or move it away."
    case .unreadableFolder(let path, let reason):
      "The folder '\(path)' cannot be read (\(reason)); change its permissions or move it away."
    case .linkLoop(let path, let target) where path == target:
      "The symbolic link '\(path)' leads to itself; remove the link."
    case .linkLoop(let path, let target):
      "The symbolic link '\(path)' leads back to '\(target)', in which it lies; remove the link."
    case .brokenLink(let path):
      "The symbolic link '\(path)' leads to nothing; remove the link or restore what it points to."
    case .notRegularFile(let path):
      "'\(path)' is no regular file but a pipe, a socket or a device; move it away."
    case .fileTooLarge(let path, let limit):
      "The file '\(path)' is larger than \(limit >> 20) MB, which no page is; move it away."
    case .nameNotUTF8(let folder, let name):
      "The folder '\(folder)' holds a file whose name is not UTF-8 (it reads like '\(name)'); rename it."
    case .noPages(let place):
      "No pages found in '\(place)': a page is a file whose name ends in .md."
    case .unknownKind(let path):
      "'\(path)' is neither a page (*.md) nor an IR file (*.json); name a folder, a page, an IR file or REV:path."
    case .notIR(let path, let reason):
      "'\(path)' cannot be used. \(reason)"
    case .revision(let text, let reason):
      "'\(text)' cannot be read from git (\(reason)); check the revision, and that the path counts from the "
        + "repository's root."
    case .linkOutOfRevision(let path, let target):
      "The symbolic link '\(path)' leads to '\(target)', out of the folder; name the page that it means as an input."
    case .gitUnavailable(let reason):
      "git cannot be started (\(reason)); install it, or name inputs on disk instead of REV:path."
    case .noRepository(let folder, let reason):
      "There is no git repository around '\(folder)' whose last commit could be compared with (\(reason)); make one with "
        + "'git init', or fetch pages instead of comparing with a commit."
    case .unwritable(let path, let reason):
      "'\(path)' cannot be written (\(reason)); what was there before is unchanged."
    case .unwritableStream(let name, let reason):
      "The \(name) cannot be written (\(reason)); send it elsewhere, or free some space."
    case .outputIsFolder(let path):
      "The output '\(path)' is a folder; name a file."
    case .outputFolderMissing(let path, let folder):
      "'\(path)' cannot be written because there is no folder '\(folder)'; create it first."
    case .outputIsFile(let path):
      "The output '\(path)' is a file; name a folder."
    case .outputBusy(let folder):
      "Another run of larkspur holds '\(folder)'; wait until it has ended, then run this one again."
    case .inTheWay(let folder, let paths):
      "In '\(folder)' these are in the way, and larkspur did not write them: \(paths.joined(separator: ", ")); move "
        + "them away, or name another output folder. Nothing was changed."
    case .badGeneratedList(let path, let line, let reason):
      "'\(path)' is damaged in line \(line): \(reason). Restore it as it was, or remove it together with the files "
        + "that it lists."
    case .badOutputPath(let path, let reason):
      "The path '\(path)' was to be written, which is a fault of larkspur (\(reason)); please report it."
    case .plantedLink(let path, let link, let target):
      "'\(path)' is not written, because the link '\(link)', which git tracks, leads out of its repository to "
        + "'\(target)'; name that place itself if it is meant, or remove the link."
    case .outputInRepositoryFolder(let path):
      "The output '\(path)' is inside of the folder of a git repository; name another folder."
    case .foreignRun(let folder, let reason):
      "In '\(folder)' lies a folder '.larkspur-staging', as a stopped run leaves it, but \(reason). Nothing was changed. If "
        + "it came with the files, remove it; if a run of yours was stopped, under another account, in a container or in a "
        + "folder of another name, put the files back first (as with 'git restore'), since some may be new and some old."
    case .unfinishedRun(let folder):
      "In '\(folder)' a run of larkspur was stopped in the middle; the same command without --check or --dry-run "
        + "finishes it."
    case .unfinishedInput(let folder):
      "In '\(folder)' a run of larkspur was stopped while it changed files, or is at it; what was run there, sync, generate "
        + "or refresh, finishes that when it is run again."
    case .unfinishedOutput(let folder, let reason):
      "In '\(folder)' only some files could be replaced, and these could not be put back. \(reason) The next run "
        + "finishes the work."
    }
  }
}
