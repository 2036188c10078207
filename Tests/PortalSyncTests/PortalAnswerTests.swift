import Testing

@testable import PortalSync

@Suite("What a portal answers")
struct PortalAnswerTests {
  private func tree(_ items: String) throws(AnswerRefusal) -> DirectoryTree {
    try DirectoryTree(answer: Array("{\"code\":0,\"msg\":\"\",\"data\":{\"items\":[\(items)]}}".utf8))
  }

  private func document(_ path: String, _ name: String) -> String {
    "{\"id\": 5, \"type\": \"DocumentType\", \"name\": \"\(name)\", \"fullPath\": \"\(path)\"}"
  }

  @Test(
    "the documents below the server API come in their order, whether ids are numbers or texts",
    arguments: ["103", "\"103\""])
  func documents(id: String) throws {
    let inner = "{\"type\":\"DirectoryType\",\"name\":\"Tea\",\"items\":[\(document("/a/tea/pour", "Pour"))]}"
    let tree = try tree(
      """
      {"id": 7, "type": "DirectoryType", "items": [\(document("/elsewhere", "Elsewhere"))]},
      {"id": \(id), "type": "DirectoryType", "name": "Server API", "items": [\(inner), \(document("/a/cup", "Cup"))]}
      """)
    #expect(
      tree.documents == [.init(fullPath: "/a/tea/pour", title: "Pour"), .init(fullPath: "/a/cup", title: "Cup")])
    #expect(tree.warnings.isEmpty)
  }

  @Test("a document that is listed twice is one; below a document there may be others")
  func twice() throws {
    let parent =
      "{\"type\":\"DocumentType\",\"name\":\"A\",\"fullPath\":\"/a\",\"items\":[\(document("/a/b", "B"))]}"
    let tree = try tree("{\"id\":103,\"items\":[\(parent),\(document("/a", "Again"))]}")
    #expect(tree.documents.map(\.fullPath) == ["/a", "/a/b"])
  }

  @Test("what cannot be used is told, and what lies below it is read")
  func strange() throws {
    let link = "{\"id\":9,\"type\":\"LinkType\",\"name\":\"Out\",\"items\":[\(document("/a", "A"))]}"
    let nameless = "{\"id\":\"10\",\"type\":\"DocumentType\",\"name\":\"Lost\"}"
    let tree = try tree("{\"id\":103,\"items\":[\(link),\(nameless)]}")
    #expect(tree.documents.map(\.fullPath) == ["/a"])
    #expect(
      tree.warnings == [
        "The list of pages holds 'Out' (id 9) of the unknown type 'LinkType'; it was left out.",
        "The list of pages holds 'Lost' (id 10) without a path; it was left out.",
      ])
  }

  @Test("a list without the server API, or without documents, is none")
  func noDocuments() {
    #expect(throws: AnswerRefusal.noServerAPI) { try tree("{\"id\":104,\"items\":[]}") }
    #expect(throws: AnswerRefusal.noDocuments) { try tree("{\"id\":103,\"items\":[]}") }
  }

  @Test(
    "an answer that is no page is refused, and why is told",
    arguments: [
      ("<!DOCTYPE html><html></html>", AnswerRefusal.markup), ("\n <HTML lang=\"zh\">", .markup),
      ("{\"code\":0,\"data\":{\"content\":\"# T", .notJSON(atEnd: true)), ("Bad gateway", .notJSON(atEnd: false)),
      ("", .notJSON(atEnd: true)), ("[]", .noCode), ("{\"data\":{\"content\":\"# Tea\"}}", .noCode),
      ("{\"code\":4040,\"msg\":\"gone\"}", .code("4040", message: "gone")), ("{\"code\":0}", .noData),
      ("{\"code\":0,\"data\":null}", .noData), ("{\"code\":0,\"data\":{}}", .noContent),
      ("{\"code\":0,\"data\":{\"content\":\" \\n\\t\"}}", .noContent),
      ("{\"code\":0,\"data\":{\"content\":null}}", .noContent),
      ("{\"code\":0,\"data\":{\"content\":\"<!doctype HTML><p>Log in\"}}", .markupAsContent),
    ])
  func refused(answer: String, refusal: AnswerRefusal) {
    #expect(throws: refusal) { try PageDetail(answer: Array(answer.utf8)) }
    #expect(!refusal.description.isEmpty)
  }

  @Test("bytes that are no text are refused")
  func notText() {
    #expect(throws: AnswerRefusal.notUTF8) { try PageDetail(answer: [0x7B, 0xFF, 0x7D]) }
  }

  @Test(
    "a page has its content as it is, and a time if the portal tells a number",
    arguments: [
      ("\"1700000000000\"", "1700000000000"), ("1700000000000", "1700000000000"), ("\"soon\"", nil), ("null", nil),
      ("\"\"", nil),
    ] as [(String, String?)])
  func page(time: String, expected: String?) throws {
    let answer = "{\"code\":\"0\",\"data\":{\"content\":\"# Tea\\n\",\"updateTime\":\(time)}}"
    #expect(try PageDetail(answer: Array(answer.utf8)) == PageDetail(content: "# Tea\n", updateTime: expected))
  }
}

@Suite("The address of a portal")
struct PortalTests {
  @Test("a slash at the end makes no difference")
  func slash() throws {
    #expect(try Portal("https://open.larksuite.com/") == Portal("https://open.larksuite.com"))
  }

  @Test(
    "what is no address is refused", arguments: ["", "open.feishu.cn", "ftp://tea", "https://", "https://a?b", "tea"])
  func refused(address: String) {
    #expect(throws: Portal.AddressError.self) { try Portal(address) }
  }

  @Test("a request names the page, the language and the program")
  func request() throws {
    let request = try Portal("https://portal.test").pageRequest("/a b/茶", as: "larkspur/9")
    #expect(
      request.url.absoluteString
        == "https://portal.test/document_portal/v1/document/get_detail?fullPath=%2Fa%20b%2F%E8%8C%B6")
    #expect(request.headers["Accept-Language"] == "zh-CN")
    #expect(request.headers["Cookie"] == "open_locale=zh-CN")
    #expect(request.headers["User-Agent"] == "larkspur/9")
    let english = try Portal("https://portal.test", language: .english).directoryRequest(as: "larkspur/9")
    #expect(english.headers["Accept-Language"] == "en-US")
    #expect(english.url.absoluteString == "https://portal.test/api/tools/docment/directory_list")
  }
}
