import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Comparing a folder with what would be generated")
struct OutputCheckTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ files: KeyValuePairs<String, String>) throws {
    _ = try OutputTree(folder.path).write([SourceFile](files))
  }

  private func drifts(_ files: KeyValuePairs<String, String>, in name: String = "") throws -> [String] {
    try OutputCheck(folder(name)).drifts(from: [SourceFile](files)).map { "\($0.kind.rawValue) \($0.path)" }
  }

  @Test("what was just written does not differ")
  func clean() throws {
    try write(["a/Tea.swift": "tea", "api.txt": "1"])
    #expect(try drifts(["a/Tea.swift": "tea", "api.txt": "1"]) == [])
  }

  @Test("files are as written until somebody edits, removes or adds them")
  func asWritten() throws {
    try write(["api.txt": "1", "names.lock": "2"])
    let isAsWritten = { (names: String...) in try OutputCheck(folder.path).isAsWritten(names) }
    #expect(try isAsWritten("api.txt", "names.lock"))
    #expect(try !isAsWritten("api.txt", "other.txt"))
    try folder.write("3", to: "names.lock")
    #expect(try isAsWritten("api.txt"))
    #expect(try !isAsWritten("api.txt", "names.lock"))
    unlink(folder("api.txt"))
    #expect(try !isAsWritten("api.txt"))
    unlink(folder("generated.list"))
    #expect(try !isAsWritten("names.lock"))
  }

  @Test("missing, stale, edited and foreign files are told apart and sorted, and nothing is changed")
  func kinds() throws {
    try write([
      "Missing.swift": "1", "Stale.swift": "1", "Edited.swift": "1", "Unwanted.swift": "1", "UnwantedEdited.swift": "1",
      "Same.swift": "1",
    ])
    unlink(folder("Missing.swift"))
    for name in ["Edited.swift", "UnwantedEdited.swift", "Foreign.swift"] { try folder.write("mine", to: name) }
    let before = try FolderContents(of: folder)
    #expect(
      try drifts([
        "Missing.swift": "1", "Stale.swift": "2", "Edited.swift": "1", "Same.swift": "1", "Foreign.swift": "1",
        "New.swift": "1",
      ]) == [
        "edited Edited.swift", "foreign Foreign.swift", "missing Missing.swift", "missing New.swift",
        "stale Stale.swift", "stale Unwanted.swift", "edited UnwantedEdited.swift", "stale generated.list",
      ])
    #expect(try FolderContents(of: folder) == before)
  }

  @Test("of a folder that is not there everything is missing, and it is not made")
  func noFolder() throws {
    #expect(try drifts(["Tea.swift": "tea"], in: "out") == ["missing Tea.swift", "missing generated.list"])
    #expect(try folder.names == [])
  }

  @Test("whatever differed, nothing differs after writing")
  func writingSettles() throws {
    try write(["Tea.swift": "1", "Pot.swift": "1", "Cup.swift": "1"])
    for name in ["Tea.swift", "Pot.swift"] { try folder.write("mine", to: name) }
    try write(["Tea.swift": "1", "Cup.swift": "2"])
    #expect(try drifts(["Tea.swift": "1", "Cup.swift": "2"]) == [])
  }

  @Test("several checks of one folder may run at a time")
  func sideBySide() throws {
    try write([:])
    let first = try OutputCheck(folder.path)
    #expect(try drifts([:]) == [])
    withExtendedLifetime(first) {}
  }
}
