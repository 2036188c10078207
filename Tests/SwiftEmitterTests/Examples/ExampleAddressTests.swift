import Testing

@testable import SwiftEmitter

@Suite("The address in an example")
struct ExampleAddressTests {
  private let path = "/open-apis/tea/v1/pots/{pot_id}/cups/{cup_id}"

  @Test("gives the values of path and query, decoded")
  func values() throws {
    let text = """
      curl -X GET 'https://open.feishu.cn/open-apis/tea/v1/pots/p%201/cups/7?page_size=10&type=a&type=b%26' \\
        -H 'Authorization: Bearer t-1'
      """
    let address = try #require(ExampleAddress(in: text, of: path))
    #expect(address.pathValues == ["pot_id": "p 1", "cup_id": "7"])
    #expect(address.query == ["page_size": ["10"], "type": ["a", "b&"]])
  }

  @Test("gives nothing for words that stand in the place of values")
  func placeholders() throws {
    let text = "POST https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id/cups/{cup_id}?type=<type>&page_size="
    let address = try #require(ExampleAddress(in: text, of: path))
    #expect(address.pathValues.isEmpty && address.query.isEmpty)
  }

  @Test(
    "is none where it is that of another endpoint, or there is none",
    arguments: [
      "", "https://", "https://open.feishu.cn", "https://open.feishu.cn/open-apis/tea/v1/pots/1",
      "https://open.feishu.cn/open-apis/tea/v1/lids/1/cups/2", "/open-apis/tea/v1/pots/1/cups/2",
    ])
  func none(text: String) {
    #expect(ExampleAddress(in: text, of: path) == nil)
  }

  @Test("is the first one that fits")
  func first() throws {
    let text = "See https://example.com/a, then https://x.cn/open-apis/tea/v1/pots/1/cups/2 or https://y.cn/b."
    #expect(ExampleAddress(in: text, of: path)?.pathValues == ["pot_id": "1", "cup_id": "2"])
  }
}
