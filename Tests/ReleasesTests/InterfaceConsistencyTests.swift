import Foundation
import SwiftEmitter
import Testing

@testable import Releases

@Suite("names.lock and api.txt")
struct InterfaceConsistencyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func texts(_ folder: String) throws -> (lock: String, interface: String) {
    let read = { (name: String) in
      String(
        decoding: try Data(contentsOf: Self.root.appendingPathComponent(folder).appendingPathComponent(name)),
        as: UTF8.self)
    }
    return (try read("names.lock"), try read("api.txt"))
  }

  private func consistency(_ files: [SourceFile], isSelection: Bool = false) throws -> InterfaceConsistency {
    InterfaceConsistency(
      lock: try NameLock(text: files.text("names.lock") ?? ""), interface: files.text("api.txt") ?? "",
      isSelection: isSelection)
  }

  private static let recorded = [
    "Generated", "Tests/SwiftEmitterTests/Golden/TeaSDK", "Tests/SwiftEmitterTests/Golden/Torture",
  ]

  @Test("fit each other in every SDK of this repository", arguments: recorded)
  func generated(folder: String) throws {
    let (lock, interface) = try texts(folder)
    let consistency = InterfaceConsistency(lock: try NameLock(text: lock), interface: interface)
    #expect(consistency.unlocked == [])
    #expect(consistency.missing == [])
  }

  @Test("fit each other when calls, fields and a whole service are gone")
  func retired() throws {
    let first = try Teapots().sdk()
    let second = Teapots().changed {
      $0.calls["fill"] = nil; $0.calls["get"] = []; $0.coffee = []
      $0.mailEvents = []
    }
    let files = try second.sdk(after: first)
    #expect(files.text("names.lock")?.contains("  retired\n") == true)
    #expect(files.text("api.txt")?.contains(".fill(") == false)
    #expect(files.text("api.txt")?.contains("ail") == false)
    let consistency = try consistency(files)
    #expect(consistency.unlocked == [])
    #expect(consistency.missing == [])
    let third = try Teapots().sdk(after: files)
    #expect(third.text("names.lock")?.contains("  retired\n") == false)
    #expect(try self.consistency(third).holds)
  }

  @Test("fit each other where a part is selected after everything was published")
  func selection() throws {
    let files = try Teapots().sdk(Teapots.settings(services: ["tea"]), after: Teapots().sdk())
    #expect(try consistency(files, isSelection: true).holds)
    #expect(try !consistency(files).holds)
    let cut = files.replacing("api.txt") { $0.replacing("TeaService.V1.PotResource.GetBody.size: Int?\n", with: "") }
    #expect(cut != files)
    #expect(try !consistency(cut, isSelection: true).holds)
  }

  @Test("are judged by what the SDK records of itself")
  func record() throws {
    let everything = try Teapots().sdk()
    let part = try Teapots().sdk(Teapots.settings(services: ["tea"]), after: everything)
    let holds = { (files: [SourceFile]) in
      try InterfaceConsistency(lock: NameLock(text: files.text("names.lock") ?? "")) { files.text($0) }?.holds
    }
    #expect(try holds(everything) == true)
    #expect(try holds(part) == true)
    // Calls that are missing are a matter of the selection, which only the record knows.
    let strict = part.replacing("sdk.json") { _ in everything.text("sdk.json") ?? "" }
    #expect(try holds(strict) == false)
    #expect(try holds(strict.filter { $0.path != "sdk.json" }) == true)
    #expect(try holds(everything.filter { $0.path != "api.txt" }) == nil)
  }

  @Test("do not fit where any line of one of them is lost")
  func lostLines() throws {
    let (lock, interface) = try texts("Tests/SwiftEmitterTests/Golden/TeaSDK")
    let published = try NameLock(text: lock)
    let lines = interface.split(separator: "\n")
    for index in lines.indices {
      // What follows from other lines, and belongs to no name of its own, may come with a later generator.
      if lines[index].contains("ItemSequence<") || lines[index].contains("InParts(") { continue }
      var fewer = lines
      let line = fewer.remove(at: index)
      let consistency = InterfaceConsistency(lock: published, interface: fewer.map { $0 + "\n" }.joined())
      #expect(!consistency.holds, "\(line)")
    }
    let facts = lock.split(separator: "\n", omittingEmptySubsequences: false)
    for index in facts.indices where !facts[index].hasPrefix("#") && !facts[index].isEmpty {
      // What calls are on the wire, and which body they have, is not in api.txt.
      if facts[index].hasPrefix("event") || facts[index].hasPrefix("  body") { continue }
      var fewer = facts
      let fact = fewer.remove(at: index)
      guard let cut = try? NameLock(text: fewer.joined(separator: "\n")) else { continue }
      #expect(!InterfaceConsistency(lock: cut, interface: interface).holds, "\(fact)")
    }
  }

  @Test("an error tells the first lines that disagree, and what to do")
  func error() throws {
    let files = try Teapots().sdk()
    let cut = files.replacing("names.lock") { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("litres") }
        .joined(separator: "\n")
    }
    let error = #expect(throws: InterfaceDisagreement.self) { try self.consistency(cut).check(in: "SDK") }
    #expect(
      error?.description == """
        'SDK/names.lock' and 'SDK/api.txt' do not fit each other
          1 not in names.lock:
            TeaService.V1.PotResource.FillBody.litres: Double?
        Restore both as one run wrote them; to let a name go, delete it in both, and generate again.
        """)
    try consistency(files).check(in: "SDK")
  }
}
