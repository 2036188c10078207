import Foundation
import Testing
import TextDifferences

/// Compares texts of several lines; a failure shows the lines that differ.
func expect(_ actual: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  guard actual != expected else { return }
  Issue.record("\n\(LineDiff.text(from: expected, to: actual))", sourceLocation: sourceLocation)
}

/// Compares the source files and `api.txt` of an emission with those in a folder of `Golden/`.
func expectGolden(_ emission: Emission, _ folder: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(folder)
  let files = Dictionary(uniqueKeysWithValues: emission.sdk.files.map { ($0.path, $0.bytes) })
  for difference in try GoldenFolder(golden).differences(from: files) {
    Issue.record("\(folder)/\(difference)", sourceLocation: sourceLocation)
  }
}
