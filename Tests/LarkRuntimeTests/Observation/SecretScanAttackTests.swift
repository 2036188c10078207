import Foundation
import PlatformVocabulary
import Testing

@testable import LarkRuntime

@Suite("Texts of the platform", .tags(.attack))
struct SecretScanAttackTests {
  private static let tokens = [
    "t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARF", "u-6U1SbDiM6XIH2DcTCPyeub", "a-32bd8551db2f081cbfd2",
    "ur-oQ0mMq6MCcueAv0pbx2fQQhxqv",
    "t-SECRETTOKEN0123456789", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln-bmF0_dXJl",
  ]

  @Test("texts of the platform show no token, whatever is around it", arguments: tokens)
  func shapes(token: String) {
    let frames = [
      "%@", "token %@", "token:%@", "token=%@", "(%@)", "'%@'", "\"%@\"", "[%@]", "<%@>", "x,%@,y", "令牌%@无效", "a/%@/b",
      "token\n%@\nnext", "\\n%@", "\\u003d%@", "%22%@%22", "Bearer%20%@", "?q=%@&x=1", "access_token_%@", "%@.",
      "{\"msg\":\"%@\"}", "{\\\"msg\\\":\\\"%@\\\"}", "\u{1b}[31m%@", "|%@|", "https://h/%@?x", "token:%@;", "«%@»",
    ]
    for frame in frames {
      let text = frame.replacingOccurrences(of: "%@", with: token)
      let scrubbed = Redaction.scrubbed(text)
      #expect(!scrubbed.contains(token.dropFirst(6)), "\(text)")
      #expect(scrubbed.contains(Redaction.mark))
    }
  }

