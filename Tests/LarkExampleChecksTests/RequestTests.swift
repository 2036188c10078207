import LarkRuntime
import Testing

@testable import LarkExampleChecks

@Suite("A documented request")
struct RequestTests {
  @Test(
    "is the same as the encoded one, or all differences are told",
    arguments: [
      (#"{"name":"Ann","diet":null}"#, []),
      (#"{"diet":null,"name":"\u0041nn"}"#, []),
      (#"{"name":"Ann"}"#, ["$.diet: the document has nothing, the request has null"]),
      (#"{"name":"Bo","diet":null}"#, [#"$.name: the document has "Bo", the request has "Ann""#]),
      (#"{"name":"Ann","diet":null,"age":null}"#, ["$.age: the document has null, the request has nothing"]),
      (
        #"{"name":null,"diet":"vegan","age":3}"#,
        [
          "$.age: the document has 3, the request has nothing",
          #"$.diet: the document has "vegan", the request has null"#,
          #"$.name: the document has null, the request has "Ann""#,
        ]
      ),
      (
        #"[{"name":"Ann"}]"#,
        [#"$: the document has 1 item: [{"name":"Ann"}], the request has {"diet":null,"name":"Ann"}"#]
      ),
    ])
  func compared(document: String, differences: [String]) {
    let found = ExampleFile.differences(document: document) {
      Cafe.V1.Order.Guest {
        $0.name = "Ann"
        $0.diet = .null
      }
    }
    #expect(found == differences)
  }

  @Test("may be any JSON, and keeps the nulls of its arrays")
  func anyJSON() {
    #expect(ExampleFile.differences(document: "[1,null,2.50]") { [1, nil, 2.5] as [Double?] } == [])
    #expect(
      ExampleFile.differences(document: "[1,null]") { [1] as [Int] }
        == ["$: the document has 2 items: [1,null], the request has 1 item: [1]"])
  }

  @Test("that cannot be built or written says why")
  func failures() {
    struct NoTea: Error, CustomStringConvertible {
      var description: String { "There is no tea." }
    }
    #expect(ExampleFile.differences(document: "{}") { throw NoTea() } == ["$: There is no tea."])
    let infinite = ExampleFile.differences(document: "[1]") { [Double.infinity] }
    #expect(infinite == ["$: The request holds the number inf, which JSON cannot express; send a finite number."])
  }
}
