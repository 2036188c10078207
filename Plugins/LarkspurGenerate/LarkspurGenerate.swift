import Foundation
import PackagePlugin

/// Generates the SDK of a target while it is built: from the pages or the IR file that the target's `larkspur.json`
/// names, one file for each service and each version of it.
@main
struct LarkspurGenerate: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    let file = target.directoryURL.appending(path: BuildSettings.fileName)
    do {
      let settings = try BuildSettings(file, target: target.name)
      let names = target.directoryURL.appending(path: "names.lock")
      let output = context.pluginWorkDirectoryURL.appending(path: "Sources")
      let cache = context.pluginWorkDirectoryURL.appending(path: "Cache")
      return [
        .buildCommand(
          displayName: "Generating \(settings.services.joined(separator: ", ")) for \(target.name)",
          executable: try context.tool(named: "larkspur").url,
          arguments: [
            "generate", "--config", file.path, "--expect", settings.services.joined(separator: ","), "--output",
            output.path, "--layout", "files", "--lock", names.path, "--cache", cache.path, "--lint", "--quiet",
            "--color", "never",
          ],
          environment: Self.environment(context.pluginWorkDirectoryURL),
          inputFiles: [file] + InputFiles(settings.inputs).urls + names.existing,
          outputFiles: OutputNames.all(for: settings.services).map { output.appending(path: $0) })
      ]
    } catch let error as BuildSettingsError {
      Diagnostics.error("\(file.path): \(error)", file: file.path)
      return []
    }
  }

  /// Where builds run in a sandbox, they cannot keep a secret in the user's home, by which the program knows its cache.
  private static func environment(_ folder: URL) -> [String: String] {
    #if os(macOS)
      ["XDG_STATE_HOME": folder.appending(path: "State").path]
    #else
      [:]
    #endif
  }
}

extension URL {
  /// The file, or nothing where there is none.
  fileprivate var existing: [URL] { FileManager.default.fileExists(atPath: path) ? [self] : [] }
}
