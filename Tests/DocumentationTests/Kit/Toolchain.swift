import BuiltPrograms
import Foundation
import TemporaryFolders

/// The compiler's tools, and the modules that the tests were built with.
enum Toolchain {
  /// This package's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Where the compiled modules lie.
  static let modules = BuiltProgram("Modules").url.path

  /// Runs a tool of the toolchain that `swift` belongs to.
  static func run(_ tool: String, _ arguments: [String]) throws -> ProgramRun {
    #if os(macOS)
      try ProgramRun(of: "/usr/bin/xcrun", [tool] + arguments, in: root)
    #else
      try ProgramRun(of: "/usr/bin/env", [tool] + arguments, in: root)
    #endif
  }

  /// Checks Swift source against the modules.
  static func check(_ source: String) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    let file = try folder.write(source, to: "snippets.swift")
    return try run(
      "swiftc", ["-typecheck", "-swift-version", "6", "-I", modules, "-I", "\(root)/Sources/CCurl", file])
  }

  /// The public symbols of a module that have no comment, each with its place; members that the compiler made and those
  /// behind `@_spi` are left out.
  static func undocumentedSymbols(of module: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let libraries = ["CCurl", "CLibXML2"].flatMap { ["-I", "\(root)/Sources/\($0)"] }
    let run = try run(
      "swift-symbolgraph-extract",
      [
        "-module-name", module, "-I", modules, "-target", try target(), "-minimum-access-level", "public",
        "-skip-synthesized-members", "-Xcc", "-I/usr/include/libxml2", "-output-dir", folder.path,
      ] + libraries)
    guard run.status == 0 else { throw Failed(text: run.errors) }
    let graph = try JSONDecoder().decode(
      SymbolGraph.self, from: Data(contentsOf: URL(fileURLWithPath: folder("\(module).symbols.json"))))
    return graph.symbols.filter { $0.docComment == nil }.map(\.text).sorted()
  }

  private static func target() throws -> String {
    let info = try JSONDecoder().decode(
      TargetInfo.self, from: Data(try run("swiftc", ["-print-target-info"]).output.utf8))
    return info.target.triple
  }

  private struct TargetInfo: Decodable {
    struct Target: Decodable {
      var triple: String
    }

    var target: Target
  }

  struct Failed: Error {
    var text: String
  }
}

/// What `swift-symbolgraph-extract` says about a module, as far as it matters here.
private struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Comment: Decodable {}

    struct Location: Decodable {
      struct Position: Decodable {
        var line: Int
      }

      var uri: String
      var position: Position
    }

    var pathComponents: [String]
    var docComment: Comment?
    var location: Location?

    var text: String {
      let place = location.map { "\($0.uri.split(separator: "/").last ?? ""):\($0.position.line + 1): " } ?? ""
      return place + pathComponents.joined(separator: ".")
    }
  }

  var symbols: [Symbol]
}
