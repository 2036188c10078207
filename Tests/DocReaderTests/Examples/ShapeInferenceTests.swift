import APISpec
import Testing

@testable import DocReader

@Suite("Fields are inferred from examples")
struct ShapeInferenceTests {
  private func inferred(_ texts: String...) -> String {
    outline(inferFields(from: texts.map(json)))
  }

  @Test("each kind of value has its type")
  func kinds() {
    #expect(
      inferred(#"{"s":"","i":1,"big":9223372036854775807,"d":0.5,"e":1e3,"b":false,"o":{},"l":[],"n":null}"#) == """
        s: string?
        i: int64?
        big: int64?
        d: double?
        e: double?
        b: boolean?
        o: object?
        l: [any]?
        n: any?|null

        """)
  }

  @Test("the fields of all items of an array are one union, in the order in which they are first seen")
  func union() {
    #expect(
      inferred(#"{"pots":[{"id":"1","lid":null},{"tea":{"kind":1}},{"id":"2","lid":true,"tea":{"hot":false}}]}"#) == """
        pots: [object]?
          id: string?
          lid: boolean?|null
          tea: object?
            kind: int64?
            hot: boolean?

        """)
  }

  @Test("several examples are one union")
  func examples() {
    #expect(inferred(#"{"a":1}"#, #"{"b":"x","a":2.5}"#) == "a: double?\nb: string?\n")
  }

  @Test("values of different kinds leave the type open, whole and decimal numbers are numbers")
  func mixed() {
    #expect(
      inferred(#"{"a":[1,"x"],"b":[1,2.5],"c":[{"x":1},[]],"d":[18446744073709551615]}"#) == """
        a: [any]?
        b: [double]?
        c: [any]?
        d: [double]?

        """)
  }

  @Test("lists of lists keep every level")
  func lists() {
    #expect(
      inferred(#"{"rows":[["a"],[]],"cells":[[[{"x":1}]]]}"#) == """
        rows: [[string]]?
        cells: [[[object]]]?
          x: int64?

        """)
  }

  @Test(
    "an object whose keys are data is a map",
    arguments: [
      #"{"7046":1,"7047":2}"#, #"{"茶壶":1}"#, #"{"tea pot":1}"#, #"{"@a@1":1}"#, #"{"":1}"#,
      #"{"ou_3f2c9a1b7d":1,"ou_1a2b3c4d5e":2}"#, #"{"1D2E":5}"#, #"{"B0C1D2E3-0000-4AAA-8BBB-00FF00FF00FF":3}"#,
    ])
  func maps(_ object: String) {
    #expect(inferred("{\"m\":\(object)}") == "m: {int64}?\n")
  }

  @Test(
    "an object whose keys may be names of fields is none",
    arguments: [#"{"zh-CN":1,"en-US":2}"#, #"{"avatar_240":1}"#, #"{"_id":1}"#, #"{"$ref":1}"#, #"{"a":1,"7046":2}"#])
  func noMaps(_ object: String) {
    #expect(inferred("{\"m\":\(object)}").hasPrefix("m: object?\n  "))
  }

  @Test("the values of a map are one shape, or open where they differ")
  func mapValues() {
    #expect(
      inferred(#"{"people":{"7046":{"age":1},"7047":{"tea":"x"}},"cells":{"名":"x","数":1}}"#) == """
        people: {object}?
          age: int64?
          tea: string?
        cells: {any}?

        """)
  }

  @Test("an array at the root gives the fields of its items, other roots have none")
  func roots() {
    #expect(inferred(#"[{"a":1},{"b":2}]"#) == "a: int64?\nb: int64?\n")
    #expect(inferred("1") == "")
    #expect(inferFields(from: []).isEmpty)
  }

  @Test("no presence is claimed")
  func presence() {
    #expect(inferFields(from: [json(#"{"a":1}"#)]).map(\.field.presence) == [.unknown])
  }

  @Test("levels below the 64th are left open")
  func deep() throws {
    let text = String(repeating: #"{"a":"#, count: 500) + "1" + String(repeating: "}", count: 500)
    var node = try #require(inferFields(from: [json(text)]).first)
    var depth = 1
    while let child = node.children.first { (node, depth) = (child, depth + 1) }
    #expect(depth == 64 && node.field.type == .any)
  }
}

@Suite("Open types of a table are completed from the example")
struct RefinementTests {
  private func refined(
    _ rows: [FieldNode], _ example: String, objects: OpenObjects = .areStructures
  ) -> String {
    outline(refine(rows, with: json(example), objects: objects))
  }

  @Test("plain lists get the type of their items")
  func lists() {
    #expect(
      refined([row("a", "undefined[]"), row("b", "undefined[]"), row("c", "array")], #"{"a":["x"],"b":[[1]],"c":[]}"#)
        == "a: [string]?\nb: [[int64]]?\nc: [any]\n")
  }

  @Test("objects get the fields that the example shows")
  func objects() {
    #expect(
      refined([row("a", "object"), row("b", "lid[]"), row("c", "-")], #"{"a":{"x":1},"b":[{"y":"z"}],"c":{"z":true}}"#)
        == """
        a: object?
          x: int64?
        b: [object] (lid)?
          y: string?
        c: object?
          z: boolean?

        """)
  }

  @Test("what the table states stays, even against the example")
  func stated() {
    #expect(
      refined([row("a", "integer"), row("b", "string[]"), row("c", "object")], #"{"a":"1","b":[[1]],"c":"{}"}"#)
        == "a: int32\nb: [string]\nc: object\n")
  }

  @Test("a row that the example does not show stays, and no row is added")
  func notShown() {
    #expect(refined([row("a", "object")], #"{"b":1}"#) == "a: object\n")
  }

  @Test("null in the example is kept as a fact")
  func nulls() {
    #expect(
      refined([row("a", "string"), row("b", "object")], #"{"a":null,"b":null}"#) == "a: string|null\nb: object|null\n")
  }

  @Test("on a page with type notes an object without one is a map where its values are alike")
  func maps() {
    #expect(
      refined(
        [row("a", "object"), row("b", "object"), row("c", "lid[]")],
        #"{"a":{"zh_cn":"x","en_us":"y"},"b":{"x":1,"y":"z"},"c":[{"y":"z"}]}"#, objects: .areMaps)
          == """
          a: {string}?
          b: object
          c: [object] (lid)?
            y: string?

          """)
  }

  @Test("a list of structures that is shown as a list of lists is one")
  func listOfLists() {
    #expect(refined([row("a", "lid[]")], #"{"a":[[{"x":1}]]}"#) == "a: [[object]] (lid)?\n  x: int64?\n")
  }
}
