import Foundation
import Testing

@testable import LarkRuntime

@Suite("Writing fields")
struct JSONWriterTests {
  @Test("the JSON writer leaves out what is nil, and writes members in the order of the shape")
  func leavesOutNil() throws {
    #expect(try FolderPatch().jsonText() == "{}")
    let body = FolderPatch {
      $0.share = 0.5
      $0.note = "n"
      $0.members = [Person(id: "a") { $0.level = 3 }, Person(id: "b")]
    }
    #expect(try body.jsonText() == #"{"note":"n","share":0.5,"members":[{"id":"a","level":3},{"id":"b"}]}"#)
  }

  @Test("the JSON writer sends an explicit null, an empty array or a value, as the patch says")
  func writesPatches() throws {
    #expect(try FolderPatch { $0.name = .null }.jsonText() == #"{"name":null}"#)
    #expect(try FolderPatch { $0.name = "x" }.jsonText() == #"{"name":"x"}"#)
    #expect(try FolderPatch { $0.tags = .value([]) }.jsonText() == #"{"tags":[]}"#)
    #expect(try FolderPatch { $0.tags = [] }.jsonText() == #"{"tags":[]}"#)
    #expect(try FolderPatch { $0.tags = ["x"] }.jsonText() == #"{"tags":["x"]}"#)
    #expect(try FolderPatch { $0.members = [] }.jsonText() == #"{"members":[]}"#)
    #expect(try FolderPatch { $0.owner = Patch(orNull: nil) }.jsonText() == #"{"owner":null}"#)
    #expect(try FolderPatch { $0.owner = Patch(ifPresent: nil) }.jsonText() == "{}")
  }

  @Test("the JSON writer writes maps sorted by name, grids with empty cells, and JSON inside a string")
  func writesContainers() throws {
    let body = try FolderPatch {
      $0.roles = ["b": Person(id: "2"), "a": Person(id: "1")]
      $0.cells = [["x", nil], []]
      $0.card = try JSONText(Person(id: "q\""))
    }
    #expect(
      try body.jsonText()
        == #"{"roles":{"a":{"id":"1"},"b":{"id":"2"}},"cells":[["x",null],[]],"card":"{\"id\":\"q\\\"\"}"}"#)
  }

  @Test("the JSON writer escapes what JSON demands and nothing else")
  func escapes() throws {
    let text = "\"\\/\u{0}\u{8}\t\n\u{C}\r\u{1F} é 流程 😀\u{7F}"
    let json = try text.jsonText()
    #expect(json == #""\"\\/\u0000\b\t\n\f\r\u001f é 流程 😀"# + "\u{7F}\"")
    #expect(try String(json: json) == text)
    let bridged = String(NSString(string: text))
    #expect(try bridged.jsonText() == json)
  }

  @Test(
    "the JSON writer refuses numbers that JSON cannot express, wherever they stand",
    arguments: [Double.nan, .infinity, -.infinity])
  func refusesNonFinite(number: Double) {
    #expect(throws: JSONBodyWriter.Unwritable(number: number.description)) {
      try FolderPatch { $0.share = number }.json()
    }
    #expect(throws: JSONBodyWriter.Unwritable.self) { try ["a": [number]].json() }
  }

  @Test(
    "the JSON writer writes doubles that Foundation reads back unchanged",
    arguments: [0.1, 1e21, Double.leastNonzeroMagnitude, -2.5, 3, .greatestFiniteMagnitude])
  func writesDoubles(value: Double) throws {
    let read = try JSONSerialization.jsonObject(with: Data(try [value].json())) as? [Double]
    #expect(read == [value])
  }

  @Test("any JSON is made from literals and looked into")
  func anyJSON() throws {
    let card: JSONAny = ["size": 3, "share": 0.5, "tags": ["a", nil, true], "text": "x"]
    #expect(try card.jsonText() == #"{"share":0.5,"size":3,"tags":["a",null,true],"text":"x"}"#)
    #expect(card["size"]?.int64 == 3)
    #expect(card["share"]?.double == 0.5)
    #expect(card["tags"]?[0]?.string == "a")
    #expect(card["tags"]?[2]?.bool == true)
    #expect(card["tags"]?[9] == nil)
    #expect(card["none"]?["deeper"] == nil)
    #expect(
      JSONNumber("1.") == nil && JSONNumber("0x1") == nil && JSONNumber(" 1") == nil
        && JSONNumber("1e5")?.int64 == 100_000)
  }
}

extension Person: Codable {}

@Suite("The bridge to Codable")
struct CodableBridgeTests {
  struct Settings: Codable {
    var owner: CodableModel<Person>
    var other: Person
    var rest: JSONAny
  }

  @Test("the bridge to Codable lets models take part in Codable, wrapped or with an empty extension")
  func bridges() throws {
    let json =
      #"{"other":{"id":"b","level":5},"owner":{"id":"a"},"rest":{"big":9223372036854775807,"x":[1.5,null,false]}}"#
    let settings = try JSONDecoder().decode(Settings.self, from: Data(json.utf8))
    #expect(settings.owner.id == "a")
    #expect(settings.other.level == 5)
    #expect(settings.rest["big"]?.int64 == .max)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(settings), as: UTF8.self) == json)
  }

  @Test("the bridge to Codable refuses a value of another kind")
  func refuses() {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(CodableModel<Person>.self, from: Data("[1]".utf8)) }
  }
}