  @Test(
    "texts of the platform show no credentials behind the word or name that says what they are",
    arguments: [
      ("Authorization: Bearer abc123 was refused", "Authorization: (hidden)"),
      ("sent Bearer abc123, refused", "sent Bearer (hidden), refused"), ("bearer QWxhZGRpbg==", "bearer (hidden)"),
      ("Basic QWxhZGRpbjpvcGVu", "Basic (hidden)"), ("Bearer%20x1", "Bearer%20(hidden)"),
      ("app_secret=s3cr3t is wrong", "app_secret=(hidden) is wrong"),
      ("invalid app_secret: s3cr3t!", "invalid app_secret: (hidden)"),
      ("password: 'correct horse'", "password: '(hidden)'"), (#"{"otp":123456}"#, #"{"otp":(hidden)}"#),
      (#"{"app_secret":"a\"b","x":1}"#, #"{"app_secret":"(hidden)","x":1}"#),
      (#"{\"app_secret\":\"abc\"}"#, #"{\"app_secret\":\"(hidden)\"}"#),
      (#"{"tokens":["abc","def"],"n":2}"#, #"{"tokens":[(hidden)],"n":2}"#),
      (#"{"user_name":"Li Lei"}"#, #"{"user_name":"(hidden)"}"#),
      ("%7B%22app_secret%22%3A%22abc%22%7D", "%7B%22app_secret%22%3A%22(hidden)%22%7D"),
      ("Cookie: sid=abc; theme=dark", "Cookie: (hidden)"), ("'Set-Cookie: sid=abc' and", "'Set-Cookie: (hidden)' and"),
      ("app ticket 3fJhdgdYvXTB6NDJ is out of date", "app ticket (hidden) is out of date"),
      ("app_ticket is 3fJhdgdYvXTB6NDJ.", "app_ticket is (hidden)"),
      ("app_secret：s3cr3t0，请检查", "app_secret：(hidden)，请检查"),
      ("params[access_token]=abc", "params[access_token]=(hidden)"), ("secret => abc", "secret => (hidden)"),
      ("GET /x?ticket=abc&code=def&page_size=2", "GET /x?ticket=(hidden)&code=(hidden)&page_size=2"),
      (
        "/x?user_code=A&device_code=B&code_verifier=C",
        "/x?user_code=(hidden)&device_code=(hidden)&code_verifier=(hidden)"
      ),
      ("https://b/o?X-Tos-Signature=ab&X-Tos-Expires=9", "https://b/o?X-Tos-Signature=(hidden)&X-Tos-Expires=9"),
      ("https://b/#access_token=abc", "https://b/#access_token=(hidden)"),
      ("https://open.feishu.cn/open-apis/bot/v2/hook/SECRET", "https://open.feishu.cn/open-apis/bot/v2/hook/(hidden)"),
      ("https://x/trigger-webhook/ab/cd?a=1", "https://x/trigger-webhook/(hidden)?a=1"),
      ("https%3A%2F%2Fx%2Fhook%2Fab12", "https%3A%2F%2Fx%2Fhook%2F(hidden)"),
      ("https://me:pw@h.example/x", "https://(hidden)@h.example/x"), ("mail li@example.com.", "mail (hidden)."),
      ("to=li%40example.com&x", "to=(hidden)&x"), ("用户张三@公司", "(hidden)"),
    ])
  func named(text: String, scrubbed: String) {
    #expect(Redaction.scrubbed(text) == scrubbed)
  }

  @Test(
    "texts of the platform stay as they are where they hold none",
    arguments: [
      "", "ok", "no user ou_7d8a6e6df7621556ce0d21922b676706ccs", "a-z", "t-shirt", "t-shirt-with-long-sleeves",
      "om_dc13264520392913993dd051dba21dcf", "7a6d8f3a-1234-a567-89bc-def012345678",
      "invalid param token: must not be empty", "The token is invalid.", "access token expired", "code=99991663",
      #"{"code":99991663,"msg":"ok"}"#, "error code: 230001", "file token boxcnrHpsg1QDqXAAAyachabcef not found",
      "page_token=abcdef0123456789abcdef", "spreadsheet_token: shtcnmBA5yGbpLJgPnzKxQabcde", "Bearer token is missing",
      "Basic authentication", "Authorization: missing", "the ticket of the help desk", "name: required",
      "field address: no",
      "has_token=true", "secret: null", "log_id 2021080515080101020405", "@all", "<at user_id=1>", "a @ b", "x@",
      "webhook", "/open-apis/webhook", "/hook/:id", "20%", "100%abc", "C:\\x", "key: value", "session_id=abc123def456",
      "令牌无效", "(hidden)", "token=(hidden)", "Bearer (hidden)",
    ])
  func honest(text: String) {
    #expect(Redaction.scrubbed(text) == text)
  }

  @Test("texts of the platform are the same when they are scrubbed twice", arguments: tokens)
  func idempotence(token: String) {
    for text in [
      "a \(token) b", "Authorization: Bearer \(token)", "x?token=\(token)&u=a@b.c\n", #"{"token":"\#(token)"}"#,
    ] {
      let once = Redaction.scrubbed(text)
      #expect(Redaction.scrubbed(once) == once)
    }
  }

  @Test(
    "texts of the platform take no longer for being made to",
    arguments: [
      "token=[(hidden)", "token=\"", "_t-", "%40", "@", "a@", "://", "token ", "Bearer ", "authorization: a ", "code:[",
      "/hook/", "\\", "%", "a%40", "t-a.", "\"token\":", "eyJ_", "is ", "token=%22",
    ])
  func time(piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
    let start = ContinuousClock.now
    _ = Redaction.scrubbed(text)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("texts of the platform show line ends and what steers a terminal")
  func controls() {
    #expect(
      Redaction.scrubbed("ok\r\n2030-01-01 error: forged\u{1b}[2K\u{7}\u{9b}\u{202e}\u{2028}\u{200b}\t.")
        == #"ok\r\n2030-01-01 error: forged\u{1b}[2K\u{7}\u{9b}\u{202e}\u{2028}\u{200b}\t."#)
    #expect(Redaction.scrubbed("茶壶 🫖 👨‍👩‍👧 ❤️") == "茶壶 🫖 👨‍👩‍👧 ❤️")
  }

  @Test("texts of the platform are handled the same inside of JSON, in values and in names")
  func json() throws {
    let token = "t-SECRETTOKEN0123456789"
    let body: JSONAny = [
      "text": .string("use \(token) of li@example.com"), "list": [.string(token), ["x": .string("Bearer \(token)")]],
      "by_token": [token: 1], "tokens": ["a", "b"], "has_token": true, "token": nil, "code": 12,
      "ticket": ["id": "7", "name": "N"],
      "session": "S", "file_token": "boxcn", "session_id": "s",
    ]
    #expect(
      Redaction.redacted(body) == [
        "text": "use (hidden) of (hidden)", "list": ["(hidden)", ["x": "Bearer (hidden)"]], "by_token": "(hidden)",
        "tokens": "(hidden)", "has_token": true, "token": nil, "code": "(hidden)",
        "ticket": ["id": "7", "name": "(hidden)"],
        "session": "(hidden)", "file_token": "boxcn", "session_id": "s",
      ])
    #expect(
      Redaction.redacted(["map": [token: 1, "t-SECRETTOKEN9876543210": 2]])["map"]?.object?.keys.sorted() == [
        "(hidden)"
      ])
  }
}
