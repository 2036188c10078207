import Foundation
import TestPrograms
import TestValues

extension Toolchain {
  /// The public symbols of a module that have no comment, each with its place; members that the compiler made and those
  /// behind `@_spi` are left out.
  static func undocumentedSymbols(of module: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let libraries = ["CCurl", "CLibXML2"].flatMap { ["-I", "\(root)/Sources/\($0)"] }
    let run = try run(
      "swift-symbolgraph-extract",
      [
        "-module-name", module, "-I", BuiltProgram("Modules").url.path, "-target", try target(),
        "-minimum-access-level", "public",
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
