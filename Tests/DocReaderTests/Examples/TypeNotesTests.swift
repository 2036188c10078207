import APISpec
import Testing

@testable import DocReader

private func read(_ text: String, firstLine: Int = 1) -> TypeNotesReading {
  let lines = Array(text.utf8)[...].lines
  return readTypeNotes(lines.enumerated().map { NoteLine(text: $1, number: firstLine + $0) })
}

/// The notes of a body with a teapot and its lids.
private let potNotes = """
  **类型额外说明**:

  - **pot** 类型说明:

    基本属性:

     id: string <br> size: integer <br> weight: number <br> hot: boolean <br> tags: array <br> more: object <br>
    - **lids** (array):
      - **lid** 类型说明:

        基本属性:

         photo: file <br>
        - **maker** (object):
          - **maker_v2** 类型说明:

            基本属性:

             name: string <br>
    - **stand** (object):
  - **guest** 类型说明:

    基本属性:

     name: string <br>


  """

@Suite("Type notes of dialect B are read")
struct TypeNotesTests {
  @Test("names, kinds and nesting come from the notes")
  func nesting() {
    let reading = read(potNotes)
    #expect(reading.unread.isEmpty)
    #expect(reading.notes.map(\.structName) == ["pot", "guest"])
    #expect(
      reading.notes.map { outline($0.children) } == [
        """
        id: string
        size: int32
        weight: double
        hot: boolean
        tags: [any]
        more: object
        lids: [object] (lid)
          photo: file
          maker: object (maker_v2)
            name: string
        stand: object

        """, "name: string\n",
      ])
  }

  @Test("every note and field knows its line")
  func lines() {
    let notes = read(potNotes, firstLine: 100).notes
    #expect(notes.map(\.line) == [102, 120])
    #expect(notes[0].children.map(\.line) == [106, 106, 106, 106, 106, 106, 107, 119])
  }

  @Test("one field a line, wide colons and deeper indentation read the same")
  func spelling() {
    let reading = read(
      "- **pot** 类型说明：\n    基本属性：\n      id: string <br>\n      size：integer\n      sort: integer\n")
    #expect(reading.notes.map { outline($0.children) } == ["id: string\nsort: int32\n"])
    #expect(reading.unread.map(\.number) == [4])
  }

  @Test("a structure may have no name and a field a kind that is a name")
  func names() {
    let reading = read("- **/** 类型说明:\n  rule: divider <br> x:  <br>\n- **** 类型说明:\n  y: string\n")
    #expect(reading.notes.map(\.structName) == [nil, nil])
    #expect(reading.notes.map { outline($0.children) } == ["rule: object (divider)\nx: any\n", "y: string\n"])
  }

  @Test("lines that are no notes are handed back")
  func unread() {
    let reading = read(
      "brew gently\n- **lids** (array):\n- **pot** 类型说明:\n  id: whether it is hot <br>\n  - **lid** (heap):\n  - **lid\n"
    )
    #expect(reading.unread.map(\.number) == [1, 2, 4, 5, 6])
    #expect(reading.notes.map { outline($0.children) } == ["id: any\n"])
  }

  @Test("a structure below a plain field describes nothing")
  func misplaced() {
    let reading = read("- **pot** 类型说明:\n  id: string <br>\n    - **lid** 类型说明:\n      x: string\n")
    #expect(reading.notes.map { outline($0.children) } == ["id: string\n"])
    #expect(reading.unread.map(\.number) == [3])
  }

  @Test("structures nested without end are not followed")
  func deep() {
    let text = (0..<800).map { level in
      let pad = String(repeating: " ", count: level * 4)
      return "\(pad)- **a** 类型说明:\n\(pad)  - **b** (object):\n"
    }.joined()
    let reading = read(text)
    #expect(reading.notes.count == 1)
    #expect(!reading.unread.isEmpty)
  }
}

@Suite("Type notes are given to the rows that they describe")
struct NoteAttachmentTests {
  private func note(_ name: String?, _ fields: String...) -> TypeNote {
    TypeNote(structName: name, children: fields.map { row($0, "string") }, line: 1)
  }

  @Test("a list of structures takes the note of its name, an object the next one")
  func inOrder() {
    let result = attach(
      [note("pot", "a"), note("lid", "b")], to: [row("id", "string"), row("main", "object"), row("lids", "lid[]")])
    #expect(
      outline(result.fields) == "id: string\nmain: object (pot)\n  a: string\nlids: [object] (lid)\n  b: string\n")
    #expect(result.unmatched.isEmpty)
  }

  @Test("an object without a note is passed over when the names say so")
  func byName() {
    let result = attach(
      [note("tea_pot", "a"), note("lid", "b")],
      to: [row("labels", "object"), row("pot", "object"), row("extra", "object"), row("lids", "lid[]")])
    #expect(result.fields.map { $0.children.map(\.field.name) } == [[], ["a"], [], ["b"]])
  }

  @Test("an object without a note is passed over when the example says so")
  func byExample() {
    let result = attach(
      [note("t1", "a", "b")], to: [row("labels", "object"), row("pot", "object")],
      example: json(#"{"labels":{"zh_cn":"x"},"pot":{"a":1}}"#))
    #expect(result.fields.map { $0.children.count } == [0, 2])
  }

  @Test("a scalar's name before the brackets is the name of a structure too")
  func scalarName() {
    let result = attach([note("string", "a")], to: [row("list", "string[]")])
    #expect(outline(result.fields) == "list: [object] (string)\n  a: string\n")
  }

  @Test("a note that fits no row is handed back")
  func unmatched() {
    let notes = [note("pot", "a"), note("cup", "b")]
    let result = attach(notes, to: [row("lids", "lid[]"), row("cups", "cup[]"), row("n", "integer")])
    #expect(result.unmatched == [notes[0]])
    #expect(result.fields.map { $0.children.count } == [0, 1, 0])
  }

  @Test("without notes or rows nothing changes")
  func nothing() {
    #expect(attach([], to: [row("a", "object")]).fields == [row("a", "object")])
    #expect(attach([note("a", "b")], to: []).unmatched.count == 1)
  }

  @Test("notes and example complete each other: the example gives item types and the order of plain and nested fields")
  func together() {
    let notes = read(potNotes).notes
    let attached = attach(notes, to: [row("pot", "object"), row("guests", "guest[]")])
    let example = json(
      #"{"pot":{"id":"1","lids":[{"maker":{"name":"x"}}],"stand":{},"tags":["green"],"more":{"a":1}},"guests":[]}"#)
    #expect(
      outline(refine(attached.fields, with: example, objects: .areMaps)) == """
        pot: object (pot)
          id: string
          size: int32
          weight: double
          hot: boolean
          lids: [object] (lid)
            photo: file
            maker: object (maker_v2)
              name: string
          stand: object
          tags: [string]?
          more: {int64}?
        guests: [object] (guest)
          name: string

        """)
  }
}
