import SwiftEmitter
import Workspace

/// The state that the new one is compared with.
enum Baseline {
  /// What lies in the folder now, before anything is fetched.
  case disk
  /// What was checked in.
  case revision(Revision)
  /// Nothing was checked in yet: everything is new.
  case nothing

  /// What the command line asks for: without fetching, what changed on disk since the last commit.
  init(_ invocation: Invocation, _ project: RefreshProject) throws {
    do throws(WorkspaceError) {
      if let name = invocation[.since] {
        self = .revision(try Revision(name, around: project.root))
      } else if invocation.has(.offline) {
        self = try Revision.last(around: project.root).map(Baseline.revision) ?? .nothing
      } else {
        self = .disk
      }
    } catch {
      throw InputFailure.file(error)
    }
  }

  /// The inputs as they were. What was not there then is left out.
  func find(_ inputs: [RefreshProject.Place], _ workspace: Workspace) -> FoundInputs {
    var found: FoundInputs
    switch self {
    case .nothing: found = workspace.find([])
    case .disk: found = workspace.find(inputs.map(\.path))
    case .revision(let revision):
      found = workspace.find(inputs.compactMap { $0.path.contains(":") ? $0.path : revision.input($0.name) })
    }
    found.problems = found.problems.filter { problem in
      switch problem {
      case .notFound, .noPages: false
      default: true
      }
    }
    return found
  }

  func generatedFiles(of output: RefreshProject.Place, now files: ProjectFiles) throws -> [SourceFile] {
    switch self {
    case .nothing: []
    case .disk: try files.generatedFiles()
    case .revision(let revision): try revision.generatedFiles(in: output.name)
    }
  }

  func bytes(of place: RefreshProject.Place, now files: ProjectFiles) throws -> [UInt8]? {
    switch self {
    case .nothing: nil
    case .disk: try files.bytes(place.name)
    case .revision(let revision): try revision.bytes(of: place.name)
    }
  }

  /// The state as reports name it.
  func name(of inputs: [RefreshProject.Place]) -> String {
    let paths = inputs.map(\.path).joined(separator: " ")
    return switch self {
    case .nothing: "nothing"
    case .disk: paths
    case .revision(let revision): "\(revision.name):\(paths)"
    }
  }
}

/// Looks at the files of a project, which somebody holds.
struct ProjectFiles {
  /// The bytes of a file by its path below the project; nil where it is not there.
  var bytes: (String) throws -> [UInt8]?
  /// The SDK, as earlier runs wrote it.
  var generatedFiles: () throws -> [SourceFile]
}
