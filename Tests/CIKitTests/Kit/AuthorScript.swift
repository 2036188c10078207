import Foundation
import TestPrograms
import TestValues

/// Runs `.ci/sdk` in the author's folder, as any other system than GitHub does.
struct AuthorScript {
  let repository: SDKRepository
  let programs: StubbedGitHub

  init() throws {
    repository = try SDKRepository()
    programs = try StubbedGitHub()
  }

  func callAsFunction(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun {
    let variables = [
      "LARKSPUR": repository.larkspur.url.path, "HOME": repository.folder("home"), "GIT_CONFIG_NOSYSTEM": "1",
      "PATH": programs.programs.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      "GH_STATE": programs.state.path,
    ]
    return try ProgramRun(
      of: repository.folder("author/.ci/sdk"), arguments, in: repository.folder("author"),
      variables.merging(environment) { $1 })
  }

  /// A repository that looks like that of larkspur, with two versions, and a `swift` that builds it in no time.
  ///
  /// - Returns: What says to the script to build its version 1.0.0.
  func makeSource() throws -> [String: String] {
    let source = repository.folder("source")
    try repository.git("init", "--quiet", "--initial-branch=main", source)
    try repository.folder.write("#!/bin/sh\nexit 0\n", to: "source/.ci/bootstrap")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: repository.folder("source/.ci/bootstrap"))
    try repository.git("-C", source, "add", "--all", ".")
    try repository.git("-C", source, "commit", "--quiet", "-m", "Larkspur")
    for version in ["1.0.0", "2.0.0"] { try repository.git("-C", source, "tag", version) }
    try programs.install("swift", Self.compiler)
    return [
      "LARKSPUR": "", "LARKSPUR_SOURCE": source, "LARKSPUR_VERSION": "1.0.0", "BUILDS": repository.folder("builds"),
    ]
  }

  private static let compiler = """
    #!/bin/sh
    case "$*" in
      --version) echo "Swift version ${COMPILER:-6.1}" ;;
      *--show-bin-path*) echo "$PWD/out" ;;
      "build -c release --product larkspur")
        mkdir -p out && printf '#!/bin/sh\\necho larkspur as built\\n' > out/larkspur && chmod +x out/larkspur
        echo "built ${GH_TOKEN:-}" >> "$BUILDS" ;;
      *) exit 64 ;;
    esac

    """
}
