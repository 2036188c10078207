import Foundation
import TestValues
import Testing

/// Compares texts of several lines; a failure shows the lines that differ.
func expect(_ actual: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  guard actual != expected else { return }
  Issue.record("\n\(LineDiff.text(from: expected, to: actual))", sourceLocation: sourceLocation)
}

/// Compares the files of an emission, or some of them, with those in a folder of `Golden/`.
func expectGolden(
  _ emission: Emission, _ folder: String, where isRecorded: (String) -> Bool = { _ in true },
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(folder)
  let files = emission.sdk.files.filter { isRecorded($0.path) }.map { ($0.path, $0.bytes) }
  for difference in try GoldenFolder(golden).differences(from: Dictionary(uniqueKeysWithValues: files)) {
    Issue.record("\(folder)/\(difference)", sourceLocation: sourceLocation)
  }
}
