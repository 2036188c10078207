import APISpec
import Testing

@testable import SwiftEmitter

@Suite("The text of names.lock")
struct NameLockTextTests {
  private static let head = "# The public names"

  private static func lock() throws -> NameLock { try Emission(TeaHouse.spec).lock() }

  @Test("is read as it was written")
  func roundTrip() throws {
    let text = Emission(TeaHouse.spec)[NameLock.fileName]
    let lock = try NameLock(text: text)
    expect(lock.text, text)
    #expect(try NameLock(text: lock.text) == lock)
  }

  @Test("holds every kind of fact")
  func kinds() throws {
    let lock = try Self.lock()
    #expect(lock.services["tea"]?.module == "LarkTea")
    #expect(lock.versions["tea.v1"] == LockedNames(accessor: "v1", type: "V1"))
    #expect(lock.resources["tea.v1.pot.picture"] == LockedNames(accessor: "potPicture", type: "PotPictureResource"))
    let list = try #require(lock.methods.first { $0.name == "list" })
    #expect(list.call == "GET /open-apis/tea/v1/pots")
    #expect(list.result == "ListResponse")
    #expect(list.all == "listAll")
    #expect(list.signatures.map { $0.map(\.name) } == [["pageSize", "pageToken", "userIDType"]])
    let patch = try #require(lock.models[LockedType(scope: "tea.v1.pot", name: "PatchBody")])
    #expect(patch.directions == [.write])
    #expect(patch.properties.map(\.isPatch) == [true, true])
    #expect(lock.models[LockedType(scope: "tea.v1", name: "Lid")]?.initializers == [["colour"]])
    let sizes = try #require(lock.valueSets[LockedType(scope: "tea.v1", name: "Size")])
    #expect(sizes.isNumeric)
    #expect(sizes.members.map(\.name) == ["minus1", "value6"])
  }

  @Test(
    "keeps names with tabs, line ends, backslashes and marks that join letters",
    arguments: [
      "a\tb", "a\nb", "a\\b", "\\t", "a\rb", "a\r\nb", "\u{301}a", "a\u{2028}b", "", " ", "#", "茶",
    ])
  func escapes(name: String) throws {
    var lock = NameLock()
    lock.models[LockedType(scope: "tea.v1", name: "Pot")] = LockedModel(
      directions: [.read, .write], initializers: [[], [name], [name, "size"]],
      properties: [LockedProperty(wireName: name, name: "x", type: "String", isPatch: false)])
    lock.valueSets[LockedType(scope: "tea.v1", name: "Size")] = LockedValueSet(
      isNumeric: false, members: [LockedValue(value: name, name: "x")])
    lock.methods = [
      LockedMethod(
        call: "GET /\(name)", endpoint: name, resource: "tea.v1.pot", name: "get", result: "",
        signatures: [[LockedArgument(place: .query, wireName: name, name: "x", type: "String", isRequired: true)], []])
    ]
    #expect(try NameLock(text: lock.text) == lock)
  }

  @Test("may have been checked out with other line ends, and may end without one")
  func lineEnds() throws {
    let lock = try Self.lock()
    #expect(try NameLock(text: lock.text.replacing("\n", with: "\r\n")) == lock)
    #expect(try NameLock(text: String(lock.text.dropLast())) == lock)
    #expect(try NameLock(text: "\u{FEFF}" + lock.text) == lock)
    #expect(try NameLock(text: "") == NameLock())
  }

  @Test(
    "is refused with the number of the line that nobody wrote so",
    arguments: [
      "<<<<<<< main", "service\ttea", "service\ttea\ttea\tTeaService\tLarkTea\tmore", "servce\ta\tb\tc\td", "  body\tX",
      "  property\ta\ta\tString", "    query\ta\ta\tString\trequired", "tea", "\t", "  value\ta\ta",
    ])
  func malformed(line: String) throws {
    let text = "# A comment\n\nversion\ttea.v1\tv1\tV1\n\(line)\nversion\ttea.v2\tv2\tV2\n"
    #expect(throws: NameLockError(line: 4, reason: "This line is none of the kinds that the generator writes.")) {
      try NameLock(text: text)
    }
  }

  @Test(
    "is refused where a line belongs to something else, or says what there is not",
    arguments: [
      "model\ttea.v1\tPot\tread\n  body\tX", "model\ttea.v1\tPot\tread\n  value\ta\ta",
      "values\ttea.v1\tSize\tnumber\n  property\ta\ta\tString", "method\tGET /a\ta\ttea.v1.a\ta\n  value\ta\ta",
      "method\tGET /a\ta\ttea.v1.a\ta\n    query\ta\ta\tString\trequired",
      "method\tGET /a\ta\ttea.v1.a\ta\n  signature\n    query\ta\ta\tString\tmaybe",
      "method\tGET /a\ta\ttea.v1.a\ta\n  signature\n    cookie\ta\ta\tString\trequired",
      "model\ttea.v1\tPot\tread\n  init\n  signature", "model\ttea.v1\tPot\tdance\n",
      "values\ttea.v1\tSize\twords\n",
    ])
  func misplaced(text: String) {
    #expect(throws: NameLockError.self) { try NameLock(text: text) }
  }

  @Test("says where it is wrong")
  func place() {
    #expect(NameLockError(line: 7, reason: "Odd.").description == "names.lock:7: Odd.")
  }
}
