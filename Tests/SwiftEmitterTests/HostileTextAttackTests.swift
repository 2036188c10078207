import APISpec
import TestValues
import Testing

@testable import SwiftEmitter

@Suite("Hostile texts in emitted code", .tags(.attack))
struct HostileTextAttackTests {
  // MARK: The IR

  /// Calls and messages that show every member of the IR, each with the shapes that it needs.
  private static let spec: APISpec = {
    let recorded = RecordedSpec.all
    var seen: Set<String> = []
    var endpoints: [Endpoint] = []
    for endpoint in recorded.endpoints {
      let slice = recorded.slice(endpoints: [endpoint], events: [])
      let keys = (try? keys(of: slice)) ?? []
      if !keys.isSubset(of: seen) { endpoints.append(endpoint) }
      seen.formUnion(keys)
    }
    let slice = recorded.slice(endpoints: endpoints, events: Array(recorded.events.prefix(1)))
    return APISpec(
      endpoints: slice.endpoints + TeaHouse.spec.endpoints, events: slice.events + TeaHouse.spec.events,
      shapes: slice.shapes + TeaHouse.spec.shapes)
  }()

  private static func json(_ spec: APISpec) throws -> JSONValue {
    try JSONValue.read(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self))
  }

  private static func keys(of spec: APISpec) throws -> Set<String> {
    var keys: Set<String> = []
    _ = try json(spec).replacingTexts { key, text in
      keys.insert(key)
      return text
    }
    return keys
  }

  /// Members whose texts are words of the IR: other ones cannot be read.
  private static let words: Set<String> = [
    "appTypes", "content", "dialect", "envelope", "format", "httpMethod", "id", "kind", "lengthUnit", "mode", "origin",
    "per", "place", "presence", "requirement", "stage", "tokenTypes", "type", "whole",
  ]

  /// Members by which calls are found and named. Replaced with the others they keep all calls out, so that they come one
  /// at a time.
  private static let addresses: Set<String> = [
    "eventType", "method", "path", "project", "resource", "server", "version",
  ]

  private static let settings = SDKSettings(
    generator: "larkspur 1", docs: .full, package: .init(name: "TeaSDK", runtime: .path("..")), withTests: true)

  /// The specification with a text in place of those of some members, each with a number of its own.
  private static func spec(_ hostile: String, in isReplaced: (String) -> Bool) throws -> APISpec {
    var number = 0
    let replaced = try json(spec).replacingTexts { key, text in
      guard isReplaced(key) else { return text }
      number += 1
      return "\(key == "path" || key == "server" ? text : "")\(hostile)\(number)"
    }
    return try CanonicalJSON.decode(Array(replaced.description.utf8))
  }

  /// The specification with the text in all its documented JSON.
  private static func exampleSpec(_ hostile: String) throws -> APISpec {
    var number = 0
    let replaced = try json(spec).replacingTexts { key, text in
      guard key == "text", let example = JSONValue(json: text) else { return text }
      let evil = example.replacingAll { old in
        number += 1
        return old.utf8.count % 3 == 0 ? "\(hostile)\(number)" : old
      }
      // As a page may write it: with no more escapes than JSON demands.
      return Self.unescaped(evil.description)
    }
    return try CanonicalJSON.decode(Array(replaced.description.utf8))
  }

  private static func unescaped(_ json: String) -> String {
    var text = json
    for scalar in Set(HostileText.all.joined().unicodeScalars) where InvisibleScalars.kind(of: scalar) != nil {
      guard scalar.value >= 0x20, case .string(let escaped)? = JSONValue(json: "\"\(scalar)\"") else { continue }
      let written = JSONValue.string(escaped).description.dropFirst().dropLast()
      text = text.replacing(written, with: String(scalar))
    }
    return text
  }

  /// Emits, then emits again what was published, with the documentation and without.
  private static func emissions(_ spec: APISpec, _ settings: SDKSettings = settings) throws -> [EmittedSDK] {
    let first = emitSDK(spec, settings)
    let lockText = first.files.first { $0.path == NameLock.fileName }.map { String(decoding: $0.bytes, as: UTF8.self) }
    let lock = try NameLock(text: lockText ?? "")
    #expect(lock.text == lockText)
    return [first, emitSDK(spec, settings, lock: lock), emitSDK(APISpec(), settings, lock: lock)]
  }

  @Test("from any member of the IR occur only in comments and literals, and the compiler parses the rest")
  func specification() throws {
    let keys = try Self.keys(of: Self.spec)
    #expect(Self.words.union(Self.addresses).subtracting(keys).isSubset(of: ["lengthUnit", "content", "whole"]))
    let texts = keys.subtracting(Self.words).subtracting(Self.addresses)
    let addresses = Self.addresses.sorted()
    var check = EmissionCheck()
    for (number, hostile) in HostileText.all.enumerated() {
      let spec = try Self.spec(hostile) { texts.contains($0) }
      check.take(number % 4 == 0 ? try Self.emissions(spec) : [emitSDK(spec, Self.settings)], hostile)
      check.take([emitSDK(try Self.exampleSpec(hostile), Self.settings)], "examples \(hostile)")
      let key = addresses[number % addresses.count]
      check.take([emitSDK(try Self.spec(hostile) { $0 == key }, Self.settings)], "\(key) \(hostile)")
    }
    expect(try check.findings(), "")
  }

  @Test("from names of shapes do not occur")
  func shapes() throws {
    var check = EmissionCheck()
    for (number, hostile) in HostileText.all.enumerated() {
      let id = ShapeID("tea.v1.\(hostile)\(number)")
      let get = Tea.answering([Tea.field("pot", .array(.object(id)))])
      let spec = APISpec(
        endpoints: [get], shapes: [Shape(id: id, documentedName: hostile, fields: [Tea.field(hostile)])])
      check.take(try Self.emissions(spec), hostile)
    }
    expect(try check.findings(), "")
  }

  // MARK: Settings

  @Test("from the settings occur only in comments and literals")
  func settings() throws {
    var check = EmissionCheck()
    for hostile in HostileText.all {
      for runtime in [SDKSettings.Package.Runtime.path(hostile), .url(hostile, from: hostile)] {
        let settings = SDKSettings(
          generator: hostile, docs: .full,
          // Of a package's name, letters are left.
          package: .init(name: hostile.replacing("EVIL", with: "tea"), runtime: runtime),
          selection: Selection(services: ["im", hostile], endpoints: ["*", hostile]), withTests: true,
          hosts: PlatformHosts(allowing: [hostile]))
        check.take([emitSDK(TeaHouse.spec, settings)], hostile)
      }
    }
    expect(try check.findings(), "")
  }

  @Test("in sdk.json are refused as the name of a package and as a host")
  func record() throws {
    let text = String(decoding: SDKRecord(Self.settings).file.bytes, as: UTF8.self)
    #expect(throws: SDKRecordError.self) { try SDKRecord(text: text.replacing("TeaSDK", with: "../Tea")) }
    let hosts = text.replacing("\"package\"", with: "\"hosts\": [\"a/b\"], \"package\"")
    #expect(throws: SDKRecordError.self) { try SDKRecord(text: hosts) }
  }

  // MARK: The lock

  @Test("from any cell of names.lock stop the run, or occur only in literals")
  func lock() throws {
    let text = try Emission(TeaHouse.spec, Self.settings).lock().text
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    var check = EmissionCheck()
    var kinds: Set<String> = []
    for (number, cells) in lines.enumerated()
    where cells.count > 1 && kinds.insert("\(cells[0]) \(cells.count)").inserted {
      for cell in cells.indices.dropFirst() {
        for hostile in HostileText.all {
          for written in Set([hostile, NameLock.line(hostile)]) {
            var lines = lines
            lines[number][cell] = written[...]
            let changed = lines.map { $0.joined(separator: "\t") + "\n" }.joined()
            guard let lock = try? NameLock(text: changed) else { continue }
            // The calls are there, and they are gone.
            check.take(
              [TeaHouse.spec, APISpec(endpoints: TeaHouse.spec.endpoints.suffix(1))].map {
                emitSDK($0, Emission.settings(docs: .summary), lock: lock)
              }, "\(cells[0]) \(cell) \(hostile)")
          }
        }
      }
    }
    expect(try check.findings(), "")
  }

  @Test(
    "in place of names in names.lock are refused with their line",
    arguments: [
      ("service\ttea\tevil()\tTeaService\tLarkTea", "'evil()' is not a valid Swift name."),
      ("service\ttea\ttea\tTea Service\tLarkTea", "'Tea Service' is not a valid type name."),
      ("service\ttea\ttea\tTeaService\tLark", "'Lark' is not a valid module name."),
      (
        "service\ttea\ttea\tTeaService\t../LarkTea", "'../LarkTea' is not a valid module name."
      ),
      ("service\ttea\ttea\tTeaService\tLarkRuntime", "'LarkRuntime' is not a valid module name."),
      ("service\t../..\ttea\tTeaService\tLarkTea", "'../..' is not a valid service."),
      ("version\ttea\tv1\tV1", "'tea' is not a valid version of a service."),
      ("version\ttea.v1\tv1\tclass", "'class' is not a valid type name."),
      ("version\ttea.v1\tv\\n1\tV1", "'v\\u{a}1' is not a valid Swift name."),
      ("resource\ttea.v1.\tpot\tPot", "'tea.v1.' is not a valid resource."),
      ("method\tGET /x\ta.b.c.d\ttea.v1.pot\tself", "'self' is not a valid Swift name."),
      ("event\tx\ttea.v1\tE\\u{202e}", "'E\\u{202e}' is not a valid type name."),
      ("model\ttea.v1.pot\tSelf\tread", "'Self' is not a valid type name."),
      ("values\ttea.v1\tA.B\tstring", "'A.B' is not a valid type name."),
    ])
  func cells(line: String, reason: String) throws {
    let error = try #require(throws: NameLockError.self) { try NameLock(text: "# head\n\(line)\n") }
    #expect(error == NameLockError(line: 2, reason: reason))
  }

  @Test(
    "in place of types in names.lock are refused",
    arguments: [
      "String)", "[String", "String]", "[[Int]", "Int?", "inout Int", "(Int) -> Int", "Array<Int>", "[String: Int",
      "JSONText<Int", "A.B", "[]", "JSONText<>", "Int, evil: Int", "Any", "class", "", "Int\\nfunc",
      String(repeating: "[", count: 100_000), String(repeating: "[", count: 600) + String(repeating: "]", count: 600),
    ])
  func types(type: String) {
    for part in ["  body\t\(type)", "  result\t\(type)", "  signature\n    query\ta\ta\t\(type)\trequired"] {
      let text = "method\tGET /x\ta.b.c.d\ttea.v1.pot\tget\n\(part)\n"
      #expect(throws: NameLockError.self) { try NameLock(text: text) }
    }
    #expect(throws: NameLockError.self) { try NameLock(text: "model\ttea.v1\tPot\tread\n  property\ta\ta\t\(type)\n") }
  }

  @Test("in the modules of two services are refused")
  func modules() {
    let lines = ["service\ttea\ttea\tTeaService\tLarkTea", "service\tcup\tcup\tCupService\tLarktea"]
    #expect(throws: NameLockError.self) { try NameLock(text: lines.joined(separator: "\n")) }
  }

  @Test("in place of numbers in names.lock are refused")
  func numbers() {
    #expect(throws: NameLockError.self) {
      try NameLock(text: "values\ttea.v1\tSize\tnumber\n  value\t1; evil()\tone\n")
    }
  }
}
