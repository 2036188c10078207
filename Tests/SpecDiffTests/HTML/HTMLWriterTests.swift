import Testing

@testable import SpecDiff

@Suite("Writing HTML")
struct HTMLWriterTests {
  private func written(_ write: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter()
    write(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test(
    "text stands as text, whatever it holds",
    arguments: [
      ("茶 & <b>\"hot\"</b> 'tea'", "茶 &amp; &lt;b&gt;&quot;hot&quot;&lt;/b&gt; &#39;tea&#39;"),
      ("&lt;", "&amp;lt;"),
      ("</script><script>", "&lt;/script&gt;&lt;script&gt;"),
      ("two\n\tlines", "two\n\tlines"),
      ("a\u{0}b\u{1B}[31m\r", "a⟨U+0000⟩b⟨U+001B⟩[31m⟨U+000D⟩"),
      ("\u{7F}\u{85}\u{AD}", "⟨U+007F⟩⟨U+0085⟩⟨U+00AD⟩"),
      ("left\u{202E}thgir\u{2066}\u{200F}\u{61C}", "left⟨U+202E⟩thgir⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩"),
      ("no\u{200B}width\u{FEFF}\u{2028}\u{FFFE}", "no⟨U+200B⟩width⟨U+FEFF⟩⟨U+2028⟩⟨U+FFFE⟩"),
      ("é ö ß שלום مرحبا 👩‍👩‍👧 𠮷 … “”", "é ö ß שלום مرحبا 👩‍👩‍👧 𠮷 … “”"),
      ("", ""),
    ])
  func text(_ text: String, _ expected: String) {
    #expect(written { $0.text(text) } == expected)
    #expect(written { $0.element("p", text: text) } == "<p>\(expected)</p>")
    #expect(written { $0.void("input", HTMLAttribute("value", text)) } == "<input value=\"\(expected)\">")
  }

  @Test("elements nest, and attributes without a value are there or not")
  func elements() {
    let text = written { html in
      html.element("details", .class("tea"), HTMLAttribute("open", if: true), HTMLAttribute("hidden", if: false)) {
        html in
        html.element("summary", text: "pot")
        html.text("1 < 2")
      }
    }
    #expect(text == "<details class=\"tea\" open><summary>pot</summary>1 &lt; 2</details>")
  }

  @Test(
    "links to the documentation lead to the portal, whatever the path says",
    arguments: [
      ("/server-docs/im-v1/message/create", "/server-docs/im-v1/message/create"),
      ("server-docs/im", "/server-docs/im"),
      ("//evil.example", "//evil.example"),
      ("javascript:alert(1)", "/javascript%3Aalert%281%29"),
      ("/a b?c#d\"<>", "/a%20b%3Fc%23d%22%3C%3E"),
      ("/茶", "/%E8%8C%B6"),
      ("/%E8%8C%B6", "/%E8%8C%B6"),
    ])
  func documentation(_ path: String, _ expected: String) {
    #expect(HTMLAttribute.href(toDocumentation: path).value == "https://open.feishu.cn/document" + expected)
  }
}

@Suite("Hashes of scripts and styles")
struct ContentHashTests {
  // All expected values by `openssl dgst -sha256 -binary | base64`.
  @Test(
    "is SHA-256 in base64",
    arguments: [
      ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
      ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
      ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="),
    ])
  func digest(_ text: String, _ expected: String) {
    #expect(ContentHash(Array(text.utf8)).policyText == "sha256-" + expected)
  }

  @Test(
    "lengths around the end of a block",
    arguments: [
      (55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="), (56, "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o="),
      (63, "fT50oF19sVvOStnsBljqmOPwbu7PFrTG//LaRX3cLzQ="), (64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
      (65, "Y1NhxIu56rFBmOduqKt/GkFoXWrWKqkUbTAdTxfrCuA="), (119, "MeulHDE6XAgiat8Y1KNZz9/Y0ugWsT9K+VL36mWE3Ps="),
    ])
  func blocks(_ length: Int, _ expected: String) {
    #expect(ContentHash(Array(repeating: UInt8(ascii: "a"), count: length)).policyText == "sha256-" + expected)
  }
}
