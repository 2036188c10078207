import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Names of components")
struct ComponentNamesTests {
  @Test("an allowed identifier keeps its spelling, whatever others turn into")
  func spelling() {
    let names = ComponentNames(["tea.v1.pot_lid", "tea.v1.pot lid", "tea.v1.pot#lid", "tea.v1.茶壶", "茶", ""])
    #expect(names["tea.v1.pot_lid"] == "tea.v1.pot_lid")
    #expect(names["tea.v1.pot lid"] == "tea.v1.pot_lid_2")
    #expect(names["tea.v1.pot#lid"] == "tea.v1.pot_lid_3")
    #expect(names["tea.v1.茶壶"] == "tea.v1._")
    #expect(names["tea.v1.none"] == nil)
  }

  @Test("names are different, allowed, and independent of the order of the shapes")
  func properties() throws {
    let ids = ["a b", "a#b", "a_b", "a_b_2", "茶", "壶", "", "a/b", "A b"].map { ShapeID($0) }
    let names = ComponentNames(ids)
    let all = try ids.map { try #require(names[$0]) }
    #expect(Set(all).count == ids.count)
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
    #expect(all.allSatisfy { !$0.isEmpty && allowed.isSuperset(of: $0) })
    let others = ComponentNames(ids.reversed())
    #expect(ids.allSatisfy { others[$0] == names[$0] })
  }

  @Test("components stand under their names, the first of two shapes with one identifier wins")
  func components() {
    let document = Tea.document(shapes: [
      Shape(id: "tea.v1.pot", documentedName: "pot", fields: [Field(name: "lid", type: .object("tea.v1.lid"))]),
      Shape(id: "tea.v1.lid", fields: [Field(name: "pot", type: .object("tea.v1.pot"))]),
      Shape(id: "tea.v1.pot", fields: []),
    ])
    #expect(
      document["components"]?["schemas"]?.pretty == """
        {
          "tea.v1.lid": {
            "type": "object",
            "properties": {
              "pot": {
                "$ref": "#/components/schemas/tea.v1.pot"
              }
            }
          },
          "tea.v1.pot": {
            "type": "object",
            "properties": {
              "lid": {
                "$ref": "#/components/schemas/tea.v1.lid"
              }
            },
            "title": "pot"
          }
        }
        """)
  }
}
