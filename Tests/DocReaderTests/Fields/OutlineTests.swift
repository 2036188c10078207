import APISpec
import Testing

@testable import DocReader

/// Rows as `name type`, one a line; levels as indentation by two blanks.
private struct Table {
  var rows: [OutlineRow] = []
  var levels: [Int] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      rows.append(OutlineRow(name: words[0], type: DeclaredType(text: words.count > 1 ? words[1] : "")))
      levels.append(line.prefix { $0 == " " }.count / 2)
    }
  }
}

/// The table as the walk sees it, drawn with the levels it found.
private func draw(_ table: Table, _ alignment: OutlineAlignment) -> String {
  zip(table.rows, alignment.levels).map { row, level in
    String(repeating: "  ", count: level) + row.name
  }.joined(separator: "\n")
}

@Suite("Levels of a table that lost them")
struct OutlineTests {
  /// Checks that the levels of a drawn table are found again.
  private func expectLevels(
    _ text: String, example: JSONValue?, place: OutlinePlace = .request, memory: TypeMemory? = nil, scope: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> OutlineAlignment {
    let table = Table(text)
    let alignment = alignOutline(table.rows, example: example, place: place, memory: memory, scope: scope)
    #expect(
      draw(table, alignment) == draw(table, OutlineAlignment(levels: table.levels, cost: 0, provenParents: [])),
      sourceLocation: sourceLocation)
    return alignment
  }

  @Test("The example decides")
  func example() {
    let alignment = expectLevels(
      """
      code int
      msg string
      data -
        leases lease[]
          id string
          tenant tenant
            name string
          rent number
        has_more boolean
      """,
      example: [
        "code": 0, "msg": "ok",
        "data": ["leases": [["id": "l1", "tenant": ["name": "Ada"], "rent": 12]], "has_more": false],
      ], place: .response)
    #expect(alignment.cost == 0)
    #expect(alignment.isConfident)
  }

  @Test("All elements of an array together show its fields")
  func union() {
    let alignment = expectLevels(
      """
      rooms room[]
        id string
        door door
          colour string
        note string
      """,
      example: ["rooms": [["id": "1"], ["note": "n"], ["door": ["colour": "red"]]]])
    #expect(alignment.cost == 0)
  }

  @Test("A name that is taken goes to another object")
  func duplicates() {
    _ = expectLevels(
      """
      source place
        id string
      target place
        id string
      id string
      """, example: nil)
  }

  @Test("Scalars have no fields")
  func scalars() {
    _ = expectLevels(
      """
      name string
      age int
      tags string[]
      """, example: nil)
  }

  @Test("A scalar has fields where the example shows them")
  func wrongType() {
    _ = expectLevels(
      """
      editors array<int64>
        id string
      note string
      """, example: ["editors": [["id": "7"]], "note": ""])
  }

  @Test("A field that the example lacks stays with its neighbours")
  func unshown() {
    let alignment = expectLevels(
      """
      door door
        colour string
        width int
        height int
      note string
      """, example: ["door": ["colour": "red", "height": 2], "note": ""])
    #expect(alignment.cost > 0)
  }

  @Test("A closed vocabulary ends where another name begins")
  func vocabulary() {
    _ = expectLevels(
      """
      title i18n
        zh_cn string
        en_us string
      storey int
      """, example: nil)
  }

  @Test("Paging stands next to the list")
  func paging() {
    _ = expectLevels(
      """
      code int
      msg string
      data -
        items room[]
          id string
          storey int
        page_token string
        has_more boolean
      """, example: nil, place: .response)
  }

  @Test("Nothing follows the envelope")
  func envelope() {
    _ = expectLevels(
      """
      code int
      msg string
      data -
        id string
        storey int
        total int
      """, example: nil, place: .response)
  }

  @Test("An example of the inside of data is put into the envelope")
  func impliedEnvelope() {
    let alignment = expectLevels(
      """
      code int
      msg string
      data -
        room room
          id string
        storey int
      """, example: ["room": ["id": "1"], "storey": 3], place: .response)
    #expect(alignment.isConfident)
  }

  @Test("A table of the inside of data is found in the example of the envelope")
  func missingEnvelope() {
    let alignment = expectLevels(
      """
      room room
        id string
      storey int
      """, example: ["code": 0, "msg": "", "data": ["room": ["id": "1"], "storey": 3]], place: .response)
    #expect(alignment.isConfident)
  }

  @Test("The keys of a map are data, the fields of its values are not")
  func maps() {
    _ = expectLevels(
      """
      rooms map<string, room>
        id string
        storey int
      note string
      """, example: ["rooms": ["a": ["id": "1", "storey": 2]], "note": ""])
  }

  @Test("A structure that the example shows empty may stay empty")
  func emptyStructure() {
    _ = expectLevels(
      """
      divider divider
      room room
        id string
      """, example: ["divider": [:], "room": ["id": "1"]])
  }

  @Test("A structure does not begin inside itself")
  func recursion() {
    _ = expectLevels(
      """
      front paint
        red int
        green int
      back paint
        red int
        green int
      """, example: nil)
  }

  @Test("Blocks of documents are known without an example")
  func documents() {
    _ = expectLevels(
      """
      text text
        style text_style
          align int
          done boolean
          folded boolean
          language int
          wrap boolean
          background_color string
          indentation_level string
          sequence string
        elements text_element[]
          text_run text_run
            content string
            text_element_style text_element_style
              bold boolean
              italic boolean
              strikethrough boolean
              underline boolean
              inline_code boolean
              background_color int
              text_color int
              link link
                url string
              comment_ids string[]
          mention_user mention_user
            user_id string
      """, example: nil)
  }

  @Test("An empty table has no levels")
  func empty() {
    let alignment = alignOutline([], example: nil, place: .event)
    #expect(alignment.levels.isEmpty)
    #expect(alignment.cost == 0)
  }

  @Test("Levels never jump by more than one")
  func steps() {
    let table = Table(
      """
      a -
      b x
      b x
      c map<string, y>
      a file
      d 租约
      d list
      """)
    for place in OutlinePlace.allCases {
      let levels = alignOutline(table.rows, example: ["a": ["b": [["c": 1]]]], place: place).levels
      #expect(levels.first == 0)
      for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }
  }

  @Test("Order of an example's keys changes nothing")
  func keyOrder() {
    let table = Table("room room\n  id string\n  door door\n    colour string\n  storey int\nnote string")
    let a: JSONValue = ["room": ["id": "1", "door": ["colour": ""], "storey": 1], "note": ""]
    let b: JSONValue = ["note": "", "room": ["storey": 1, "door": ["colour": ""], "id": "1"]]
    #expect(
      alignOutline(table.rows, example: a, place: .request) == alignOutline(table.rows, example: b, place: .request))
  }

  @Test("Deep and long tables take no time to speak of")
  func size() {
    let deep = (0..<3_000).map { OutlineRow(name: "n\($0)", type: DeclaredType(text: "s\($0)")) }
    let flat = (0..<3_000).map { OutlineRow(name: "n\($0)", type: DeclaredType(text: "string")) }
    let alignment = alignOutline(deep, example: nil, place: .request)
    #expect(alignment.levels.count == 3_000)
    #expect(alignOutline(flat, example: nil, place: .request).levels.allSatisfy { $0 == 0 })
  }
}
