import APISpec
import Foundation
import TestValues
import Testing

@testable import DocReader

@Suite("The pages in specs/")
struct SpecPagesTests {
  static let pages = Repository.specPages
  static let reading = assemble(pages.map(readPage))

  private var spec: APISpec { Self.reading.spec }

  private func reading(_ change: (String) -> String) -> SpecReading {
    read(
      Self.pages.map { original in page(original.path, change(String(decoding: original.bytes, as: UTF8.self))) })
  }

  // MARK: Golden files

  @Test("give the recorded specification")
  func goldenSpec() throws {
    try expectGolden(Repository.generated("larkspur.ir.json"), CanonicalJSON.encode(spec))
  }

  @Test("give the recorded diagnostics")
  func goldenDiagnostics() throws {
    let text = Self.reading.diagnostics.map { "\($0)\n" }.joined()
    try expectGolden(Repository.golden("specs.diagnostics.txt"), Array(text.utf8))
  }

  @Test("give the recorded outline, which a person can read")
  func goldenOutline() throws {
    try expectGolden(Repository.golden("specs.outline.txt"), Array(Outline(spec).text.utf8))
  }

  private func expectGolden(_ file: URL, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let difference = try GoldenFile(file).difference(from: bytes)
    #expect(difference == nil, sourceLocation: sourceLocation)
  }

  // MARK: What does not matter

  @Test("read twice are equal, and equal again after writing and reading the IR")
  func roundTrip() throws {
    #expect(read(Self.pages).spec == spec)
    let bytes = CanonicalJSON.encode(spec)
    let decoded = try CanonicalJSON.decode(bytes)
    #expect(decoded == spec)
    #expect(CanonicalJSON.encode(decoded) == bytes)
  }

  @Test("may come in any order")
  func order() {
    let byEnding = Self.pages.sorted { String($0.path.reversed()) < String($1.path.reversed()) }
    for pages in [Self.pages.reversed(), byEnding] {
      let reading = read(pages)
      #expect(reading.spec == spec)
      #expect(reading.diagnostics == Self.reading.diagnostics)
    }
  }

  @Test("may begin with a byte order mark")
  func byteOrderMark() {
    expectSame(reading { "\u{FEFF}" + $0 })
  }

  @Test("may end their lines with carriage returns")
  func carriageReturns() {
    expectSame(reading { $0.replacing("\n", with: "\r\n") })
    expectSame(reading { $0.replacing("\n", with: "\r") })
  }

  @Test("may hold no-break spaces for blanks")
  func noBreakSpaces() {
    expectSame(reading { $0.replacing(" ", with: "\u{A0}") })
  }

  @Test("may hold zero-width spaces between their lines and words")
  func zeroWidthSpaces() {
    expectSame(reading { $0.replacing("\n", with: "\u{200B}\n") })
    expectSame(reading { $0.replacing("\n", with: "\n\u{200B}") })
    expectSame(reading { $0.replacing("**", with: "\u{200B}**\u{200B}") })
  }

  /// Findings stand at the same lines; columns may differ.
  private func expectSame(_ reading: SpecReading, sourceLocation: SourceLocation = #_sourceLocation) {
    expect(Outline(reading.spec).text, Outline(spec).text, sourceLocation: sourceLocation)
    #expect(reading.spec == spec, sourceLocation: sourceLocation)
    #expect(
      reading.diagnostics.map { "\($0.place.path):\($0.place.line) \($0.rule)" }
        == Self.reading.diagnostics.map { "\($0.place.path):\($0.place.line) \($0.rule)" },
      sourceLocation: sourceLocation)
  }

  // MARK: What a person would find

  @Test("are all used: endpoints, events, and two that document no API")
  func counts() {
    #expect(Self.reading.counts.endpoints == 23)
    #expect(Self.reading.counts.events == 2)
    #expect(Self.reading.counts.guides == 2)
    #expect(Self.reading.counts.unreadable == 0)
    #expect(spec.endpoints.count == 22)
    #expect(!Self.reading.diagnostics.contains { $0.rule.severity == .error })
  }

  @Test("refer only to shapes that are there, and to all of them")
  func references() {
    let known = Set(spec.shapes.map(\.id))
    #expect(known.count == spec.shapes.count)
    var used: Set<ShapeID> = []
    var fields = spec.events.flatMap(\.fields) + spec.shapes.flatMap(\.fields)
    for endpoint in spec.endpoints {
      fields += endpoint.headers + endpoint.pathParameters + endpoint.queryParameters
      fields += endpoint.request.fields + endpoint.response.fields + endpoint.response.headers
    }
    for field in fields {
      for type in [field.type, field.content].compactMap({ $0 }) {
        if case .object(let id) = type.innermost { used.insert(id) }
      }
    }
    #expect(used == known)
  }

  @Test("share the structure that two fields of one form have")
  func sharing() throws {
    let form = try #require(spec.shapes.first { $0.documentedName == "process_form_variable_v2" })
    let sub = try #require(spec.shapes.first { $0.documentedName?.hasPrefix("field_variable_sub") == true })
    #expect(form.fields.map(\.name) == ["variable_api_name", "variable_value", "sub_values"])
    #expect(form.fields[1].type == sub.fields[1].type)
  }

  @Test("state the line of every row of every table")
  func lines() {
    for source in spec.endpoints.flatMap(\.sources) + spec.events.flatMap(\.sources) {
      #expect(!source.tables.isEmpty, "\(source.path)")
      for table in source.tables {
        #expect(!table.lines.isEmpty && table.lines == table.lines.sorted(), "\(source.path) \(table.place)")
      }
    }
  }
}
